package marigold.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import marigold.eventstore.EventTail;
import marigold.eventstore.PostgresTokenStore;
import marigold.eventstore.ProcessorLease;
import marigold.projection.ModelTables.Comparison;
import marigold.projection.Rebuild.Order;
import marigold.projection.Rebuild.Purpose;
import marigold.projection.Rebuild.State;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Rebuilds read models while their live tables go on answering: new tables in a schema of their own, filled
/// from the first event on, compared with the live ones at the same positions, and put in their place in one
/// transaction. The tables before are kept until the next rebuild, to go back to.
///
/// Each step is one transaction with the state it leads to, so a process that is killed goes on from its last
/// step. One thread does one step after the other, in the process that has the lease.
public final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    /// What may be left to apply while the live projection is kept waiting.
    private static final long NEAR_EVENTS = 500;

    /// A table that somebody reads for longer than that is not moved now: queries that come later would wait
    /// behind the move.
    private static final String LOCK_TIMEOUT = "set local lock_timeout = '200ms'";

    /// A crash may take the last steps with it; they are simply done again.
    private static final String UNSYNCED = "set local synchronous_commit = off";

    /// Rows of a million keys are sorted in memory, all but.
    private static final String INDEX_ALONE =
            "set local max_parallel_maintenance_workers = 0; set local maintenance_work_mem = '64MB'";

    /// How long a stride waits for live rows. With ten times as much, a rebuild never caught up beside a
    /// writer who does not pause.
    private static final long GIVEN_WAY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LiveEngine engine;
    private final EventTail tail;
    private final ProcessorLease lease;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final PostgresTokenStore tokens;
    private final RebuildLog log;
    private final Map<Long, Pace> paces = new HashMap<>();
    private final int windowRows;

    /// One at a time: each takes its share of the memory.
    private Building<?> building;

    /// When it last gave way.
    private long restedAtNanos = System.nanoTime();

    private record Building<E>(long rebuild, BulkFold<E> fold) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Thread worker;
    private boolean hasWork = true;
    private volatile boolean stopped;

    Rebuilds(LiveEngine engine, DataSource dataSource, EventTail tail, ProcessorLease lease) {
        this(engine, dataSource, tail, lease, BulkFold.rowsThatFit());
    }

    /// @param windowRows that are folded in memory before they are written
    Rebuilds(LiveEngine engine, DataSource dataSource, EventTail tail, ProcessorLease lease, int windowRows) {
        this.windowRows = windowRows;
        this.engine = engine;
        this.tail = tail;
        this.lease = lease;
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.tokens = new PostgresTokenStore(dataSource, lease);
        this.log = new RebuildLog(jdbc);
        this.worker = Thread.ofPlatform().daemon().name("rebuilds").unstarted(this::work);
    }

    void start() {
        engine.whenResumed(this::wake);
        worker.start();
    }

    void stop() {
        stopped = true;
        wake();
        try {
            worker.join(TimeUnit.SECONDS.toMillis(3));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        worker.interrupt();
    }

    /// Plans a rebuild, which then goes on by itself.
    ///
    /// @return its number; absent when the read model has one that is not finished
    public Optional<Long> plan(Order order) {
        Optional<Long> id = log.add(order, engine.model(order.readModel()).version());
        id.ifPresent(_ -> wake());
        return id;
    }

    public List<Rebuild> newestFirst(int max) {
        return log.newestFirst(max);
    }

    /// Of each read model the one that has tables beside the live ones, or else the one that keeps those
    /// before it.
    public List<Rebuild> lastOfEach() {
        return log.lastOfEach();
    }

    public Optional<Rebuild> find(long id) {
        return log.find(id);
    }

    /// What a rebuild would take: measured on the first events, with tables that nobody keeps.
    ///
    /// @param events          in the store
    /// @param eventsPerSecond that were applied, on the live projections' side
    /// @param seconds         that all would take at that rate
    /// @param diskBytes       that the live tables take; the rebuilt ones take about as much besides
    public record Rehearsal(long events, double eventsPerSecond, double seconds, long diskBytes) {}

    /// Tries how fast a rebuild would be and leaves nothing behind.
    public Rehearsal rehearse(String readModel) {
        return rehearse(engine.model(readModel));
    }

    private <E> Rehearsal rehearse(ReadModel<E> model) {
        Place aside = Place.aside(model);
        Site<E> site = site(model, aside);
        long head = ((GlobalSequenceTrackingToken) tail.createHeadToken()).getGlobalIndex();
        Long events =
                jdbc.queryForObject("select count(*) from events.event where global_index <= ?", Long.class, head);
        double perSecond = transactions.execute(rehearsal -> {
            rehearsal.setRollbackOnly();
            forget(model, aside);
            tables(model).create(aside);
            BulkFold<E> fold = fold(model, lowest(site.claim()), site::store);
            long startedNanos = System.nanoTime();
            fold.window(head);
            fold.settle();
            return fold.position() / ((System.nanoTime() - startedNanos) / 1e9);
        });
        long all = events == null ? 0 : events;
        return new Rehearsal(
                all,
                Math.round(perSecond),
                Math.ceil(all / perSecond),
                tables(model).bytes(Place.live(model)));
    }

    /// How a running rebuild gets on; absent before its first step in this process.
    public Optional<Pace> pace(long id) {
        lock.lock();
        try {
            return Optional.ofNullable(paces.get(id));
        } finally {
            lock.unlock();
        }
    }

    /// Puts the tables of a rebuild that is ready in place, whether they differ or not.
    ///
    /// @return false when somebody reads the live tables for so long that they cannot be moved now
    public boolean swap(Rebuild rebuild) {
        return swap(engine.model(rebuild.readModel()), rebuild);
    }

    /// Whether there are tables to go back to that still have the shape of the live ones.
    public boolean canRollBack(Rebuild rebuild) {
        ReadModel<?> model = engine.model(rebuild.readModel());
        return rebuild.state() == State.SWAPPED
                && rebuild.version() == model.version()
                && tables(model).alike(Place.live(model), Place.kept(model));
    }

    /// Brings the tables from before the swap up to date and puts them in place again.
    ///
    /// @return false when somebody reads the live tables for so long that they cannot be moved now
    public boolean rollBack(Rebuild rebuild) {
        return rollBack(engine.model(rebuild.readModel()), rebuild);
    }

    /// Drops what the rebuild has beside the live tables: its own, or those before it.
    public void retire(Rebuild rebuild) {
        ReadModel<?> model = engine.model(rebuild.readModel());
        transactions.executeWithoutResult(_ -> {
            forget(model, rebuild.state().isAside() ? Place.aside(model) : Place.kept(model));
            log.enter(rebuild, State.RETIRED);
        });
    }

    void wake() {
        lock.lock();
        try {
            hasWork = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            while (!stopped) {
                boolean more = lease.hold() ? stepAll() : retryLater();
                lock.lock();
                try {
                    while (!hasWork && !more && !stopped) asked.await();
                    hasWork = false;
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// One step of each; whether there is more to do.
    private boolean stepAll() throws InterruptedException {
        boolean more = false;
        try {
            List<Rebuild> aside = log.aside();
            boolean goesOn = aside.stream()
                    .anyMatch(each -> building != null && each.id() == building.rebuild() && !isPaused(each));
            if (!goesOn) stopBuilding();
            for (Rebuild rebuild : aside) {
                if (stopped || rebuild.isWaiting() || isPaused(rebuild)) continue;
                more = true;
                try {
                    step(engine.model(rebuild.readModel()), rebuild);
                } catch (RuntimeException failure) {
                    if (stopped) return false;
                    LOG.warn("The rebuild {} of {} does not go on.", rebuild.id(), rebuild.readModel(), failure);
                    log.problem(rebuild.id(), String.valueOf(failure.getMessage()));
                    pause();
                }
            }
        } catch (DataAccessException unreachable) {
            if (!stopped) LOG.warn("The rebuilds cannot be read; the next try is in {}.", PAUSE, unreachable);
            return retryLater();
        }
        return more;
    }

    private boolean isPaused(Rebuild rebuild) {
        return engine.pauses().of(rebuild.readModel()).isPresent();
    }

    private boolean retryLater() throws InterruptedException {
        pause();
        return true;
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            if (!stopped) asked.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }

    private <E> void step(ReadModel<E> model, Rebuild rebuild) throws InterruptedException {
        switch (rebuild.state()) {
            case PLANNED -> begin(model, rebuild);
            case BUILDING -> {
                if (build(model, rebuild)) index(model, rebuild);
            }
            case CATCHING_UP -> {
                if (applySome(model, rebuild)) {
                    log.enter(rebuild, rebuild.verifyPercent() == 0 ? State.READY : State.VERIFYING);
                }
            }
            case VERIFYING -> verify(model, rebuild);
            case READY -> {
                if (!swap(model, rebuild)) pause();
            }
            case SWAPPED, ROLLED_BACK, RETIRED -> throw new IllegalStateException("Nothing is left to do: " + rebuild);
        }
    }

    private void begin(ReadModel<?> model, Rebuild rebuild) {
        transactions.executeWithoutResult(_ -> {
            forget(model, Place.aside(model));
            tables(model).create(Place.aside(model));
            log.enter(rebuild, State.BUILDING);
        });
    }

    private void index(ReadModel<?> model, Rebuild rebuild) {
        together(rebuild, tables(model).missingIndexes(Place.aside(model)));
        if (stopped) return;
        transactions.executeWithoutResult(_ -> {
            tables(model).index(Place.aside(model));
            log.enter(rebuild, State.CATCHING_UP);
        });
    }

    /// Runs statements in transactions of their own, two at a time, each by one process of PostgreSQL: where
    /// several make one index, all but one wait in the end.
    private void together(Rebuild rebuild, List<String> statements) {
        Queue<String> left = new ConcurrentLinkedQueue<>(statements);
        Runnable builder = () -> {
            for (String next = left.poll(); next != null && !stopped; next = left.poll()) {
                String statement = next;
                transactions.executeWithoutResult(_ -> {
                    jdbc.execute(UNSYNCED);
                    log.keep(rebuild);
                    jdbc.execute(INDEX_ALONE);
                    jdbc.execute(statement);
                });
            }
        };
        CompletableFuture<Void> other = CompletableFuture.runAsync(builder, BulkFold.HELPERS);
        try {
            builder.run();
        } finally {
            left.clear();
            other.handle((_, _) -> null).join();
        }
        other.join();
    }

    /// Fills the tables by the window, or by the batch where the rate is limited.
    ///
    /// @return whether it is near the live rows
    private <E> boolean build(ReadModel<E> model, Rebuild rebuild) throws InterruptedException {
        if (building != null && building.rebuild() != rebuild.id()) return false;
        if (rebuild.eventsPerSecondMax().isPresent()) {
            transactions.executeWithoutResult(_ -> tables(model).prepare(Place.aside(model)));
            return applySome(model, rebuild);
        }
        if (building == null) building = new Building<>(rebuild.id(), open(model, rebuild));
        BulkFold<?> fold = building.fold();
        Pace pace = paceOf(rebuild);
        long target = lowest(livePositions(model));
        pace.starts(fold.position());
        try {
            fold.window(target);
            if (target - fold.position() > NEAR_EVENTS) return false;
            fold.settle();
            stopBuilding();
            return true;
        } catch (RuntimeException failure) {
            stopBuilding();
            throw failure;
        } finally {
            pace.reached(fold.position(), target);
        }
    }

    private void stopBuilding() {
        if (building != null) building.fold().close();
        building = null;
    }

    private <E> BulkFold<E> open(ReadModel<E> model, Rebuild rebuild) {
        Site<E> site = site(model, Place.aside(model));
        long from = lowest(transactions.execute(_ -> site.claim()));
        return fold(model, from, position -> {
            jdbc.execute(UNSYNCED);
            log.keep(rebuild);
            site.store(position);
        });
    }

    private <E> BulkFold<E> fold(ReadModel<E> model, long from, LongConsumer saving) {
        return new BulkFold<>(
                model, Place.aside(model), jdbc, tail::stride, from, transactions, saving, windowRows, this::giveWay);
    }

    /// Lets live rows that are behind come up: those who wait for them are people. It rests no longer than it
    /// has worked, or it would never end where events never do.
    private void giveWay() {
        long workedNanos = System.nanoTime() - restedAtNanos;
        if (engine.isBehind()) LockSupport.parkNanos(Math.min(GIVEN_WAY_NANOS, workedNanos));
        restedAtNanos = System.nanoTime();
    }

    /// @return whether it is near the live rows
    private <E> boolean applySome(ReadModel<E> model, Rebuild rebuild) throws InterruptedException {
        Pace pace = paceOf(rebuild);
        // Never further than the live rows: what is ahead of them would differ from them.
        long[] targets = livePositions(model);
        Site<E> site = site(model, Place.aside(model));
        long startedNanos = System.nanoTime();
        long[] positions = transactions.execute(_ -> {
            jdbc.execute(UNSYNCED);
            long[] from = site.claim();
            pace.starts(lowest(from));
            site.applySome(from, nearer(targets, from, rebuild.eventsPerSecondMax()));
            return from;
        });
        pace.reached(lowest(positions), lowest(targets));
        if (rebuild.eventsPerSecondMax().isPresent()) {
            hold(pace.applied(), rebuild.eventsPerSecondMax().getAsInt(), startedNanos);
        }
        return lowest(targets) - lowest(positions) <= NEAR_EVENTS;
    }

    /// With a limit a step is no longer than a second's, so that it can be watched and stopped.
    private static long[] nearer(long[] targets, long[] from, OptionalInt eventsPerSecondMax) {
        if (eventsPerSecondMax.isEmpty()) return targets;
        long upTo = lowest(from) + eventsPerSecondMax.getAsInt();
        return Arrays.stream(targets).map(target -> Math.min(target, upTo)).toArray();
    }

    /// Waits until that many events may have been applied.
    private void hold(long events, int eventsPerSecondMax, long startedNanos) throws InterruptedException {
        long nanos = startedNanos + TimeUnit.SECONDS.toNanos(events) / eventsPerSecondMax - System.nanoTime();
        lock.lock();
        try {
            while (nanos > 0 && !stopped) nanos = asked.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    private <E> void verify(ReadModel<E> model, Rebuild rebuild) throws InterruptedException {
        Comparison comparison;
        try (Connection snapshot = dataSource.getConnection()) {
            snapshot.setAutoCommit(false);
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            boolean near = atSamePositions(model, Place.aside(model), () -> {
                // The first statement decides what the snapshot sees.
                try (var first = snapshot.createStatement()) {
                    first.execute("select 1");
                }
            });
            if (!near) return;
            comparison = tables(model).compare(snapshot, Place.aside(model), rebuild.verifyPercent());
            snapshot.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException("The rows cannot be compared: " + failure.getMessage(), failure);
        }
        transactions.executeWithoutResult(_ -> {
            log.compared(rebuild.id(), comparison);
            boolean done = rebuild.purpose() == Purpose.VERIFY;
            if (done) forget(model, Place.aside(model));
            log.enter(rebuild, done ? State.RETIRED : State.READY);
        });
    }

    private interface SqlAction {
        void run() throws SQLException;
    }

    /// Lets a place come near, then keeps the live projection waiting until the place is exactly where it is,
    /// and runs the action at that moment.
    ///
    /// @return false when it was not near enough yet, so nothing was run
    private <E> boolean atSamePositions(ReadModel<E> model, Place place, SqlAction action)
            throws InterruptedException, SQLException {
        Site<E> site = site(model, place);
        if (!comeNear(model, place, site)) return false;
        StampedLock gate = engine.gate(model.name());
        long stamp = gate.writeLockInterruptibly();
        try {
            transactions.executeWithoutResult(_ -> comeExactly(model, site));
            action.run();
        } finally {
            gate.unlockWrite(stamp);
        }
        return true;
    }

    private <E> boolean comeNear(ReadModel<E> model, Place place, Site<E> site) {
        long[] targets = livePositions(model);
        long[] positions = transactions.execute(_ -> {
            long[] from = site.claim();
            site.applySome(from, targets);
            return from;
        });
        return lowest(targets) - lowest(positions) <= NEAR_EVENTS;
    }

    private <E> void comeExactly(ReadModel<E> model, Site<E> site) {
        long[] targets = livePositions(model);
        long[] positions = site.claim();
        while (!Site.hasReached(positions, targets)) site.applySome(positions, targets);
    }

    private <E> boolean swap(ReadModel<E> model, Rebuild rebuild) {
        Place aside = Place.aside(model);
        boolean swapped = exchange(model, aside, Place.kept(model), () -> {
            log.swapped(model.name()).ifPresent(before -> log.enter(before, State.RETIRED));
            log.enter(rebuild, State.SWAPPED);
        });
        if (swapped) LOG.info("The read model {} answers from the tables of rebuild {}.", model.name(), rebuild.id());
        return swapped;
    }

    private <E> boolean rollBack(ReadModel<E> model, Rebuild rebuild) {
        return exchange(model, Place.kept(model), Place.aside(model), () -> {
            forget(model, Place.aside(model));
            log.enter(rebuild, State.ROLLED_BACK);
        });
    }

    /// Puts the tables of a place in place of the live ones, which go elsewhere.
    ///
    /// @param recorded done in the same transaction
    private <E> boolean exchange(ReadModel<E> model, Place from, Place elsewhere, Runnable recorded) {
        Site<E> site = site(model, from);
        while (!comeNear(model, from, site)) if (stopped) return false;
        StampedLock gate = engine.gate(model.name());
        long stamp = gate.writeLock();
        try {
            transactions.executeWithoutResult(_ -> {
                comeExactly(model, site);
                jdbc.execute(LOCK_TIMEOUT);
                move(model, from, elsewhere);
                Editions.raise(model.name(), jdbc);
                recorded.run();
            });
            engine.editions().load(model.name(), jdbc);
            engine.watermarks().replace(model.name(), jdbc);
            engine.letters(model.name()).load();
            return true;
        } catch (DataAccessException failure) {
            if (!isLockTimeout(failure)) throw failure;
            return false;
        } finally {
            gate.unlockWrite(stamp);
        }
    }

    private static boolean isLockTimeout(DataAccessException failure) {
        return failure.getRootCause() instanceof SQLException cause && "55P03".equals(cause.getSQLState());
    }

    private void move(ReadModel<?> model, Place from, Place elsewhere) {
        Place live = Place.live(model);
        forget(model, elsewhere);
        jdbc.execute("create schema " + elsewhere.schema());
        tables(model).exchange(from, elsewhere);
        tables(model).drop(from);
        // The live tokens stay: both sides are at the same positions.
        jdbc.update("""
            insert into read.projection_token (processing_group, segment, position)
            select ?, segment, position from read.projection_token where processing_group = ?
            """, elsewhere.group(), live.group());
        jdbc.update("delete from read.projection_token where processing_group = ?", from.group());
        // What was parked is in the new tables.
        new DeadLetters(model.name(), jdbc).clear();
        rename(live.group(), elsewhere.group());
        rename(from.group(), live.group());
    }

    private void rename(String group, String to) {
        jdbc.update("update read.watermark set read_model = ? where read_model = ?", to, group);
    }

    /// Drops a place with all that is known of it.
    private void forget(ReadModel<?> model, Place place) {
        tables(model).drop(place);
        jdbc.update("delete from read.projection_token where processing_group = ?", place.group());
        jdbc.update("delete from read.watermark where read_model = ?", place.group());
    }

    private long[] livePositions(ReadModel<?> model) {
        return jdbc
                .queryForList(
                        "select position from read.projection_token where processing_group = ? order by segment",
                        Long.class,
                        model.name())
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private <E> Site<E> site(ReadModel<E> model, Place place) {
        return new Site<>(model, place, new ReadModelStore(model, place, jdbc), tokens, tail);
    }

    private ModelTables tables(ReadModel<?> model) {
        return new ModelTables(model, jdbc);
    }

    private Pace paceOf(Rebuild rebuild) {
        lock.lock();
        try {
            return paces.computeIfAbsent(rebuild.id(), _ -> new Pace());
        } finally {
            lock.unlock();
        }
    }

    private static long lowest(long[] positions) {
        return Arrays.stream(positions).min().orElseThrow();
    }
}
