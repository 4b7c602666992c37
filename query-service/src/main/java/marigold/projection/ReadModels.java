package marigold.projection;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import marigold.database.DatabaseSettings;
import marigold.eventstore.Doctor;
import marigold.eventstore.EventTail;
import marigold.eventstore.ProcessorLease;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What queries need to know of the read models: whether they have caught up with a write, and when they last
/// changed.
@Component
public final class ReadModels implements SmartLifecycle {
    private static final String PAUSED = "paused";

    private final LiveEngine engine;
    private final Rebuilds rebuilds;
    private final DeadLetterQueue letters;
    private final ProcessorLease lease;
    private final Map<String, Progress> progress;
    /// Starts higher in every process than it came in those before.
    private final AtomicLong unknown = new AtomicLong(TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()));

    private volatile boolean running;

    ReadModels(
            List<ReadModel<?>> models,
            DataSource dataSource,
            DatabaseSettings settings,
            EventTail tail,
            ProcessorLease lease,
            MeterRegistry meters) {
        Doctor.examinePool(settings.connectionsMax(), LiveEngine.CONNECTIONS);
        Doctor.examineDurability(dataSource);
        this.engine = new LiveEngine(models, dataSource, tail, lease, meters);
        this.rebuilds = new Rebuilds(engine, dataSource, tail, lease);
        this.lease = lease;
        this.letters = new DeadLetterQueue(engine, dataSource, tail);
        this.progress = models.stream()
                .map(ReadModel::name)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), engine::progress));
    }

    /// @param position  everything up to it is in the rows; -1 before the read model has started here
    /// @param head      last decided event of the store; -1 before the first look
    /// @param caughtUp  whether everything that was there at the start is in the rows
    /// @param edition   how often other tables were put in place of its own
    /// @param lastError why it does not advance, for an operator; `""` when it does
    /// @param deadLetters events that it has not applied: those it could not take, and those behind them
    /// @param pause     while an operator has stopped it, or its rebuild
    /// @param pace      how it came on lately
    public record Status(
            String name,
            int version,
            int edition,
            long position,
            long head,
            boolean caughtUp,
            String lastError,
            int deadLetters,
            Optional<Pause> pause,
            Pace pace) {
        /// Every value that [#state] can have.
        public static final List<String> STATES = List.of("starting", "catching-up", "running", PAUSED, "stuck");

        /// Whether it answers from rows that held everything once: it has caught up since the start, or an
        /// operator has stopped it where it was.
        public boolean serves() {
            return caughtUp || state().equals(PAUSED);
        }

        /// One of [#STATES].
        public String state() {
            if (pause.filter(stopped -> !stopped.onlyRebuild()).isPresent()) return PAUSED;
            if (!lastError.isEmpty()) return "stuck";
            if (position < 0 || head < 0) return "starting";
            return caughtUp ? "running" : "catching-up";
        }
    }

    /// Throws [marigold.database.StartupRefused] when what applies events would lose some, as at the start.
    public void examine() {
        engine.examine();
    }

    /// When its loop last gave a sign of life, which it does every few seconds also when nothing happens;
    /// empty before the first.
    public Optional<Instant> heartbeat(String readModel) {
        return progress.get(readModel).heartbeat();
    }

    /// Waits until the read model has applied everything up to the position.
    ///
    /// @return false when time is up first
    public boolean awaitApplied(String readModel, long position, Duration timeout) throws InterruptedException {
        return progress.get(readModel).await(position, timeout);
    }

    /// Whether the read model has applied everything up to the position by now.
    public boolean isApplied(String readModel, long position) {
        return progress.get(readModel).position() >= position;
    }

    /// Whether any process has drawn the position yet. A token beyond it is another database's.
    public boolean isDrawn(long position) {
        return engine.isDrawn(position);
    }

    /// The last position that changed the tenant's rows in the read model, 0 when nothing ever did. Costs no
    /// statement. While another process applies the events, and so knows, it is a number that never comes
    /// again: no cache and no ETag may answer with it.
    public long watermark(String readModel, long tenant) {
        return progress.get(readModel).isClaimed()
                ? engine.watermarks().of(readModel, tenant)
                : -unknown.incrementAndGet();
    }

    /// Part of every validator: rows of one edition never answer for another's.
    public String edition(String readModel, int version) {
        int edition = engine.editions().of(readModel);
        return edition == 0 ? Integer.toString(version) : version + "e" + edition;
    }

    /// Rebuilds beside the live tables.
    public Rebuilds rebuilds() {
        return rebuilds;
    }

    /// Stops a read model, or only its rebuild: reads answer from the rows as they are, and do not wait.
    public void pause(Pause.Order order) {
        engine.pause(order);
        rebuilds.wake();
    }

    /// Lets a paused read model, or its rebuild, go on.
    public void resume(String readModel) {
        engine.resume(readModel);
        rebuilds.wake();
    }

    /// Whether this process is the one that applies events; what changes read models is asked of it.
    public boolean isProjecting() {
        return lease.hold();
    }

    /// Events that read models have not applied.
    public DeadLetterQueue letters() {
        return letters;
    }

    /// Where every read model stands.
    public List<Status> statuses() {
        return engine.statuses();
    }

    @Override
    public void start() {
        engine.start();
        rebuilds.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        rebuilds.stop();
        engine.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
