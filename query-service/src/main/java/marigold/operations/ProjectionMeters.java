package marigold.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import marigold.eventstore.EventTail;
import marigold.projection.Pace;
import marigold.projection.ReadModels;
import marigold.projection.ReadModels.Status;
import marigold.projection.Rebuild;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where the read models stand, as gauges. What memory knows is told from memory; what only the database
/// knows is asked for when somebody scrapes, once for all gauges, in two to five statements. When the
/// database does not answer, those gauges have no value and the others do.
@Component
final class ProjectionMeters implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionMeters.class);

    /// One scrape takes less.
    private static final Duration SNAPSHOT_LIFE = Duration.ofSeconds(1);

    private final ReadModels readModels;
    private final EventTail tail;
    private final JdbcClient jdbc;
    private Snapshot snapshot;
    private long takenAtNanos;

    ProjectionMeters(ReadModels readModels, EventTail tail, JdbcClient jdbc) {
        this.readModels = readModels;
        this.tail = tail;
        this.jdbc = jdbc;
    }

    /// @param lagSeconds    age of the oldest event that is not applied, of those that lag
    /// @param letterSeconds age of the oldest parked event, of those that have any
    /// @param aside         what stands beside the live tables
    private record Asked(
            double horizonLag,
            Map<String, Double> lagSeconds,
            Map<String, Double> letterSeconds,
            Map<String, Pace> aside) {}

    /// @param asked empty when the database did not answer
    private record Snapshot(Map<String, Status> statuses, Optional<Asked> asked) {}

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("marigold.eventstore.head.position", this, all -> known(all.head()))
                .description("Position of the last decided event")
                .register(meters);
        Gauge.builder("marigold.eventstore.horizon.lag.events", this, all -> all.asked(Asked::horizonLag))
                .description("Positions that are drawn and not decided")
                .register(meters);
        for (Status status : readModels.statuses()) bind(meters, status.name());
    }

    private void bind(MeterRegistry meters, String name) {
        gauge(
                meters,
                "position",
                name,
                "Everything up to it is in the rows",
                all -> known(all.status(name).position()));
        gauge(meters, "lag.events", name, "Positions between it and the head", all -> lag(all.status(name)));
        gauge(meters, "lag.seconds", name, "Age of the oldest event that is not applied", all -> all.lagSeconds(name));
        gauge(
                meters,
                "heartbeat.timestamp.seconds",
                name,
                "When its loop was last alive",
                all -> readModels
                        .heartbeat(name)
                        .map(Instant::toEpochMilli)
                        .map(millis -> millis / 1_000.0)
                        .orElse(Double.NaN));
        gauge(
                meters,
                "dead.letters",
                name,
                "Events that it has not applied",
                all -> all.status(name).deadLetters());
        gauge(
                meters,
                "oldest.dead.letter.seconds",
                name,
                "Age of the oldest of them",
                all -> all.asked(asked -> asked.letterSeconds().getOrDefault(name, 0.0)));
        for (String state : Status.STATES) {
            Gauge.builder(
                            "marigold.projection.state",
                            this,
                            all -> all.status(name).state().equals(state) ? 1 : 0)
                    .description("1 for the state that it is in")
                    .tags("projection", name, "state", state)
                    .register(meters);
        }
        progress(meters, name, "live", all -> Optional.of(all.status(name).pace()));
        progress(
                meters,
                name,
                "aside",
                all -> all.snapshot().asked().map(asked -> asked.aside().get(name)));
    }

    private interface PaceOf {
        Optional<Pace> pace(ProjectionMeters all);
    }

    /// @param tables `live`, or `aside` for those of a rebuild
    private void progress(MeterRegistry meters, String name, String tables, PaceOf paceOf) {
        Gauge.builder(
                        "marigold.projection.progress.ratio",
                        this,
                        all -> paceOf.pace(all)
                                .filter(pace -> pace.head() >= 0 && pace.position() >= 0)
                                .map(pace -> pace.head() == 0 ? 1 : Math.min(1, (double) pace.position() / pace.head()))
                                .orElse(Double.NaN))
                .description("Part of the store that is applied")
                .tags("projection", name, "tables", tables)
                .register(meters);
        Gauge.builder(
                        "marigold.projection.eta.seconds",
                        this,
                        all -> paceOf.pace(all)
                                .map(pace -> pace.estimate().byMinute())
                                .orElse(OptionalDouble.empty())
                                .orElse(Double.NaN))
                .description("Until it is at the head; no value when it does not come nearer")
                .tags("projection", name, "tables", tables)
                .register(meters);
    }

    private void gauge(
            MeterRegistry meters, String suffix, String name, String what, ToDoubleFunction<ProjectionMeters> value) {
        Gauge.builder("marigold.projection." + suffix, this, value)
                .description(what)
                .tag("projection", name)
                .register(meters);
    }

    private long head() {
        return snapshot().statuses().values().stream()
                .mapToLong(Status::head)
                .max()
                .orElse(-1);
    }

    private Status status(String name) {
        return snapshot().statuses().get(name);
    }

    private double asked(ToDoubleFunction<Asked> value) {
        return snapshot().asked().map(value::applyAsDouble).orElse(Double.NaN);
    }

    private double lagSeconds(String name) {
        double lag = lag(status(name));
        if (Double.isNaN(lag)) return Double.NaN;
        return lag == 0 ? 0 : asked(asked -> asked.lagSeconds().getOrDefault(name, 0.0));
    }

    private static double lag(Status status) {
        return status.position() < 0 || status.head() < 0 ? Double.NaN : Math.max(0, status.head() - status.position());
    }

    /// A standby applies nothing and says so by having no position.
    private static double known(long position) {
        return position < 0 ? Double.NaN : position;
    }

    private synchronized Snapshot snapshot() {
        if (snapshot == null || System.nanoTime() - takenAtNanos > SNAPSHOT_LIFE.toNanos()) {
            Map<String, Status> statuses = new HashMap<>();
            readModels.statuses().forEach(status -> statuses.put(status.name(), status));
            snapshot = new Snapshot(statuses, ask(statuses));
            takenAtNanos = System.nanoTime();
        }
        return snapshot;
    }

    private Optional<Asked> ask(Map<String, Status> statuses) {
        try {
            EventTail.Reach reach = tail.reach();
            boolean parked = statuses.values().stream().anyMatch(status -> status.deadLetters() > 0);
            return Optional.of(new Asked(
                    reach.lastDrawn() - reach.position(),
                    lagSeconds(statuses.values().stream()
                            .filter(status -> lag(status) > 0)
                            .toList()),
                    parked ? letterSeconds() : Map.of(),
                    aside()));
        } catch (DataAccessException silent) {
            LOG.debug("The database does not say where the read models stand.", silent);
            return Optional.empty();
        }
    }

    private Map<String, Double> lagSeconds(List<Status> behind) {
        Map<String, Double> seconds = new HashMap<>();
        if (behind.isEmpty()) return seconds;
        jdbc.sql("""
            select asked.name, extract(epoch from clock_timestamp() - oldest.recorded_at)::double precision as seconds
              from unnest(:names::text[], :positions::bigint[]) as asked (name, position)
             cross join lateral (select recorded_at
                                   from events.event
                                  where global_index > asked.position
                                  order by global_index
                                  limit 1) as oldest
            """)
                .param("names", behind.stream().map(Status::name).toArray(String[]::new))
                .param("positions", behind.stream().map(Status::position).toArray(Long[]::new))
                .query(row -> {
                    seconds.put(row.getString("name"), row.getDouble("seconds"));
                });
        return seconds;
    }

    private Map<String, Double> letterSeconds() {
        Map<String, Double> seconds = new HashMap<>();
        jdbc.sql("""
            select read_model, extract(epoch from clock_timestamp() - min(parked_at))::double precision as seconds
              from read.dead_letter
             group by read_model
            """).query(row -> {
            seconds.put(row.getString("read_model"), row.getDouble("seconds"));
        });
        return seconds;
    }

    private Map<String, Pace> aside() {
        Map<String, Pace> paces = new HashMap<>();
        for (Rebuild rebuild : readModels.rebuilds().lastOfEach()) {
            if (rebuild.state().isAside())
                readModels.rebuilds().pace(rebuild.id()).ifPresent(pace -> paces.put(rebuild.readModel(), pace));
        }
        return paces;
    }
}
