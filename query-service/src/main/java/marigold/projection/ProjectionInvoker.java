package marigold.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

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

    /// @param gate held for reading while a batch is applied, so that whoever holds it for writing finds all
    ///     rows at the positions of their tokens
    ProjectionInvoker(
            ReadModel<E> model, ReadModelStore store, Progress progress, Watermarks watermarks, StampedLock gate) {
        this.model = model;
        this.store = store;
        this.progress = progress;
        this.watermarks = watermarks;
        this.gate = gate;
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
        Map<Long, Long> raised = apply(unit, batch, segment);
        unit.afterCommit(_ -> {
            watermarks.raise(model.name(), raised);
            progress.reached(segment.getSegmentId(), position);
        });
    }

    private Map<Long, Long> apply(UnitOfWork<?> unit, List<Delivered> batch, Segment segment) {
        List<Delivered> mine =
                batch.stream().filter(event -> event.concerns(model, segment)).toList();
        Map<Long, Long> raised = Batch.apply(model, store, mine);
        if (!raised.isEmpty()) unit.resources().put(CHANGED, true);
        return raised;
    }

    private static String reason(UnitOfWork<?> rolledBack) {
        Throwable cause = rolledBack.getExecutionResult().getExceptionResult();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
