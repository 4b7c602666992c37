package marigold;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import marigold.reads.Answers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("The query service")
class QueryServiceRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("marigold");

    /// The write side's packages by name, since its classes are not on this module's path and must never be.
    private static final String[] WRITE_SIDE = {
        "marigold.command..",
        "marigold.garden.catalogue..",
        "marigold.garden.gardener..",
        "marigold.garden.guide..",
        "marigold.garden.plantinstance..",
        "marigold.idempotency..",
        "marigold.market.farmeraccount..",
        "marigold.market.farmer..",
        "marigold.market.group..",
        "marigold.market.item..",
        "marigold.market.saala..",
        "marigold.market.silk..",
        "marigold.market.vehicle..",
        "marigold.market.vendor..",
        "jakarta.persistence.."
    };

    @Test
    @DisplayName("knows nothing of the command service")
    void noCommands() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WRITE_SIDE)
                .check(CLASSES);
    }

    @Test
    @DisplayName("folds events without a database, a clock, chance or threads")
    void pureFolds() {
        noClasses()
                .that()
                .haveNameMatching(".*Projection(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.Clock|java\\.util\\.Random|java\\.util\\.UUID|java\\.lang\\.Thread")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(CLASSES);
    }

    @Test
    @DisplayName("keeps the parts of a read model to its package")
    void packagePrivate() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Projection")
                .or()
                .haveSimpleNameEndingWith("Queries")
                .or()
                .areAnnotatedWith(RestController.class)
                .and()
                .resideInAnyPackage("marigold.market..", "marigold.garden..")
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    @DisplayName("answers every query through the one way with waits, validators and cache")
    void oneWay() {
        classes()
                .that()
                .resideInAnyPackage("marigold.market..", "marigold.garden..")
                .and()
                .areAnnotatedWith(RestController.class)
                .and()
                // Says hello and reads nothing.
                .doNotHaveSimpleName("GardenApi")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("marigold\\.(reads\\.Answers|market\\.print\\.Press)")
                .check(CLASSES);
    }

    /// What a controller asks of a request outside of the question would be asked only once (decision 0098).
    @Test
    @DisplayName("reads parameters in the question where a caller's next one is answered without the controller")
    void parametersInQuestions() {
        List<String> asksOutside = CLASSES.stream()
                .filter(controller -> controller.isAnnotatedWith(RestController.class))
                .filter(controller -> controller.getMethods().stream()
                        .flatMap(method -> method.getParameters().stream())
                        .anyMatch(parameter -> parameter.isAnnotatedWith(RequestParam.class)
                                || parameter.isAnnotatedWith(RequestHeader.class)))
                .filter(controller -> controller.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTarget())
                        .anyMatch(called -> called.getOwner().isEquivalentTo(Answers.class)
                                && called.getRawParameterTypes().get(1).isEquivalentTo(long.class)))
                .map(JavaClass::getSimpleName)
                .toList();
        assertThat(asksOutside).isEmpty();
    }
}
