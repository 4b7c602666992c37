package marigold.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import marigold.eventstore.UnknownEvent;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
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

    ProjectionInvoker(ReadModel<E> model, ReadModelStore store, Progress progress, Watermarks watermarks) {
        this.model = model;
        this.store = store;
        this.progress = progress;
        this.watermarks = watermarks;
    }

    /// Whether the unit of work's batch has changed a row.
    static boolean changedRows(UnitOfWork<?> unit) {
        return unit.root().getOrDefaultResource(CHANGED, false);
    }

    private record Delivered(Object payload, Occurrence occurrence) {}

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        BatchingUnitOfWork<?> unit = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        List<Delivered> batch = unit.getOrComputeResource(BATCH, _ -> new ArrayList<>());
        batch.add(delivered((TrackedEventMessage<?>) message));
        if (!unit.isLastMessage()) return;
        long position = batch.getLast().occurrence().position();
        unit.onRollback(rolledBack -> progress.failed(segment.getSegmentId(), reason(rolledBack)));
        Map<Long, Long> raised = apply(unit, batch, segment);
        unit.afterCommit(_ -> {
            watermarks.raise(model.name(), raised);
            progress.reached(segment.getSegmentId(), position);
        });
    }

    private Map<Long, Long> apply(UnitOfWork<?> unit, List<Delivered> batch, Segment segment) {
        List<Delivered> mine =
                batch.stream().filter(event -> concerns(event, segment)).toList();
        if (mine.isEmpty()) return Map.of();
        Asked asked = new Asked();
        for (Delivered event : mine) asked.ask(model, event.payload(), event.occurrence());
        if (asked.isEmpty()) return Map.of();
        WorkingSet rows = store.load(asked);
        for (Delivered event : mine) {
            try {
                rows.apply(model, event.payload(), event.occurrence());
            } catch (RuntimeException cause) {
                throw new ProjectionStopped(model.name(), event.occurrence().position(), cause);
            }
        }
        if (rows.watermarks().isEmpty()) return Map.of();
        store.write(rows);
        unit.resources().put(CHANGED, true);
        return Map.copyOf(rows.watermarks());
    }

    private boolean concerns(Delivered event, Segment segment) {
        if (event.payload() instanceof UnknownEvent unknown) {
            throw new ProjectionStopped(model.name(), event.occurrence().position(), unknown.reason());
        }
        if (!model.family().isInstance(event.payload())) return false;
        return segment.matches(Long.hashCode(model.sequence(model.family().cast(event.payload()))));
    }

    private static Delivered delivered(TrackedEventMessage<?> message) {
        long position = ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex();
        Object userId = message.getMetaData().get("userId");
        return new Delivered(
                message.getPayload(),
                new Occurrence(
                        position, message.getTimestamp(), userId == null ? 0 : Long.parseLong(userId.toString())));
    }

    private static String reason(UnitOfWork<?> rolledBack) {
        Throwable cause = rolledBack.getExecutionResult().getExceptionResult();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
