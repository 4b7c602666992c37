package marigold.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks through the event store as it is, for operators.
///
/// Streams are found by their index. Types and tenants have none, which every append would pay for; so such a
/// question looks through [#SEARCHED_MAX] positions and says where to go on.
@Component
final class EventQueries {
    /// Some 50 ms of looking.
    static final long SEARCHED_MAX = 20_000;

    private static final String COLUMNS = """
        select global_index, event_type, revision, aggregate_type, aggregate_id, sequence_number, event_id::text,
               occurred_at, recorded_at,
               coalesce('vendor-' || (payload ->> 'vendorId'), 'gardener-' || (payload ->> 'gardenerId'), '') as tenant
        """;

    private static final String FILTERS = """
          and (:type = '' or event_type = :type)
          and (:vendor = '' or payload ->> 'vendorId' = :vendor)
          and (:gardener = '' or payload ->> 'gardenerId' = :gardener)
        """;

    private static final String NEWEST_FIRST = COLUMNS + """
          from events.event
         where global_index > :after and global_index < :before
        """ + FILTERS + """
         order by global_index desc
         limit :limit
        """;

    private static final String OLDEST_FIRST = COLUMNS + """
          from events.event
         where global_index > :after and global_index < :before
        """ + FILTERS + """
         order by global_index
         limit :limit
        """;

    /// The order of a stream is that of its positions.
    private static final String NEWEST_OF_STREAM = COLUMNS + """
          from events.event
         where aggregate_id = :aggregate and global_index > :after and global_index < :before
        """ + FILTERS + """
         order by sequence_number desc
         limit :limit
        """;

    private static final String OLDEST_OF_STREAM = COLUMNS + """
          from events.event
         where aggregate_id = :aggregate and global_index > :after and global_index < :before
        """ + FILTERS + """
         order by sequence_number
         limit :limit
        """;

    private final JdbcClient jdbc;

    EventQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param tenant whom it concerns: `vendor-7`, `gardener-7`, or `""` for the platform's own
    record Header(
            long position,
            String eventType,
            String revision,
            String aggregateType,
            String aggregateId,
            long sequenceNumber,
            String tenant,
            String eventId,
            Instant occurredAt,
            Instant recordedAt) {}

    /// @param payload  as it is stored
    /// @param metadata who asked and in which request, as numbers
    record Stored(Header header, String payload, String metadata) {}

    /// Everything that was asked for; `""` is any.
    record Wanted(String type, String aggregate, String vendor, String gardener, int limit) {
        boolean needsSearch() {
            return aggregate.isEmpty() && !(type.isEmpty() && vendor.isEmpty() && gardener.isEmpty());
        }
    }

    /// @param next where the next page begins: `before` it when the newest come first, else `after` it
    /// @param more whether there can be any
    record Found(List<Header> events, long next, boolean more) {}

    /// The newest first, from below a position.
    Found newestFirst(Wanted wanted, long before) {
        long from = wanted.needsSearch() ? Math.max(0, before - 1 - SEARCHED_MAX) : 0;
        List<Header> events =
                find(wanted.aggregate().isEmpty() ? NEWEST_FIRST : NEWEST_OF_STREAM, wanted, from, before);
        boolean full = events.size() == wanted.limit();
        long next = full ? events.getLast().position() : from + 1;
        return new Found(events, next, next > 1);
    }

    /// The oldest first, from above a position.
    ///
    /// @param upTo the last decided position: beyond it an event can still come between others
    Found oldestFirst(Wanted wanted, long after, long upTo) {
        long to = wanted.needsSearch() ? Math.min(upTo, after + SEARCHED_MAX) : upTo;
        List<Header> events =
                find(wanted.aggregate().isEmpty() ? OLDEST_FIRST : OLDEST_OF_STREAM, wanted, after, to + 1);
        boolean full = events.size() == wanted.limit();
        long next = full ? events.getLast().position() : Math.max(after, to);
        return new Found(events, next, next < upTo);
    }

    Optional<Stored> at(long position) {
        return jdbc.sql(COLUMNS + """
                 , payload::text, metadata::text
              from events.event
             where global_index = :position
            """)
                .param("position", position)
                .query((row, _) -> new Stored(header(row), row.getString("payload"), row.getString("metadata")))
                .optional();
    }

    private List<Header> find(String statement, Wanted wanted, long after, long before) {
        return jdbc.sql(statement)
                .param("type", wanted.type())
                .param("aggregate", wanted.aggregate())
                .param("vendor", wanted.vendor())
                .param("gardener", wanted.gardener())
                .param("after", after)
                .param("before", before)
                .param("limit", wanted.limit())
                .query((row, _) -> header(row))
                .list();
    }

    private static Header header(ResultSet row) throws SQLException {
        return new Header(
                row.getLong("global_index"),
                row.getString("event_type"),
                row.getString("revision"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("tenant"),
                row.getString("event_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
