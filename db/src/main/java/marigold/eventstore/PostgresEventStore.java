package marigold.eventstore;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;

/// Axon's event store over PostgreSQL: appends and aggregate streams by [PostgresEventStorageEngine], all
/// events by [EventTail].
public final class PostgresEventStore extends AbstractEventStore {
    private final EventTail tail;

    public PostgresEventStore(PostgresEventStorageEngine engine, EventTail tail) {
        super(new Builder().storageEngine(engine));
        this.tail = tail;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken trackingToken) {
        return tail.openStream(trackingToken);
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
