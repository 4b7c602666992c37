package marigold.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;

/// One row of `events.event` as Axon's messages want it.
final class EventRow {
    /// The select list that [#read] reads, in its order.
    static final String COLUMNS = """
        global_index, aggregate_type, aggregate_id, sequence_number, event_type, revision,
        payload::text, metadata::text, event_id::text, occurred_at\
        """;

    private EventRow() {}

    static GenericTrackedDomainEventMessage<?> read(ResultSet row, EventJson json) throws SQLException {
        Object payload = json.read(row.getString(5), row.getString(6), row.getString(7));
        Map<String, Object> metadata = json.readMetadata(row.getString(8));
        Instant occurredAt = row.getObject(10, OffsetDateTime.class).toInstant();
        var message = new GenericDomainEventMessage<>(
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                payload,
                MetaData.from(metadata),
                row.getString(9),
                occurredAt);
        return new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(row.getLong(1)), message);
    }

    /// Position of an event that came from this store.
    static long positionOf(TrackedEventMessage<?> event) {
        return ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
    }
}
