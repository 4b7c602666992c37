package marigold.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.projection.Pace;
import marigold.projection.Pace.Estimate;
import marigold.projection.ReadModels;
import marigold.projection.ReadModels.Status;
import marigold.projection.Rebuild;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the read models and their rebuilds stand, in the shape that operators read.
@Component
final class ProjectionAnswers {
    private final ReadModels readModels;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProjectionAnswers(ReadModels readModels, JdbcClient jdbc, JsonMapper json) {
        this.readModels = readModels;
        this.jdbc = jdbc;
        this.json = json;
    }

    /// @param position      everything up to it is in the rows; -1 while it is not claimed here
    /// @param lagEvents     positions between it and the head
    /// @param lagSeconds    age of the oldest event that is not applied, by the database's clock
    /// @param ratePerSecond positions that it came on in a second, over the last minute
    /// @param etaSeconds    until it is at the head; absent when it does not come nearer
    /// @param deadLetters   events that it has not applied: those it could not take, and those behind them
    /// @param pause         while an operator has stopped it, or its rebuild
    /// @param rebuild       the one that has tables beside the live ones, or keeps those before
    record Projection(
            String name,
            String state,
            int version,
            int edition,
            long position,
            long head,
            long lagEvents,
            double lagSeconds,
            double ratePerSecond,
            OptionalDouble etaSeconds,
            String lastError,
            int deadLetters,
            Optional<Paused> pause,
            Optional<Running> rebuild) {}

    /// @param until when it goes on by itself; absent is when an operator says so
    record Paused(boolean onlyRebuild, String by, String reason, Instant at, Optional<Instant> until) {}

    /// @param progress        0 to 1
    /// @param etaSecondsMin   by the faster of the last minute's and the last quarter hour's rate
    /// @param etaSecondsMax   by the slower one; both absent when it does not come nearer
    /// @param converging      whether it comes nearer to the head
    /// @param waitsForOperator whether it is ready and differs, or was asked not to swap by itself
    record Running(
            long id,
            String readModel,
            Rebuild.Purpose purpose,
            Rebuild.State state,
            int version,
            int verifyPercent,
            OptionalInt eventsPerSecondMax,
            boolean swaps,
            String askedBy,
            String reason,
            Instant askedAt,
            Instant changedAt,
            long position,
            long head,
            double progress,
            double ratePerSecond,
            OptionalDouble etaSecondsMin,
            OptionalDouble etaSecondsMax,
            boolean converging,
            boolean waitsForOperator,
            OptionalLong rowsCompared,
            OptionalLong rowsDifferent,
            List<JsonNode> differences,
            String problem) {}

    List<Projection> projections() {
        List<Rebuild> rebuilds = readModels.rebuilds().lastOfEach();
        return readModels.statuses().stream()
                .map(status -> projection(
                        status,
                        rebuilds.stream()
                                .filter(rebuild -> rebuild.readModel().equals(status.name()))
                                .findFirst()))
                .toList();
    }

    Optional<Projection> projection(String name) {
        return projections().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Running running(Rebuild rebuild) {
        Optional<Pace> pace = readModels.rebuilds().pace(rebuild.id());
        long position = pace.map(Pace::position).orElse(0L);
        long head = pace.map(Pace::head).orElse(0L);
        boolean applies = rebuild.state().isAside() && rebuild.state().compareTo(Rebuild.State.VERIFYING) < 0;
        Estimate estimate = pace.filter(_ -> applies)
                .map(Pace::estimate)
                .orElse(new Estimate(OptionalDouble.of(0), OptionalDouble.of(0)));
        OptionalDouble minute = estimate.byMinute();
        OptionalDouble quarter = estimate.byQuarterHour();
        boolean converging = minute.isPresent() && quarter.isPresent();
        return new Running(
                rebuild.id(),
                rebuild.readModel(),
                rebuild.purpose(),
                rebuild.state(),
                rebuild.version(),
                rebuild.verifyPercent(),
                rebuild.eventsPerSecondMax(),
                rebuild.swaps(),
                rebuild.askedBy(),
                rebuild.reason(),
                rebuild.askedAt(),
                rebuild.changedAt(),
                position,
                head,
                applies ? (head == 0 ? 0 : tenThousandths((double) position / head)) : 1,
                applies ? Math.round(pace.map(Pace::perSecond).orElse(0.0)) : 0,
                converging
                        ? OptionalDouble.of(Math.ceil(Math.min(minute.getAsDouble(), quarter.getAsDouble())))
                        : OptionalDouble.empty(),
                converging
                        ? OptionalDouble.of(Math.ceil(Math.max(minute.getAsDouble(), quarter.getAsDouble())))
                        : OptionalDouble.empty(),
                converging,
                rebuild.isWaiting(),
                rebuild.rowsCompared(),
                rebuild.rowsDifferent(),
                rebuild.differences().stream().map(json::readTree).toList(),
                rebuild.problem());
    }

    private Projection projection(Status status, Optional<Rebuild> rebuild) {
        long lag = status.position() < 0 ? status.head() : Math.max(0, status.head() - status.position());
        return new Projection(
                status.name(),
                status.state(),
                status.version(),
                status.edition(),
                status.position(),
                status.head(),
                lag,
                lag == 0 ? 0 : secondsBehind(status.position()),
                Math.round(status.pace().perSecond()),
                status.pace().estimate().byMinute(),
                status.lastError(),
                status.deadLetters(),
                status.pause()
                        .map(pause ->
                                new Paused(pause.onlyRebuild(), pause.by(), pause.reason(), pause.at(), pause.until())),
                rebuild.map(this::running));
    }

    private double secondsBehind(long position) {
        return jdbc.sql("""
            select extract(epoch from clock_timestamp() - recorded_at)
              from events.event
             where global_index > :position
             order by global_index
             limit 1
            """)
                .param("position", position)
                .query(Double.class)
                .optional()
                .map(seconds -> Math.round(seconds * 1_000) / 1_000.0)
                .orElse(0.0);
    }

    private static double tenThousandths(double progress) {
        return Math.floor(Math.min(1, progress) * 10_000) / 10_000;
    }
}
