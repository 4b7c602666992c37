package marigold.garden.catalogue;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// How far the import has come, kept in the database so that any process can tell. A batch's progress is
/// stored with the batch.
@Component
final class ImportProgress {
    /// Two int keys: the space of one bigint key belongs to the event store's horizon.
    private static final String LOCK = "hashtext('marigold.catalogue-import'), 0";

    static final String TRY_LOCK = "select pg_try_advisory_xact_lock(" + LOCK + ")";

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Rows so far.
    record Counts(long rows, long imported, long revised, long unchanged, long refused) {
        static final Counts NOTHING = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    rows + more.rows,
                    imported + more.imported,
                    revised + more.revised,
                    unchanged + more.unchanged,
                    refused + more.refused);
        }
    }

    /// @param status      none, running, finished, failed, or interrupted when its process died
    /// @param percent     of the file's bytes
    /// @param secondsLeft at the rate so far
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Progress(
            String status,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            long rows,
            long imported,
            long revised,
            long unchanged,
            long refused,
            long bytesRead,
            OptionalLong bytesTotal,
            OptionalLong percent,
            long rowsPerSecond,
            OptionalLong secondsLeft) {
        static final Progress NONE = new Progress(
                "none",
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                0,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                OptionalLong.empty());
    }

    void start(OptionalLong bytesTotal) {
        jdbc.sql("delete from events.catalogue_import").update();
        jdbc.sql("""
            insert into events.catalogue_import (started_at, updated_at, bytes_total) values (:now, :now, :bytesTotal)
            """)
                .param("now", now())
                .param("bytesTotal", bytesTotal.isPresent() ? bytesTotal.getAsLong() : null, Types.BIGINT)
                .update();
    }

    void reached(Counts counts, long bytesRead) {
        jdbc.sql("""
            update events.catalogue_import
               set updated_at = :now, row_count = :rows, imported = :imported, revised = :revised,
                   unchanged = :unchanged, refused = :refused, bytes_read = :bytesRead
            """)
                .param("now", now())
                .param("rows", counts.rows())
                .param("imported", counts.imported())
                .param("revised", counts.revised())
                .param("unchanged", counts.unchanged())
                .param("refused", counts.refused())
                .param("bytesRead", bytesRead)
                .update();
    }

    void finish(boolean failed) {
        jdbc.sql("update events.catalogue_import set updated_at = :now, finished_at = :now, failed = :failed")
                .param("now", now())
                .param("failed", failed)
                .update();
    }

    /// The import that is under way, or the last one.
    Progress current() {
        return jdbc.sql("""
            select progress.*,
                   exists (select 1
                             from pg_locks
                            where locktype = 'advisory' and objsubid = 2 and granted
                              and database = (select oid from pg_database where datname = current_database())
                              and classid = ((hashtext('marigold.catalogue-import')::bigint & 4294967295)::oid)
                              and objid = 0) as running
              from events.catalogue_import progress
            """)
                .query((row, _) -> {
                    Instant startedAt =
                            row.getObject("started_at", OffsetDateTime.class).toInstant();
                    Instant updatedAt =
                            row.getObject("updated_at", OffsetDateTime.class).toInstant();
                    OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
                    boolean running = row.getBoolean("running");
                    boolean failed = row.getBoolean("failed");
                    long rows = row.getLong("row_count");
                    long bytesRead = row.getLong("bytes_read");
                    long total = row.getLong("bytes_total");
                    OptionalLong bytesTotal = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
                    String status =
                            finishedAt == null ? running ? "running" : "interrupted" : failed ? "failed" : "finished";
                    Pace pace = Pace.of(Duration.between(startedAt, updatedAt), rows, bytesRead, bytesTotal);
                    return new Progress(
                            status,
                            Optional.of(startedAt),
                            Optional.ofNullable(finishedAt).map(OffsetDateTime::toInstant),
                            rows,
                            row.getLong("imported"),
                            row.getLong("revised"),
                            row.getLong("unchanged"),
                            row.getLong("refused"),
                            bytesRead,
                            bytesTotal,
                            pace.percent(),
                            pace.rowsPerSecond(),
                            status.equals("running") ? pace.secondsLeft() : OptionalLong.empty());
                })
                .optional()
                .orElse(Progress.NONE);
    }

    /// How fast it goes, and how long it will take; what the file's size would tell is empty without it.
    record Pace(long rowsPerSecond, OptionalLong percent, OptionalLong secondsLeft) {
        static Pace of(Duration elapsed, long rows, long bytesRead, OptionalLong bytesTotal) {
            long millis = Math.max(1, elapsed.toMillis());
            long perSecond = rows * 1_000 / millis;
            if (bytesTotal.isEmpty() || bytesTotal.getAsLong() == 0) {
                return new Pace(perSecond, OptionalLong.empty(), OptionalLong.empty());
            }
            long left = Math.max(0, bytesTotal.getAsLong() - bytesRead);
            return new Pace(
                    perSecond,
                    OptionalLong.of(100 * bytesRead / bytesTotal.getAsLong()),
                    bytesRead == 0 ? OptionalLong.empty() : OptionalLong.of(left * millis / bytesRead / 1_000));
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
