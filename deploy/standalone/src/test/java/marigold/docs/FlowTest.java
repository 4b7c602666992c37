package marigold.docs;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import marigold.events.EventTypes;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.projection.Occurrence;
import marigold.projection.ReadModel;
import marigold.projection.Table;
import marigold.refusal.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("docs/flow.md")
class FlowTest {
    /// @param decider the aggregate's handler
    private record Command(JavaClass type, JavaCodeUnit decider, List<Class<?>> events, Set<String> refusals) {}

    private record ModelOnPath(ReadModel<?> model, List<Class<?>> events, List<String> paths) {}

    private record Endpoint(String verbs, List<String> paths, JavaMethod method) {
        String path() {
            return paths.stream().map(path -> "`" + verbs + " " + path + "`").collect(joining("<br>"));
        }
    }

    private final List<Endpoint> writes = endpoints(Code.COMMAND_SERVICE);
    private final List<Endpoint> reads = endpoints(Code.QUERY_SERVICE);
    private final Map<Endpoint, Set<String>> named = new HashMap<>();
    private final List<Command> commands = commands();
    private final List<ModelOnPath> models = models();

    @Test
    @DisplayName("says which command leads to which events, read models and screens, as the code has it")
    void generated() {
        Page.of("docs/flow.md").mustBe("""
            # From a command to a screen

            Generated from the class files, and compared with them, by `FlowTest` in `deploy/standalone`; do not edit.

            - *events*: what the command's handler can append; which of them depends on what changes.
            - *refused with*: codes of [problems](problems.md) that the aggregate itself answers; the path that sends the
              command can refuse before that, see [write paths](#write-paths).
            - *projections*: read models whose fold asks for a row when it is given one of the events.
            - *seen at*: the `GET` paths of those read models; their other names are under [read paths](#read-paths).

            | command | decided by | events | refused with | projections | seen at |
            |---|---|---|---|---|---|
            %s
            ## Write paths

            *refused with* holds the refusals of the path's own code and of the aggregates of its commands. Every path that sends
            a command also answers %s, since it takes
            an `Idempotency-Key` and is run again when others are faster. What any path can answer, such as a missing login, is
            among the [problems](problems.md).

            | path | API | commands | refused with |
            |---|---|---|---|
            %s
            ## Read paths

            | path | API | read model | refused with |
            |---|---|---|---|
            %s
            ## Read models

            | read model | tables in schema `read` | events that it reads |
            |---|---|---|
            %s
            ## Events that no read model reads

            %s.
            """.formatted(
                        lines(commands, this::row),
                        codes(refusals(ofEveryWrite())),
                        lines(writes, this::writeRow),
                        lines(reads, this::readRow),
                        lines(models, FlowTest::modelRow),
                        names(unread())));
    }

