package marigold.operations;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marigold.operations.OperatorActions.Action;
import marigold.operations.OperatorActions.Asked;
import marigold.operations.ProjectionAnswers.Projection;
import marigold.operations.ProjectionAnswers.Running;
import marigold.projection.Pause;
import marigold.projection.ReadModels;
import marigold.projection.Rebuild;
import marigold.projection.Rebuild.Order;
import marigold.projection.Rebuild.Purpose;
import marigold.projection.Rebuild.State;
import marigold.projection.Rebuilds.Rehearsal;
import marigold.reads.Exchange;
import marigold.refusal.Unknown;
import marigold.request.JsonBody;
import marigold.request.JsonFields;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What operators ask of the read models. Everything that changes something names a reason, and is logged
/// with it.
@RestController
final class ProjectionsApi {
    private static final DataSize BODY_MAX = DataSize.ofKilobytes(4);
    private static final int REASON_MAX = 500;
    private static final int RATE_MAX = 1_000_000;
    private static final int LIST_MAX = 100;
    private static final Pattern SAMPLE = Pattern.compile("sample:([1-9][0-9]?)%");

    private final ReadModels readModels;
    private final ProjectionAnswers answers;
    private final OperatorActions actions;
    private final Clock clock;

    ProjectionsApi(ReadModels readModels, ProjectionAnswers answers, OperatorActions actions, Clock clock) {
        this.readModels = readModels;
        this.answers = answers;
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping("/ops/v1/projections")
    ResponseEntity<List<Projection>> projections() {
        return fresh(answers.projections());
    }

    @GetMapping("/ops/v1/projections/{name}")
    ResponseEntity<Projection> projection(@PathVariable String name) {
        return fresh(known(name));
    }

    @GetMapping("/ops/v1/rebuilds")
    ResponseEntity<List<Running>> rebuilds() {
        return fresh(readModels.rebuilds().newestFirst(LIST_MAX).stream()
                .map(answers::running)
                .toList());
    }

    @GetMapping("/ops/v1/rebuilds/{id}")
    ResponseEntity<Running> rebuild(@PathVariable long id) {
        return fresh(answers.running(found(id)));
    }

    @GetMapping("/ops/v1/actions")
    ResponseEntity<List<Action>> actions(@RequestParam(defaultValue = "9223372036854775807") long before) {
        return fresh(actions.newestFirst(before, LIST_MAX));
    }

    /// Builds the read model anew. With `dryRun` it only says what that would take.
    @PostMapping("/ops/v1/projections/{name}/rebuild")
    ResponseEntity<Object> rebuild(@PathVariable String name, Exchange exchange, Principal operator)
            throws IOException {
        JsonFields body = body(exchange);
        boolean dryRun = body.optionalFlag("dryRun").orElse(false);
        String reason = dryRun ? "" : reason(body);
        int verifyPercent = percent(body);
        OptionalInt rate = body.optionalCount(1, RATE_MAX, "rate");
        boolean swaps = body.optionalFlag("swap").orElse(true);
        body.doneStrictly();
        known(name);
        if (dryRun) return fresh(rehearse(name));
        return accepted(new Order(name, Purpose.REBUILD, verifyPercent, rate, swaps, operator.getName(), reason));
    }

    /// Builds the read model anew only to compare the rows.
    @PostMapping("/ops/v1/projections/{name}/verify")
    ResponseEntity<Object> verify(@PathVariable String name, Exchange exchange, Principal operator) throws IOException {
        JsonFields body = body(exchange);
        String reason = body.optionalText(0, REASON_MAX, "reason").orElse("");
        OptionalInt rate = body.optionalCount(1, RATE_MAX, "rate");
        body.doneStrictly();
        known(name);
        return accepted(new Order(name, Purpose.VERIFY, 100, rate, false, operator.getName(), reason));
    }

    /// Puts the tables of a rebuild that is ready in place of the live ones, whether they differ or not.
    @PostMapping("/ops/v1/projections/{name}/swap")
    ResponseEntity<Projection> swap(@PathVariable String name, Exchange exchange, Principal operator)
            throws IOException {
        String reason = onlyReason(exchange);
        Rebuild ready = last(name)
                .filter(rebuild -> rebuild.state() == State.READY)
                .orElseThrow(() -> new RebuildNotReady(name));
        return done(new Asked(operator.getName(), "swap", name, reason), () -> {
            if (!readModels.rebuilds().swap(ready)) throw new TablesInUse(name);
        });
    }

    /// Puts the tables from before the last swap in place again, with what has happened since.
    @PostMapping("/ops/v1/projections/{name}/rollback")
    ResponseEntity<Projection> rollBack(@PathVariable String name, Exchange exchange, Principal operator)
            throws IOException {
        String reason = onlyReason(exchange);
        Rebuild swapped =
                last(name).filter(readModels.rebuilds()::canRollBack).orElseThrow(() -> new NothingKept(name));
        return done(new Asked(operator.getName(), "rollback", name, reason), () -> {
            if (!readModels.rebuilds().rollBack(swapped)) throw new TablesInUse(name);
        });
    }

    /// Drops what stands beside the live tables: a rebuild, or the tables from before the last swap.
    @PostMapping("/ops/v1/projections/{name}/retire")
    ResponseEntity<Projection> retire(@PathVariable String name, Exchange exchange, Principal operator)
            throws IOException {
        String reason = onlyReason(exchange);
        Rebuild rebuild = last(name).orElseThrow(() -> new NothingKept(name));
        return done(
                new Asked(operator.getName(), "retire", name, reason),
                () -> readModels.rebuilds().retire(rebuild));
    }

    /// Stops a read model until it is resumed, or `until` a time. With `onlyRebuild` its live rows go on.
    @PostMapping("/ops/v1/projections/{name}/pause")
    ResponseEntity<Projection> pause(@PathVariable String name, Exchange exchange, Principal operator)
            throws IOException {
        JsonFields body = body(exchange);
        String reason = reason(body);
        boolean onlyRebuild = body.optionalFlag("onlyRebuild").orElse(false);
        Optional<Instant> until = until(body);
        body.doneStrictly();
        known(name);
        var order = new Pause.Order(name, onlyRebuild, operator.getName(), reason, until);
        return done(new Asked(operator.getName(), "pause", name, reason), () -> readModels.pause(order));
    }

    /// Lets a paused read model go on.
    @PostMapping("/ops/v1/projections/{name}/resume")
    ResponseEntity<Projection> resume(@PathVariable String name, Exchange exchange, Principal operator)
            throws IOException {
        String reason = onlyReason(exchange);
        known(name);
        return done(new Asked(operator.getName(), "resume", name, reason), () -> readModels.resume(name));
    }

    private ResponseEntity<Projection> done(Asked asked, Runnable action) {
        requireProjecting();
        actions.logged(asked, () -> known(asked.target()), () -> {
            action.run();
            return true;
        });
        return fresh(known(asked.target()));
    }

    private void requireProjecting() {
        if (!readModels.isProjecting()) throw new ProjectingElsewhere();
    }

    private ResponseEntity<Object> accepted(Order order) {
        requireProjecting();
        Asked asked = new Asked(
                order.askedBy(), order.purpose().name().toLowerCase(Locale.ROOT), order.readModel(), order.reason());
        long id = actions.logged(
                asked,
                () -> known(order.readModel()),
                () -> readModels.rebuilds().plan(order).orElseThrow(() -> new RebuildRunning(order.readModel())));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .body(answers.running(found(id)));
    }

    private Rehearsal rehearse(String name) {
        if (last(name).filter(rebuild -> rebuild.state().isAside()).isPresent()) throw new RebuildRunning(name);
        return readModels.rebuilds().rehearse(name);
    }

    private Projection known(String name) {
        return answers.projection(name).orElseThrow(() -> new Unknown("There is no read model " + name));
    }

    /// What the read model has beside its live tables.
    private Optional<Rebuild> last(String name) {
        known(name);
        return readModels.rebuilds().lastOfEach().stream()
                .filter(rebuild -> rebuild.readModel().equals(name))
                .findFirst();
    }

    private Rebuild found(long id) {
        return readModels.rebuilds().find(id).orElseThrow(() -> new Unknown("There is no rebuild " + id));
    }

    private static JsonFields body(Exchange exchange) throws IOException {
        return JsonBody.object(exchange.body(BODY_MAX));
    }

    private static String onlyReason(Exchange exchange) throws IOException {
        JsonFields body = body(exchange);
        String reason = reason(body);
        body.doneStrictly();
        return reason;
    }

    private static String reason(JsonFields body) {
        return body.text(1, REASON_MAX, "reason");
    }

    private Optional<Instant> until(JsonFields body) {
        Optional<String> text = body.optionalText(1, REASON_MAX, "until");
        try {
            Optional<Instant> until = text.map(Instant::parse);
            if (until.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
                body.mistake("until", "must be in the future");
            }
            return until;
        } catch (DateTimeParseException _) {
            body.mistake("until", "must be a time like 2026-01-31T18:00:00Z");
            return Optional.empty();
        }
    }

    private static int percent(JsonFields body) {
        String verify = body.optionalText(0, REASON_MAX, "verify").orElse("full");
        Matcher sample = SAMPLE.matcher(verify);
        if (sample.matches()) return Integer.parseInt(sample.group(1));
        if (verify.equals("none")) return 0;
        if (!verify.equals("full")) body.mistake("verify", "must be full, none or sample:N%");
        return 100;
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
