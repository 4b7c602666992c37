package marigold.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

@DisplayName("docs/configuration.md")
class ConfigurationTest {
    private static final String PAGE = "docs/configuration.md";
    private static final Pattern VARIABLE = Pattern.compile("\\bMARIGOLD_[A-Z_]*[A-Z]\\b");

    /// What a component's doc comment adds for those who use the launcher.
    private static final Pattern LAUNCHER_NOTE = Pattern.compile("\\s*\\(`MARIGOLD_[^)]*\\)");

    /// @param settings the record that the property is a component of
    private record Property(Class<?> settings, String prefix, RecordComponent component, Parameter parameter) {
        String name() {
            return prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }

        String variable() {
            return name().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        }

        String byDefault() {
            DefaultValue value = parameter.getAnnotation(DefaultValue.class);
            assertThat(value).as("the default of %s", name()).isNotNull();
            return String.join(",", value.value());
        }

        Object of(Object record) throws ReflectiveOperationException {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        }
    }

    @Test
    @DisplayName("lists every property with its default, its environment variable and what it means")
    void properties() throws IOException {
        StringBuilder table =
                new StringBuilder("| property | variable | default | what it means |\n|---|---|---|---|\n");
        for (Property property : all()) {
            table.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                            property.name(),
                            property.variable(),
                            property.byDefault().isEmpty() ? "" : "`" + property.byDefault() + "`",
                            meaning(property)));
        }
        Page.of(PAGE).mustHold("properties", table.toString());
    }

    @Test
    @DisplayName("lists the conditions on a property, too")
    void conditions() {
        assertThat(Code.classes()
                        .flatMap(type -> Stream.concat(Stream.of(type), type.getMethods().stream()))
                        .filter(part -> part.isAnnotatedWith(ConditionalOnProperty.class))
                        .map(part -> part.getAnnotationOfType(ConditionalOnProperty.class))
                        .flatMap(condition -> Stream.of(condition.name())))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Page.of(PAGE).text()).contains("`" + name + "`"));
    }

    @Test
    @DisplayName("gives variables that the services really read")
    void variables() throws ReflectiveOperationException {
        for (Property property : all()) {
            Object byDefault = property.of(bound(property, Map.of()));
            Object other = property.of(bound(property, Map.of(property.variable(), another(byDefault))));
            assertThat(other).as(property.variable()).isNotEqualTo(byDefault);
        }
    }

    @Test
    @DisplayName(
            "lists the variables that the launcher, its program and every service read by a short name, and no others")
    void launcher() throws IOException {
        Set<String> read = variablesIn(Page.of("marigold").text());
        try (Stream<Path> sources = Files.walk(Page.ROOT.resolve("deploy/standalone/src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                read.addAll(variablesIn(Files.readString(source)));
            }
        }
        read.addAll(variablesIn(Page.of("shared-web/src/main/java/marigold/web/EnvironmentNames.java")
                .text()));
        String text = Page.of(PAGE).text();
        String table = text.substring(text.indexOf("## The launcher"), text.indexOf("## The services"));
        assertThat(table.lines()
                        .filter(line -> line.startsWith("| `MARIGOLD_"))
                        .map(line -> line.replaceFirst("^\\| `([A-Z_]+)`.*", "$1")))
                .containsExactlyInAnyOrderElementsOf(read);
    }

    private static List<Property> all() {
        return Code.classes()
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .map(JavaClass::reflect)
                .sorted(Comparator.comparing(ConfigurationTest::prefix))
                .flatMap(ConfigurationTest::properties)
                .toList();
    }

    private static Stream<Property> properties(Class<?> settings) {
        RecordComponent[] components = settings.getRecordComponents();
        Parameter[] parameters = settings.getDeclaredConstructors()[0].getParameters();
        return IntStream.range(0, components.length)
                .mapToObj(i -> new Property(settings, prefix(settings), components[i], parameters[i]));
    }

    private static String prefix(Class<?> settings) {
        return settings.getAnnotation(ConfigurationProperties.class).value();
    }

    private static Object bound(Property property, Map<String, Object> variables) {
        var source = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
        return new Binder(ConfigurationPropertySources.from(source))
                .bindOrCreate(property.prefix(), property.settings());
    }

    private static String another(Object value) {
        return switch (value) {
            case Boolean flag -> Boolean.toString(!flag);
            case Integer number -> Integer.toString(number + 1);
            case Duration duration -> duration.plusSeconds(1).toString();
            case DataSize size -> size.toBytes() + 1 + "B";
            case List<?> list when list.contains(1_200) -> "1,2";
            case List<?> list -> "another," + list.size();
            case String text -> text + "another";
            default -> throw new IllegalArgumentException("Another " + value.getClass());
        };
    }

    /// What the record's own doc comment says about its component.
    private static String meaning(Property property) throws IOException {
        String source = "%s/src/main/java/%s.java"
                .formatted(
                        Code.classes()
                                .filter(type -> type.isEquivalentTo(property.settings()))
                                .map(Code::moduleOf)
                                .findFirst()
                                .orElseThrow(),
                        property.settings().getName().replace('.', '/'));
        String comment = Page.of(source)
                .text()
                .lines()
                .filter(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip())
                .collect(joining(" "));
        String meaning = Stream.of(comment.split("@param "))
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.startsWith(property.component().getName() + " "))
                .map(parameter -> parameter
                        .substring(property.component().getName().length())
                        .strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError(source + " does not say what this means: " + property.name()));
        return LAUNCHER_NOTE.matcher(meaning).replaceAll("");
    }

    private static Set<String> variablesIn(String text) {
        return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
