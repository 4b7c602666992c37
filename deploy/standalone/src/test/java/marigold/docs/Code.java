package marigold.docs;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The product's own classes, read from their class files.
final class Code {
    static final String COMMAND_SERVICE = "command-service";
    static final String QUERY_SERVICE = "query-service";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("marigold");

    /// Class files are found in a module's `target`, as a folder or as a jar.
    private static final Pattern MODULE = Pattern.compile(".*/([^/]+)/target/.*");

    private Code() {}

    static Stream<JavaClass> classes() {
        return CLASSES.stream();
    }

    static Stream<JavaClass> classesOf(String module) {
        return classes().filter(type -> moduleOf(type).equals(module));
    }

    /// The folder that a class is built in; `""` for classes that are not ours.
    static String moduleOf(JavaClass type) {
        return type.getSource()
                .map(source -> MODULE.matcher(source.getUri().toString()))
                .filter(Matcher::matches)
                .map(uri -> uri.group(1))
                .orElse("");
    }

    static Stream<JavaClass> subtypesOf(Class<?> type) {
        return classes()
                .filter(candidate -> candidate.isAssignableTo(type) && !candidate.isInterface())
                .filter(candidate -> !candidate.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    /// The method and everything of ours that it calls or hands on, lambdas included.
    static Set<JavaCodeUnit> reachedFrom(JavaCodeUnit start) {
        Set<JavaCodeUnit> reached = new LinkedHashSet<>();
        ArrayDeque<JavaCodeUnit> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            JavaCodeUnit next = open.remove();
            if (!reached.add(next)) continue;
            accesses(next).map(Code::target).flatMap(Optional::stream).forEach(open::add);
        }
        return reached;
    }

    /// The classes of ours that the method makes instances of, itself or through what it calls.
    static Set<JavaClass> madeBy(JavaCodeUnit start) {
        return reachedFrom(start).stream()
                .filter(reached -> reached instanceof JavaConstructor && reached != start)
                .map(JavaCodeUnit::getOwner)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Stream<JavaAccess<?>> accesses(JavaCodeUnit unit) {
        return Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream());
    }

    private static Optional<JavaCodeUnit> target(JavaAccess<?> access) {
        return access.getTarget()
                .resolveMember()
                .filter(JavaCodeUnit.class::isInstance)
                .map(JavaCodeUnit.class::cast)
                .filter(unit -> !moduleOf(unit.getOwner()).isEmpty());
    }
}
