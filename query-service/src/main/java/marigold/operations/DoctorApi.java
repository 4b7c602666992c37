package marigold.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import marigold.database.StartupRefused;
import marigold.eventstore.Doctor;
import marigold.eventstore.EventTail;
import marigold.eventstore.OpenAppend;
import marigold.eventstore.PostgresEventStore;
import marigold.projection.ReadModels;
import marigold.projection.ReadModels.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Examines a running Marigold and its PostgreSQL; what would be lost or stand still is a problem.
@RestController
final class DoctorApi {
    private static final Duration SKEW_MAX = Duration.ofMillis(500);
    private static final Duration SKEW_PROBLEM = Duration.ofSeconds(30);

    /// An append takes milliseconds.
    private static final double OPEN_SECONDS_MAX = 10;

    /// A loop gives a sign of life every five seconds.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    private final ReadModels readModels;
    private final PostgresEventStore eventStore;
    private final EventTail tail;
    private final PostgresExamination postgres;
    private final SettingsExamination settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    DoctorApi(
            ReadModels readModels,
            PostgresEventStore eventStore,
            EventTail tail,
            PostgresExamination postgres,
            SettingsExamination settings,
            JdbcClient jdbc,
            Clock clock) {
        this.readModels = readModels;
        this.eventStore = eventStore;
        this.tail = tail;
        this.postgres = postgres;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param verdict the worst of the findings: `ok`, `warning` or `problem`
    record Report(String verdict, List<Finding> findings) {}

    @GetMapping("/ops/v1/doctor")
    ResponseEntity<Report> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(part("event store", () -> Doctor.examineEventStore(eventStore), "Events go to PostgreSQL."));
        findings.add(part(
                "parts of the projections",
                readModels::examine,
                "Transactions, positions and failures are kept; the pool is large enough."));
        findings.add(clocks());
        findings.add(horizon());
        List<Status> statuses = readModels.statuses();
        findings.add(stuck(statuses));
        findings.add(behind(statuses));
        findings.add(silent(statuses));
        findings.add(parked(statuses));
        findings.addAll(postgres.findings());
        findings.addAll(settings.findings());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Report(Finding.worst(findings), findings));
    }

    private static Finding part(String check, Runnable examination, String well) {
        try {
            examination.run();
            return Finding.ok(check, "kept", well);
        } catch (StartupRefused refused) {
            return Finding.problem(check, "unsafe", refused.getMessage(), "Stop this process; it may lose events.");
        }
    }

    /// By the middle of the question: the answer's way is in it.
    private Finding clocks() {
        Instant asked = clock.instant();
        Instant theirs = jdbc.sql("select clock_timestamp()")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        Instant answered = clock.instant();
        Duration skew =
                Duration.between(asked.plus(Duration.between(asked, answered).dividedBy(2)), theirs);
        String value = skew.toMillis() + " ms";
        if (skew.abs().compareTo(SKEW_MAX) <= 0)
            return Finding.ok("clocks", value, "This process and PostgreSQL agree about the time.");
        String reason = "The clock of PostgreSQL is %s ms from that of this process.".formatted(skew.toMillis());
        String advice = "Let both machines follow a time server.";
        return skew.abs().compareTo(SKEW_PROBLEM) <= 0
                ? Finding.warning("clocks", value, reason, advice)
                : Finding.problem("clocks", value, reason, advice);
    }

    private Finding horizon() {
        EventTail.Horizon horizon = tail.horizon();
        long lag = horizon.lastDrawn() - horizon.position();
        List<OpenAppend> held = horizon.openAppends().stream()
                .filter(open -> open.secondsOpen().orElse(0) > OPEN_SECONDS_MAX)
                .toList();
        if (held.isEmpty()) return Finding.ok("gap horizon", lag + " undecided", "No append keeps readers waiting.");
        OpenAppend first = held.getFirst();
        return Finding.problem(
                "gap horizon",
                lag + " undecided",
                "An append is open for %.0f s, and every read model waits for it."
                        .formatted(first.secondsOpen().orElse(0)),
                "If its program hangs, run select pg_terminate_backend(%d).".formatted(first.process()));
    }

    private static Finding stuck(List<Status> statuses) {
        String stuck = names(statuses, status -> status.state().equals("stuck"));
        return stuck.isEmpty()
                ? Finding.ok("stuck read models", "none", "No read model is kept from going on.")
                : Finding.problem(
                        "stuck read models",
                        stuck,
                        "They do not go on, and answers grow old.",
                        "See lastError in 'marigold projections show NAME'.");
    }

    private static Finding behind(List<Status> statuses) {
        String behind = names(
                statuses,
                status -> !status.state().equals("stuck") && !status.state().equals("running"));
        return behind.isEmpty()
                ? Finding.ok("read models", statuses.size() + " running", "All have caught up.")
                : Finding.warning(
                        "read models",
                        behind,
                        "They are starting, catching up, paused, or applied by another process.",
                        "See 'marigold projections list'.");
    }

    private Finding silent(List<Status> statuses) {
        Instant latest = clock.instant().minus(SILENCE_MAX);
        String silent = names(
                statuses,
                status -> !status.state().equals("paused")
                        && readModels
                                .heartbeat(status.name())
                                .filter(latest::isAfter)
                                .isPresent());
        return silent.isEmpty()
                ? Finding.ok("loops", "alive", "Every read model's loop was alive in the last minute.")
                : Finding.problem(
                        "loops",
                        silent,
                        "Their loops have given no sign of life for a minute.",
                        "Take a thread dump, and restart the process.");
    }

    private static Finding parked(List<Status> statuses) {
        int parked = statuses.stream().mapToInt(Status::deadLetters).sum();
        return parked == 0
                ? Finding.ok("parked events", "none", "Every read model has taken every event.")
                : Finding.warning(
                        "parked events",
                        parked,
                        "Rows of %s wait for them.".formatted(names(statuses, status -> status.deadLetters() > 0)),
                        "See 'marigold dlq groups'.");
    }

    private static String names(List<Status> statuses, Predicate<Status> which) {
        return statuses.stream().filter(which).map(Status::name).collect(Collectors.joining(", "));
    }
}
