package marigold.operations;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marigold.operations.OperatorActions.Asked;
import marigold.projection.DeadLetter;
import marigold.projection.DeadLetterQueue;
import marigold.projection.DeadLetterQueue.Rehearsed;
import marigold.projection.DeadLetterQueue.Retried;
import marigold.projection.ReadModels;
import marigold.projection.ReadModels.Status;
import marigold.reads.Exchange;
import marigold.refusal.Unknown;
import marigold.request.JsonBody;
import marigold.request.JsonFields;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators ask of events that read models have not applied. A parked event is named by its read model
/// and its position.
@RestController
final class DeadLettersApi {
    private static final DataSize BODY_MAX = DataSize.ofKilobytes(4);
    private static final int REASON_MAX = 500;

    private final ReadModels readModels;
    private final OperatorActions actions;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeadLettersApi(ReadModels readModels, OperatorActions actions, JdbcClient jdbc, JsonMapper json) {
        this.readModels = readModels;
        this.actions = actions;
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Failures of the same kind.
    ///
    /// @param events  that could not be taken
    /// @param waiting that wait behind them
    record Group(
            String fingerprint,
            String readModel,
            String eventType,
            String failure,
            int events,
            int waiting,
            Instant firstAt,
            Instant lastAt) {}

    /// @param payload of the event; texts are masked unless they were asked for
    record Shown(DeadLetter letter, JsonNode payload) {}

    @GetMapping("/ops/v1/dead-letters")
    ResponseEntity<List<DeadLetter>> list(@RequestParam Optional<String> projection) {
        return fresh(letters(projection).toList());
    }

    @GetMapping("/ops/v1/dead-letters/groups")
    ResponseEntity<List<Group>> groups() {
        List<DeadLetter> all = letters(Optional.empty()).toList();
        Map<String, List<DeadLetter>> byKind = all.stream()
                .filter(letter -> !letter.failure().isEmpty())
                .collect(Collectors.groupingBy(
                        letter -> letter.readModel() + " " + letter.fingerprint(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return fresh(byKind.values().stream().map(kind -> group(kind, all)).toList());
    }

    /// One event, with its payload. Texts may be people's names: they are masked unless `payload=true`, which
    /// is written down.
    @GetMapping("/ops/v1/dead-letters/{projection}/{position}")
    ResponseEntity<Shown> show(
            @PathVariable String projection,
            @PathVariable long position,
            @RequestParam(defaultValue = "false") boolean payload,
            Principal operator) {
        DeadLetter letter = found(projection, position);
        JsonNode stored = jdbc.sql("select payload from events.event where global_index = :position")
                .param("position", position)
                .query(String.class)
                .optional()
                .map(json::readTree)
                .orElseThrow(() -> new Unknown("There is no event at " + position));
        if (payload) actions.looked(new Asked(operator.getName(), "show payload", projection + ":" + position, ""));
        return fresh(new Shown(letter, payload ? stored : PayloadMask.over(stored, json)));
    }

    /// What the event would do now; nothing is changed.
    @GetMapping("/ops/v1/dead-letters/{projection}/{position}/diff")
    ResponseEntity<Rehearsed> diff(@PathVariable String projection, @PathVariable long position) {
        return fresh(queue().rehearse(found(projection, position)));
    }

    /// Tries a read model's parked events again: all, or with `position` those of that event's sequence.
    @PostMapping("/ops/v1/dead-letters/{projection}/retry")
    ResponseEntity<Retried> retry(@PathVariable String projection, Exchange exchange, Principal operator)
            throws IOException {
        JsonFields body = JsonBody.object(exchange.body(BODY_MAX));
        String reason = body.text(1, REASON_MAX, "reason");
        Optional<Long> position = body.optionalId("position").stream().boxed().findFirst();
        body.doneStrictly();
        known(projection);
        long sequence = position.map(at -> found(projection, at).sequence()).orElse(0L);
        Predicate<DeadLetter> wanted = letter -> sequence == 0 || letter.sequence() == sequence;
        return fresh(tried(
                new Asked(operator.getName(), "retry", projection, reason), () -> queue().retry(projection, wanted)));
    }

    /// Gives an event up. What waits behind it is tried again.
    @PostMapping("/ops/v1/dead-letters/{projection}/{position}/discard")
    ResponseEntity<Retried> discard(
            @PathVariable String projection, @PathVariable long position, Exchange exchange, Principal operator)
            throws IOException {
        JsonFields body = JsonBody.object(exchange.body(BODY_MAX));
        String reason = body.text(1, REASON_MAX, "reason");
        body.doneStrictly();
        DeadLetter letter = found(projection, position);
        return fresh(tried(
                new Asked(operator.getName(), "discard", projection + ":" + position, reason),
                () -> queue().discard(projection, letter)));
    }

    private Retried tried(Asked asked, Supplier<Retried> action) {
        if (!readModels.isProjecting()) throw new ProjectingElsewhere();
        String projection = asked.target().split(":", 2)[0];
        return actions.logged(
                asked,
                () -> queue().of(projection).stream().map(DeadLetter::position).toList(),
                () -> {
                    Retried retried = action.get();
                    if (retried.movedOn()) throw new OnlyRebuild(projection);
                    return retried;
                });
    }

    private Stream<DeadLetter> letters(Optional<String> projection) {
        projection.ifPresent(this::known);
        return readModels.statuses().stream()
                .filter(status -> status.deadLetters() > 0)
                .map(Status::name)
                .filter(name -> projection.isEmpty() || projection.get().equals(name))
                .flatMap(name -> queue().of(name).stream());
    }

    private static Group group(List<DeadLetter> kind, List<DeadLetter> all) {
        DeadLetter first = kind.getFirst();
        List<Long> sequences = kind.stream().map(DeadLetter::position).toList();
        long waiting = all.stream()
                .filter(letter -> letter.readModel().equals(first.readModel())
                        && letter.failure().isEmpty()
                        && sequences.contains(letter.sequence()))
                .count();
        Comparator<Instant> order = Comparator.naturalOrder();
        return new Group(
                first.fingerprint(),
                first.readModel(),
                first.eventType(),
                first.failure(),
                kind.size(),
                Math.toIntExact(waiting),
                kind.stream().map(DeadLetter::parkedAt).min(order).orElseThrow(),
                kind.stream().map(DeadLetter::parkedAt).max(order).orElseThrow());
    }

    private DeadLetter found(String projection, long position) {
        known(projection);
        return queue().of(projection).stream()
                .filter(letter -> letter.position() == position)
                .findFirst()
                .orElseThrow(() -> new Unknown("No event at %d is parked by %s".formatted(position, projection)));
    }

    private void known(String projection) {
        if (readModels.statuses().stream().noneMatch(status -> status.name().equals(projection)))
            throw new Unknown("There is no read model " + projection);
    }

    private DeadLetterQueue queue() {
        return readModels.letters();
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
