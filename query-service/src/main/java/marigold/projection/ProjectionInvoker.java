package marigold.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import marigold.projection.Batch.Folded;
import marigold.projection.DeadLetters.Parked;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

/// Applies one batch of events to one read model: collects the batch, loads the rows it asks for, folds, and
/// writes each table once.
///
/// Every segment is given every event and applies those of its own tenants, so that the position of each
/// segment passes events that concern others too; whoever waits for a position need not know its tenant.
final class ProjectionInvoker<E> implements EventHandlerInvoker {
    private static final String BATCH = "marigold.projection.batch";
    private static final String CHANGED = "marigold.projection.changed";

    private final ReadModel<E> model;
    private final ReadModelStore store;
    private final Progress progress;
    private final Watermarks watermarks;
    private final StampedLock gate;
    private final DeadLetters letters;
    private final TransactionOperations savepoints;
    private final ApplyMeters meters;
    private final KeptRows kept;
    private final Optional<SharedBatches> shared;

    /// Up to where PostgreSQL refused a batch, for each segment.
    private final Map<Integer, Long> suspectUpTo = new ConcurrentHashMap<>();

    /// @param gate held for reading while a batch is applied, so that whoever holds it for writing finds all
    ///     rows at the positions of their tokens
    /// @param kept       rows of the batches before
    /// @param shared     takes small batches, which then do not use their unit's transaction
    /// @param savepoints run something within the batch's transaction that may fail alone
    ProjectionInvoker(
            ReadModel<E> model,
            ReadModelStore store,
            Progress progress,
            Watermarks watermarks,
            StampedLock gate,
            DeadLetters letters,
            TransactionOperations savepoints,
            ApplyMeters meters,
            KeptRows kept,
            Optional<SharedBatches> shared) {
        this.model = model;
        this.store = store;
        this.progress = progress;
        this.watermarks = watermarks;
        this.gate = gate;
        this.letters = letters;
        this.savepoints = savepoints;
        this.meters = meters;
        this.kept = kept;
        this.shared = shared;
    }

    /// Whether the unit of work's batch has changed a row.
    static boolean changedRows(UnitOfWork<?> unit) {
        return unit.root().getOrDefaultResource(CHANGED, false);
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        BatchingUnitOfWork<?> unit = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        List<Delivered> batch = unit.getOrComputeResource(BATCH, _ -> new ArrayList<>());
        batch.add(Delivered.of(message));
        if (!unit.isLastMessage()) return;
        long position = batch.getLast().position();
        long stamp = gate.readLock();
        unit.onCleanup(_ -> gate.unlockRead(stamp));
        unit.onRollback(rolledBack -> progress.failed(segment.getSegmentId(), reason(rolledBack)));
        Applied applied = apply(batch, segment, unit);
        if (!applied.raised().isEmpty() || !applied.parked().isEmpty()) {
            unit.resources().put(CHANGED, true);
        }
        // In one piece: Axon runs what waits for the commit in reverse order, and whoever waits for the position must
        // find everything else done.
        unit.afterCommit(_ -> {
            meters.applied(
                    without(applied.parked(), applied.events()), applied.took().getAsLong());
            applied.folded().ifPresent(folded -> kept.giveBack(folded.rows(), folded.lentIn()));
            watermarks.raise(model.name(), applied.raised());
            try {
                if (!applied.parked().isEmpty()) letters.load();
            } finally {
                progress.reached(segment.getSegmentId(), position);
            }
        });
    }

    /// What became of a batch.
    ///
    /// @param raised the last position that changed a tenant's rows
    /// @param folded empty when there was nothing to fold, or each event was applied alone
    /// @param took   nanoseconds of folding and writing, once it is written
    private record Applied(
            List<Delivered> events,
            Map<Long, Long> raised,
            List<Parked> parked,
            Optional<Folded> folded,
            LongSupplier took) {}

    private Applied apply(List<Delivered> batch, Segment segment, UnitOfWork<?> unit) {
        long begun = System.nanoTime();
        List<Delivered> mine =
                batch.stream().filter(event -> event.concerns(model, segment)).toList();
        Blockade blockade = letters.blockade();
        boolean suspect =
                !mine.isEmpty() && mine.getFirst().position() <= suspectUpTo.getOrDefault(segment.getSegmentId(), 0L);
        // The transaction is lost then. The next one finds out which event it was.
        Runnable suspecting =
                () -> suspectUpTo.put(segment.getSegmentId(), mine.getLast().position());
        Map<Long, Long> raised;
        Optional<Folded> folded = Optional.empty();
        LongSupplier writing = () -> 0;
        try {
            if (suspect) {
                kept.forget();
                raised = applyOneByOne(mine, blockade);
            } else {
                folded = mine.isEmpty() ? Optional.empty() : Batch.fold(model, store, kept, mine, blockade);
                raised =
                        folded.map(each -> Map.copyOf(each.rows().watermarks())).orElse(Map.of());
            }
        } catch (DataIntegrityViolationException refused) {
            suspecting.run();
            throw refused;
        }
        letters.park(blockade.parked());
        if (!raised.isEmpty() && folded.isPresent()) {
            Optional<SharedBatches> sharing = blockade.parked().isEmpty() ? shared : Optional.empty();
            FoldedRows rows = new FoldedRows(store, folded.get().rows(), sharing, suspecting);
            rows.attach(unit);
            writing = rows::nanos;
        }
        long folding = System.nanoTime() - begun;
        LongSupplier written = writing;
        return new Applied(mine, raised, blockade.parked(), folded, () -> folding + written.getAsLong());
    }

    private static List<Delivered> without(List<Parked> parked, List<Delivered> events) {
        if (parked.isEmpty()) return events;
        Set<Long> left = parked.stream().map(Parked::position).collect(Collectors.toSet());
        return events.stream().filter(event -> !left.contains(event.position())).toList();
    }

    /// Each event to a savepoint of its own, so that PostgreSQL's refusal of one leaves the others.
    private Map<Long, Long> applyOneByOne(List<Delivered> events, Blockade blockade) {
        Map<Long, Long> raised = new HashMap<>();
        for (Delivered event : events) {
            List<Delivered> one = List.of(event);
            try {
                Map<Long, Long> mine = savepoints.execute(_ -> Batch.apply(model, store, one, blockade));
                mine.forEach((tenant, position) -> raised.merge(tenant, position, Math::max));
            } catch (DataIntegrityViolationException refused) {
                Asked asked = new Asked();
                asked.ask(model, event.payload(), event.occurrence());
                blockade.fail(model, store.load(asked), event, refused);
            }
        }
        return raised;
    }

    private static String reason(UnitOfWork<?> rolledBack) {
        Throwable cause = rolledBack.getExecutionResult().getExceptionResult();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