    @Test
    @DisplayName("knows a command for every event, and a handler for every command")
    void complete() {
        Set<Class<?>> decided = new HashSet<>();
        commands.forEach(command -> decided.addAll(command.events()));
        assertThat(decided).isEqualTo(EventTypes.all());
        assertThat(writes.stream().flatMap(write -> commandsOf(write).stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(commands);
    }

    private String row(Command command) {
        List<ModelOnPath> seenBy = models.stream()
                .filter(model -> model.events().stream().anyMatch(command.events()::contains))
                .toList();
        return "| `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        command.type().getSimpleName(),
                        command.decider().getOwner().getSimpleName(),
                        names(command.events()),
                        codes(command.refusals()),
                        seenBy.stream().map(model -> model.model().name()).collect(joining(", ")),
                        seenBy.stream()
                                .flatMap(model -> model.paths().stream())
                                .map(path -> "`" + path + "`")
                                .collect(joining("<br>")));
    }

    private String writeRow(Endpoint write) {
        List<Command> sent = commandsOf(write);
        Set<JavaCodeUnit> itsOwn = new HashSet<>(Code.reachedFrom(write.method()));
        if (itsOwn.contains(ofEveryWrite())) itsOwn.removeAll(Code.reachedFrom(ofEveryWrite()));
        Set<String> refusals = new TreeSet<>();
        itsOwn.forEach(unit -> code(unit.getOwner()).ifPresent(refusals::add));
        sent.forEach(command -> refusals.addAll(command.refusals()));
        return "| %s | %s | %s | %s |"
                .formatted(
                        write.path(),
                        write.method().getOwner().getSimpleName(),
                        sent.stream()
                                .map(command -> "`" + command.type().getSimpleName() + "`")
                                .collect(joining(", ")),
                        codes(refusals));
    }

    private String readRow(Endpoint read) {
        return "| %s | %s | %s | %s |"
                .formatted(
                        read.path(),
                        read.method().getOwner().getSimpleName(),
                        models.stream()
                                .map(model -> model.model())
                                .filter(model -> isMadeFrom(read, model))
                                .map(ReadModel::name)
                                .collect(joining(", ")),
                        codes(refusals(read.method())));
    }

    private static String modelRow(ModelOnPath model) {
        return "| %s | %s | %s |"
                .formatted(
                        model.model().name(),
                        model.model().tables().stream().map(Table::name).collect(joining(", ")),
                        names(model.events()));
    }

    private List<Class<?>> unread() {
        Set<Class<?>> read = new HashSet<>();
        models.forEach(model -> read.addAll(model.events()));
        return inOrder(EventTypes.all().stream().filter(event -> !read.contains(event)));
    }

    private List<Command> commandsOf(Endpoint write) {
        Set<JavaClass> made = Code.madeBy(write.method());
        return commands.stream()
                .filter(command -> made.contains(command.type()))
                .toList();
    }

    /// What every write goes through: the `run` without a quick form, which the other one ends with.
    private static JavaCodeUnit ofEveryWrite() {
        return Code.classes()
                .filter(type -> type.isEquivalentTo(Writes.class))
                .map(type -> type.getMethod("run", WriteRequest.class, Supplier.class))
                .findAny()
                .orElseThrow();
    }

    private static List<Command> commands() {
        return Code.classesOf(Code.COMMAND_SERVICE)
                .filter(type -> type.isAnnotatedWith(AggregateRoot.class))
                .sorted(Comparator.comparing(JavaClass::getSimpleName))
                .flatMap(aggregate -> aggregate.getCodeUnits().stream()
                        .filter(unit -> unit.isAnnotatedWith(CommandHandler.class))
                        .sorted(Comparator.comparing(FlowTest::line)))
                .map(FlowTest::command)
                .toList();
    }

    private static Command command(JavaCodeUnit decider) {
        Stream<Class<?>> events =
                Code.madeBy(decider).stream().<Class<?>>map(JavaClass::reflect).filter(EventTypes.all()::contains);
        return new Command(decider.getRawParameterTypes().getFirst(), decider, inOrder(events), refusals(decider));
    }

    /// Handlers in the order in which the aggregate's source has them.
    private static int line(JavaCodeUnit unit) {
        return unit.getCallsFromSelf().stream()
                .mapToInt(JavaAccess::getLineNumber)
                .min()
                .orElseThrow();
    }

    private List<ModelOnPath> models() {
        return Code.subtypesOf(ReadModel.class)
                .<ReadModel<?>>map(type -> (ReadModel<?>) Sample.of(type.reflect()))
                .sorted(Comparator.comparing(ReadModel::name))
                .map(model -> new ModelOnPath(
                        model,
                        inOrder(EventTypes.all().stream().filter(event -> asksForRows(model, Sample.of(event)))),
                        reads.stream()
                                .filter(read -> isMadeFrom(read, model))
                                .map(read -> read.paths().getFirst())
                                .toList()))
                .toList();
    }

    /// A read model's own queries are in its package; a report names all that it is made from in a constant.
    private boolean isMadeFrom(Endpoint read, ReadModel<?> model) {
        return read.method().getOwner().getPackageName().equals(model.getClass().getPackageName())
                || named.computeIfAbsent(read, FlowTest::namedIn).contains(model.name());
    }

    private static Set<String> namedIn(Endpoint read) {
        Set<String> names = new HashSet<>();
        Code.reachedFrom(read.method()).stream()
                .filter(unit -> !(unit instanceof JavaStaticInitializer))
                .flatMap(unit -> unit.getFieldAccesses().stream())
                .filter(access -> access.getTarget().getName().equals("READ_MODELS"))
                .flatMap(access -> access.getTarget().resolveMember().stream())
                .forEach(constant -> names.addAll(listIn(constant.reflect())));
        return names;
    }

    private static List<String> listIn(Field constant) {
        try {
            constant.setAccessible(true);
            return ((List<?>) constant.get(null))
                    .stream().map(String.class::cast).toList();
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// As the engines learn it: by running the fold without rows.
    private static <E> boolean asksForRows(ReadModel<E> model, Object event) {
        if (!model.family().isInstance(event)) return false;
        var asked = new AskedForRows();
        model.evolve(asked, model.family().cast(event), new Occurrence(1, Sample.of(Instant.class), 1));
        return asked.any();
    }

    private static List<Endpoint> endpoints(String module) {
        List<Endpoint> endpoints = new ArrayList<>();
        Code.classesOf(module)
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> type.getMethods().stream())
                .forEach(method -> {
                    var mapping = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
                    if (mapping == null) return;
                    String verbs = Arrays.stream(mapping.method())
                            .map(RequestMethod::name)
                            .collect(joining(", "));
                    endpoints.add(new Endpoint(verbs, List.of(mapping.path()), method));
                });
        endpoints.sort(Comparator.comparing(endpoint -> endpoint.paths().getFirst() + " " + endpoint.verbs()));
        return endpoints;
    }

    private static Set<String> refusals(JavaCodeUnit start) {
        Set<String> codes = new TreeSet<>();
        Code.madeBy(start).forEach(made -> code(made).ifPresent(codes::add));
        return codes;
    }

    private static Optional<String> code(JavaClass type) {
        boolean refusal = type.isAssignableTo(Refusal.class) && !type.isEquivalentTo(Refusal.class);
        return refusal ? Optional.of(refusal(type).code()) : Optional.empty();
    }

    private static Refusal refusal(JavaClass type) {
        return (Refusal) Sample.of(type.reflect());
    }

    /// As the sealed families declare them.
    private static List<Class<?>> inOrder(Stream<Class<?>> events) {
        Map<Class<?>, Integer> places = new LinkedHashMap<>();
        EventTypes.all().stream()
                .map(Class::getDeclaringClass)
                .distinct()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .forEach(event -> places.put(event, places.size()));
        return events.collect(toMap(identity(), places::get)).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .<Class<?>>map(Map.Entry::getKey)
                .toList();
    }

    private static <T> String lines(List<T> things, Function<T, String> row) {
        return things.stream().map(row).map(line -> line + "\n").collect(joining());
    }

    private static String names(Collection<Class<?>> types) {
        return types.stream().map(Class::getSimpleName).collect(joining(", "));
    }

    private static String codes(Collection<String> codes) {
        return codes.stream().map(code -> "`" + code + "`").collect(joining(", "));
    }
}
