package marigold.market.audits;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import marigold.reads.Answer;
import marigold.reads.Listing;
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class AuditsQueries {
    private final JdbcClient jdbc;

    AuditsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param until the last moment that is asked for, excluded
    /// @param kind  `""` for all
    /// @param after the event behind which the page starts
    record FindAudits(
            long vendorId,
            Instant from,
            Instant until,
            OptionalLong farmerId,
            OptionalLong userId,
            String kind,
            int size,
            AuditCursor after)
            implements Query {}

    /// @param id     the event's position in the store
    /// @param before members that changed; null when there was nothing before
    /// @param after  the same members; null when nothing is left
    record AuditLine(
            long id,
            Instant at,
            User user,
            String kind,
            String action,
            Subject subject,
            OptionalLong farmerId,
            @JsonRawValue String before,
            @JsonRawValue String after) {}

    record User(long id, String name) {}

    record Subject(String type, long id) {}

    /// The one upper bound is where the page begins: PostgreSQL would begin to read the index at the period's
    /// end, if that were another, and a page would cost as much as all those before it.
    Answer find(FindAudits query) {
        AuditCursor after = query.after().orEndAt(query.until());
        List<AuditLine> lines = Listing.withNext(
                AuditLine.class,
                query.size(),
                jdbc.sql("""
                    select event_position, happened_at, user_id, user_name, kind, action, subject_type, subject_id, farmer_id,
                           before_json, after_json
                      from read.audits
                     where vendor_id = :vendorId%s%s%s
                       and happened_at >= :from and (happened_at, event_position) < (:afterMoment, :afterPosition)
                     order by happened_at desc, event_position desc
                     limit :size
                    """.formatted(
                                        query.farmerId().isPresent() ? " and farmer_id = :farmerId" : "",
                                        query.userId().isPresent() ? " and user_id = :userId" : "",
                                        query.kind().isEmpty() ? "" : " and kind = :kind"))
                        .param("vendorId", query.vendorId())
                        .param("farmerId", query.farmerId().orElse(0))
                        .param("userId", query.userId().orElse(0))
                        .param("kind", query.kind())
                        .param("from", moment(query.from()))
                        .param("afterMoment", moment(after.happenedAt()))
                        .param("afterPosition", after.position())
                        .param("size", query.size() + 1)
                        .query((row, _) -> line(row)));
        if (lines.size() <= query.size()) return Answer.of(lines);
        List<AuditLine> page = lines.subList(0, query.size());
        AuditLine last = page.getLast();
        return Answer.before(page, new AuditCursor(last.at(), last.id()).text());
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("event_position"),
                Sql.instant(row, "happened_at"),
                new User(row.getLong("user_id"), row.getString("user_name")),
                row.getString("kind"),
                row.getString("action"),
                new Subject(row.getString("subject_type"), row.getLong("subject_id")),
                Sql.optionalLong(row, "farmer_id"),
                orNull(row.getString("before_json")),
                orNull(row.getString("after_json")));
    }

    /// JSON's null: the members of a thing that is not there.
    private static String orNull(String json) {
        return json.isEmpty() ? null : json;
    }
}
