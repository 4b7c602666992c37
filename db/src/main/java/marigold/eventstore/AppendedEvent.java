package marigold.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import marigold.events.EventTypes;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/// An event as its row in `events.event` wants it.
record AppendedEvent(
        String aggregateType,
        String aggregateId,
        long sequenceNumber,
        String eventType,
        String revision,
        String payload,
        String metadata,
        String eventId,
        String occurredAt) {
    /// How many parameters [#bind] sets.
    static final int PARAMETERS = 9;

    /// Inserts any number of events in their order.
    static final String INSERT = """
        insert into events.event
               (aggregate_type, aggregate_id, sequence_number, event_type, revision, payload, metadata, event_id, occurred_at)
        select aggregate_type, aggregate_id, sequence_number, event_type, revision,
               payload::jsonb, metadata::jsonb, event_id::uuid, occurred_at::timestamptz
          from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
               with ordinality as appended
               (aggregate_type, aggregate_id, sequence_number, event_type, revision,
                payload, metadata, event_id, occurred_at, ordinal)
         order by ordinal
        returning global_index\
        """;

    static AppendedEvent of(EventMessage<?> message, EventJson json) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("Only an aggregate's events can be stored, not "
                    + message.getPayloadType().getName());
        }
        return new AppendedEvent(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                EventTypes.nameOf(event.getPayloadType()),
                EventJson.revisionOf(event.getPayloadType()),
                json.write(event.getPayload()),
                json.write(event.getMetaData()),
                event.getIdentifier(),
                event.getTimestamp().toString());
    }

    /// Sets the parameters of [#INSERT].
    static void bind(PreparedStatement statement, List<AppendedEvent> events) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(1, texts(connection, events, AppendedEvent::aggregateType));
        statement.setArray(2, texts(connection, events, AppendedEvent::aggregateId));
        statement.setArray(
                3,
                connection.createArrayOf(
                        "bigint",
                        events.stream().map(AppendedEvent::sequenceNumber).toArray()));
        statement.setArray(4, texts(connection, events, AppendedEvent::eventType));
        statement.setArray(5, texts(connection, events, AppendedEvent::revision));
        statement.setArray(6, texts(connection, events, AppendedEvent::payload));
        statement.setArray(7, texts(connection, events, AppendedEvent::metadata));
        statement.setArray(8, texts(connection, events, AppendedEvent::eventId));
        statement.setArray(9, texts(connection, events, AppendedEvent::occurredAt));
    }

    private static Array texts(Connection connection, List<AppendedEvent> events, Function<AppendedEvent, String> value)
            throws SQLException {
        return connection.createArrayOf("text", events.stream().map(value).toArray());
    }
}
