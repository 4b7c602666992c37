package marigold.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// An event as folds want it.
///
/// @param position   global index
/// @param payload    the event, or an [UnknownEvent]
/// @param occurredAt when the command was decided
/// @param userId     whose request it was; 0 is the platform's admin
/// @param bytes      that the payload takes as JSON
public record StoredEvent(long position, Object payload, Instant occurredAt, long userId, int bytes) {
    static StoredEvent read(ResultSet row, EventJson json) throws SQLException {
        byte[] payload = row.getBytes(4);
        return new StoredEvent(
                row.getLong(1),
                json.read(row.getString(2), row.getString(3), payload),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getLong(5),
                payload.length);
    }
}
