package marigold.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import javax.sql.DataSource;
import marigold.eventstore.Doctor;
import marigold.eventstore.EventTail;
import marigold.eventstore.PostgresTokenStore;
import marigold.eventstore.ProcessorLease;
import marigold.eventstore.SpringTransactions;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps every read model up to date: one of Axon's pooled processors each, on threads that all of them
/// share.
///
/// Rows, watermarks and token are written in one transaction, small batches of several read models in the
/// same one ([SharedBatches]). A connection is taken only when a batch has something to read or write.
final class LiveEngine {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEngine.class);

    /// One transaction for a batch, whoever it concerns. The read models are applied beside each other, which
    /// keeps all cores busy; more segments would offer every event more often and commit more often.
    static final int SEGMENTS = 1;

    private static final int BATCH_EVENTS_MAX = 500;
    private static final int COORDINATOR_THREADS = 2;

    /// As many as there are read models that an entry changes: they wait for their common commit, and need
    /// no processor meanwhile.
    static final int WORKER_THREADS = 6;

    /// How soon a stopped segment is tried again.
    private static final long CLAIM_INTERVAL_MILLIS = 2_000;

    static final TrackingToken START = new GlobalSequenceTrackingToken(0);
    private static final ErrorHandler ERROR_HANDLER = PropagatingErrorHandler.instance();

    /// Connections held at the same time beside those of requests: workers, coordinators, the tail's two, the
    /// lease, the two of a relay, the five of a rebuild, that of shared appends and that of shared batches.
    static final int CONNECTIONS = WORKER_THREADS + COORDINATOR_THREADS + 12;

    private final List<Running> running = new ArrayList<>();
    private final ScheduledExecutorService coordinators = threads("projection-coordinator", COORDINATOR_THREADS);
    private final ScheduledExecutorService workers = threads("projection-worker", WORKER_THREADS);
    private final Watermarks watermarks = new Watermarks();
    private final Editions editions = new Editions();
    private final ConcernedSource.DeliveredPage page = new ConcernedSource.DeliveredPage();
    private final Pauses pauses;
    private final ReentrantLock switching = new ReentrantLock();
    private volatile Runnable onResumed = () -> {};
    private final JdbcTemplate jdbc;
    private final EventTail tail;
    private final ProcessorLease lease;
    private final PostgresTokenStore tokens;
    private final TransactionManager transactions;
    private final TransactionOperations savepoints;
    private final SharedBatches shared;
    private final MeterRegistry meters;

    /// The last event that was there when the engine started; -1 before.
    private volatile long headAtStart = -1;

    private record Running(
            ReadModel<?> model,
            Progress progress,
            Pace pace,
            StampedLock gate,
            DeadLetters letters,
            PooledStreamingEventProcessor processor) {}

    /// An engine that nobody measures.
    LiveEngine(List<ReadModel<?>> models, DataSource dataSource, EventTail tail, ProcessorLease lease) {
        this(models, dataSource, tail, lease, new CompositeMeterRegistry());
    }

    LiveEngine(
            List<ReadModel<?>> models,
            DataSource dataSource,
            EventTail tail,
            ProcessorLease lease,
            MeterRegistry meters) {
        this.meters = meters;
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(dataSource);
        lazy.setDefaultAutoCommit(true);
        this.jdbc = new JdbcTemplate(lazy);
        this.pauses = new Pauses(jdbc);
        this.shared = new SharedBatches(dataSource);
        this.tail = tail;
        this.lease = lease;
        this.tokens = new PostgresTokenStore(lazy, lease);
        JdbcTransactionManager manager = new JdbcTransactionManager(lazy);
        this.transactions = new SpringTransactions(manager);
        TransactionTemplate nested = new TransactionTemplate(manager);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.savepoints = nested;
        for (ReadModel<?> model : models) running.add(prepare(model));
    }

    private Running prepare(ReadModel<?> model) {
        Progress progress = new Progress(SEGMENTS);
        StampedLock gate = new StampedLock();
        KeptRows kept = new KeptRows(gate);
        DeadLetters letters = new DeadLetters(model.name(), jdbc);
        ReadModelStore store = new ReadModelStore(model, Place.live(model), jdbc);
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(model.name())
                .eventHandlerInvoker(new ProjectionInvoker<>(
                        model,
                        store,
                        progress,
                        watermarks,
                        gate,
                        letters,
                        savepoints,
                        new ApplyMeters(model.name(), meters),
                        kept,
                        Optional.of(shared)))
                .messageSource(new ConcernedSource(model, tail, progress, page))
                .tokenStore(new ProjectionTokens(tokens, progress, gate, () -> {
                    kept.forget();
                    // Another process may have been told while this one stood by.
                    pauses.load(model.name());
                    if (pauses.stopsLive(model.name())) throw new UnableToClaimTokenException("It is paused");
                    load(model, letters);
                }))
                .transactionManager(transactions)
                .coordinatorExecutor(coordinators)
                .workerExecutor(workers)
                .initialSegmentCount(SEGMENTS)
                .initialToken(_ -> START)
                .batchSize(BATCH_EVENTS_MAX)
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(ERROR_HANDLER)
                .build();
        return new Running(model, progress, new Pace(), gate, letters, processor);
    }

    private void load(ReadModel<?> model, DeadLetters letters) {
        watermarks.load(model.name(), jdbc);
        editions.load(model.name(), jdbc);
        letters.load();
    }

    /// Throws [marigold.database.StartupRefused] on parts that would lose events or positions.
    void examine() {
        Doctor.examineTransactions(transactions);
        Doctor.examineErrorHandler(ERROR_HANDLER);
        // A standby may not write positions; it is examined by the one that has the lease.
        if (lease.hold()) Doctor.examineTokenStore(tokens, transactions, START);
    }

    /// Takes no event before its parts are examined.
    void start() {
        examine();
        Long head = jdbc.queryForObject("select coalesce(max(global_index), 0) from events.event", Long.class);
        headAtStart = head == null ? 0 : head;
        pauses.loadAll();
        tokens.readSegments();
        for (Running each : running) {
            if (pauses.stopsLive(each.model().name())) rest(each);
            else each.processor().start();
        }
        coordinators.scheduleAtFixedRate(this::samplePace, 1, 1, TimeUnit.SECONDS);
        coordinators.scheduleWithFixedDelay(
                this::lookAtPauses, CLAIM_INTERVAL_MILLIS, CLAIM_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Answers from the rows as they are, without a processor.
    private void rest(Running each) {
        load(each.model(), each.letters());
        jdbc.query(
                "select segment, position from read.projection_token where processing_group = ?",
                row -> {
                    each.progress().claimed(row.getInt("segment"), row.getLong("position"));
                },
                each.model().name());
        each.progress().pause(true);
    }

    /// Stops a read model, or only its rebuild, until [#resume] or the time that the order names.
    void pause(Pause.Order order) {
        Running each = running(order.readModel());
        switching.lock();
        try {
            pauses.put(order);
            if (order.onlyRebuild()) start(each);
            else stop(each);
        } finally {
            switching.unlock();
        }
    }

    void resume(String readModel) {
        switching.lock();
        try {
            pauses.remove(readModel);
            start(running(readModel));
        } finally {
            switching.unlock();
        }
    }

    /// @param action runs when a pause has ended by its time or in another process
    void whenResumed(Runnable action) {
        onResumed = action;
    }

    Pauses pauses() {
        return pauses;
    }

    private static void stop(Running each) {
        each.progress().pause(true);
        if (each.processor().isRunning()) await(each.processor().shutdownAsync());
    }

    private static void start(Running each) {
        each.progress().pause(false);
        if (!each.processor().isRunning()) each.processor().start();
    }

    /// Goes on where a pause has ended, by its time or by an operator's word to another process. Costs no
    /// statement while nothing is paused.
    private void lookAtPauses() {
        for (Running each : running) {
            String name = each.model().name();
            if (pauses.of(name).isEmpty()) continue;
            switching.lock();
            try {
                pauses.load(name);
                if (pauses.of(name).isPresent()) continue;
                LOG.info("The pause of {} has ended.", name);
                start(each);
                onResumed.run();
            } catch (DataAccessException unreachable) {
                LOG.warn("The pause of {} cannot be read; it lasts.", name, unreachable);
            } finally {
                switching.unlock();
            }
        }
    }

    private void samplePace() {
        long head = tail.lastEvent();
        for (Running each : running) {
            each.pace().reached(each.progress().position(), head);
            each.progress().hasReached(headAtStart);
        }
    }

    void stop() {
        List<? extends Future<?>> stopping =
                running.stream().map(each -> each.processor().shutdownAsync()).toList();
        stopping.forEach(LiveEngine::await);
        coordinators.shutdownNow();
        workers.shutdownNow();
        shared.close();
    }

    private static void await(Future<?> stopping) {
        try {
            stopping.get(3, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            stopping.cancel(true);
        }
    }

    /// Whether a read model that runs has not applied the last event yet.
    boolean isBehind() {
        long last = tail.lastEvent();
        return running.stream()
                .filter(each -> each.processor().isRunning()
                        && each.progress().failure().isEmpty())
                .anyMatch(each -> each.progress().position() < last);
    }

    boolean isDrawn(long position) {
        return tail.lastDrawn() >= position;
    }

    Watermarks watermarks() {
        return watermarks;
    }

    Editions editions() {
        return editions;
    }

    ReadModel<?> model(String readModel) {
        return running(readModel).model();
    }

    Progress progress(String readModel) {
        return running(readModel).progress();
    }

    /// Whoever holds it for writing keeps every batch of the read model waiting.
    StampedLock gate(String readModel) {
        return running(readModel).gate();
    }

    DeadLetters letters(String readModel) {
        return running(readModel).letters();
    }

    private Running running(String readModel) {
        return running.stream()
                .filter(each -> each.model().name().equals(readModel))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no read model " + readModel));
    }

    List<ReadModels.Status> statuses() {
        long head = tail.lastEvent();
        return running.stream()
                .map(each -> new ReadModels.Status(
                        each.model().name(),
                        each.model().version(),
                        editions.of(each.model().name()),
                        each.progress().position(),
                        head,
                        each.progress().hasReached(headAtStart),
                        each.progress().failure(),
                        each.letters().count(),
                        pauses.of(each.model().name()),
                        each.pace()))
                .toList();
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(
                count, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }
}
