package marigold.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import marigold.projection.ReadModel;
import org.axonframework.modelling.command.AggregateRoot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

@DisplayName("In the product's classes")
class ArchitectureTest {
    /// Where time, chance and the outside world come from.
    private static final Predicate<String> OUTSIDE_WORLD = Stream.of(
                    "java\\.time\\.(Clock|InstantSource).*",
                    "java\\.util\\.(Random|UUID|Timer).*",
                    "java\\.util\\.(random|concurrent)\\..*",
                    "java\\.security\\..*",
                    "java\\.(io|nio(?!\\.charset)|net|sql)\\..*",
                    "javax\\.sql\\..*",
                    "jakarta\\.persistence\\..*",
                    "org\\.postgresql\\..*",
                    "org\\.springframework\\.(jdbc|dao|transaction|data|web|http)\\..*")
            .map(pattern -> (Predicate<String>) name -> name.matches(pattern))
            .reduce(_ -> false, Predicate::or);

    /// Methods that look at the clock or draw lots, of classes that are harmless otherwise.
    private static final Set<String> IMPURE_METHODS =
            Set.of("now", "currentTimeMillis", "nanoTime", "random", "getenv", "getProperty");

    /// The rebuild engine, outside of its package, will need the first; the second is public as settings are.
    /// The last is a part of public questions.
    private static final Set<String> PUBLIC_SO_FAR = Set.of(
            "marigold.market.reports.SlipQuery", "marigold.projection.WorkingSet", "marigold.reads.ReadSettings");

    @Test
    @DisplayName("the read side knows nothing of the write side, nor the write side of the read side")
    void sides() {
        assertThat(dependencies(Code.QUERY_SERVICE, Code.COMMAND_SERVICE)).isEmpty();
        assertThat(dependencies(Code.COMMAND_SERVICE, Code.QUERY_SERVICE)).isEmpty();
    }

    @Test
    @DisplayName("shared modules know nothing of the services, and the services nothing of their delivery")
    void layers() {
        for (String service : List.of(Code.COMMAND_SERVICE, Code.QUERY_SERVICE)) {
            assertThat(dependencies("shared-events", service)).isEmpty();
            assertThat(dependencies("shared-web", service)).isEmpty();
            assertThat(dependencies("db", service)).isEmpty();
            assertThat(dependencies(service, "standalone")).isEmpty();
        }
        assertThat(dependencies("shared-web", "db")).isEmpty();
        assertThat(dependencies("shared-web", "shared-events")).isEmpty();
        assertThat(dependencies("db", "shared-web")).isEmpty();
    }

    @Test
    @DisplayName("nothing but db migrates")
    void migrations() {
        assertThat(Code.classes()
                        .filter(type -> !Code.moduleOf(type).equals("db"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("org.flywaydb")))
                .isEmpty();
    }

    @Test
    @DisplayName("folds have no clock, no chance, no SQL and no I/O")
    void pureFolds() {
        assertThat(impure(Code.subtypesOf(ReadModel.class))).isEmpty();
    }

    @Test
    @DisplayName("aggregates have no clock, no chance, no SQL and no I/O")
    void pureAggregates() {
        assertThat(impure(Code.classes().filter(type -> type.isAnnotatedWith(AggregateRoot.class))))
                .isEmpty();
    }

    @Test
    @DisplayName("a type is public only when another package uses it")
    void notMorePublicThanNeeded() {
        assertThat(Stream.of(Code.COMMAND_SERVICE, Code.QUERY_SERVICE)
                        .flatMap(Code::classesOf)
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> type.getMethods().stream()
                                .noneMatch(method -> method.getName().equals("main")))
                        .filter(type -> !isUsedElsewhere(type))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(PUBLIC_SO_FAR);
    }

    @Test
    @DisplayName("no bean and no aggregate stands in another class, where the start does not look")
    void beansAreTopLevel() {
        assertThat(Code.classes()
                        .filter(type -> !type.isTopLevelClass() && !type.isAnnotation())
                        .filter(type ->
                                type.isMetaAnnotatedWith(Component.class) || type.isAnnotatedWith(AggregateRoot.class)))
                .isEmpty();
    }

    private static boolean isUsedElsewhere(JavaClass type) {
        return Code.classes()
                .filter(part -> part.equals(type) || part.getName().startsWith(type.getName() + "$"))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    private static Stream<String> dependencies(String from, String to) {
        return Code.classesOf(from)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> Code.moduleOf(dependency.getTargetClass()).equals(to))
                .map(Dependency::getDescription);
    }

    /// What the classes, or anything of ours that they call, take from the outside world.
    private static Stream<String> impure(Stream<JavaClass> types) {
        Set<JavaCodeUnit> code = new LinkedHashSet<>();
        types.flatMap(type -> type.getCodeUnits().stream()).forEach(unit -> code.addAll(Code.reachedFrom(unit)));
        assertThat(code).hasSizeGreaterThan(50);
        return code.stream()
                .flatMap(unit -> Code.accesses(unit))
                .filter(access -> OUTSIDE_WORLD.test(access.getTargetOwner().getName())
                        || IMPURE_METHODS.contains(access.getTarget().getName()))
                .map(JavaAccess::getDescription);
    }
}
