package marigold.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import marigold.garden.events.GardenEvent;
import marigold.market.events.MarketEvent;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The events")
class EventFamilyTest {
    @Test
    @DisplayName("each have one stored name, and no name is left without its event")
    void named() {
        Set<Class<?>> records = new HashSet<>();
        collect(MarketEvent.class, records);
        collect(GardenEvent.class, records);
        assertThat(EventTypes.all()).isEqualTo(records);
    }

    @Test
    @DisplayName("each say their revision themselves, since a revision on the family is ignored")
    void revised() {
        assertThat(EventTypes.all())
                .allSatisfy(event -> assertThat(event.getDeclaredAnnotation(Revision.class))
                        .as(event.getName())
                        .isNotNull());
    }

    @Test
    @DisplayName("depend on nothing but the JDK's base and the revision's annotation")
    void aContract() {
        var ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("marigold");
        assertThat(ours)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getDirectDependenciesFromSelf())
                        .allSatisfy(dependency -> assertThat(
                                        dependency.getTargetClass().getName())
                                .matches(name -> name.startsWith("marigold.")
                                        || name.startsWith("java.lang.")
                                        || name.startsWith("java.time.")
                                        || name.startsWith("java.util.")
                                        || name.startsWith("[")
                                        || name.equals(Revision.class.getName())
                                        || name.matches("long|int|double|boolean|void"))));
    }

    private static void collect(Class<?> type, Set<Class<?>> records) {
        if (type.isRecord()) records.add(type);
        else Stream.of(type.getPermittedSubclasses()).forEach(permitted -> collect(permitted, records));
    }
}
