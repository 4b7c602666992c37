package marigold.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Up to where a reader may go without passing an event that can still be committed.
///
/// Reads the sequence first and the writers' locks second. An index at or below both was drawn before the
/// first read, by a writer that no longer holds its lock: PostgreSQL makes a commit visible before it
/// releases the locks, so in a later snapshot the event is there, or it was rolled back for good. No clock
/// and no time-out takes part.
final class EventHorizon {
    private static final String LAST_DRAWN =
            "select case when is_called then last_value else 0 end from events.event_global_index";

    /// Advisory locks with one 64-bit key have objsubid 1; only appends take such locks in share mode.
    private static final String LOWEST_ANNOUNCED = """
        select min((classid::bigint << 32) | objid::bigint)
          from pg_locks
         where locktype = 'advisory' and objsubid = 1 and mode = 'ShareLock'
           and database = (select oid from pg_database where datname = current_database())
        """;

    /// Both, in their order; [#reach(Statement)] reads their results.
    static final String REACH = LAST_DRAWN + ";\n" + LOWEST_ANNOUNCED + ";\n";

    private static final String OPEN_APPENDS = """
        select (locks.classid::bigint << 32) | locks.objid::bigint, locks.pid,
               coalesce(activity.application_name, ''), coalesce(activity.state, ''),
               extract(epoch from clock_timestamp() - activity.xact_start)::double precision
          from pg_locks locks left join pg_stat_activity activity on activity.pid = locks.pid
         where locks.locktype = 'advisory' and locks.objsubid = 1 and locks.mode = 'ShareLock'
           and locks.database = (select oid from pg_database where datname = current_database())
         order by 1, 2
         limit 100
        """;

    private final JdbcTemplate jdbc;

    EventHorizon(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /// @param position  every event at or below it is visible now or never will be
    /// @param lastDrawn highest index that any writer had drawn; above `position` while one is still
    ///     undecided
    record Reach(long position, long lastDrawn) {
        boolean undecided() {
            return position < lastDrawn;
        }
    }

    /// The highest index drawn so far, committed or not.
    long lastDrawn() {
        Long drawn = jdbc.queryForObject(LAST_DRAWN, Long.class);
        return drawn == null ? 0 : drawn;
    }

    /// As [#lastDrawn()], on a connection of the caller.
    static long lastDrawn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet drawn = statement.executeQuery(LAST_DRAWN)) {
            drawn.next();
            return drawn.getLong(1);
        }
    }

    /// @param lastDrawn what [#lastDrawn] returned before this call
    Reach reach(long lastDrawn) {
        Long announced = jdbc.queryForObject(LOWEST_ANNOUNCED, Long.class);
        return new Reach(announced == null ? lastDrawn : Math.min(lastDrawn, announced), lastDrawn);
    }

    /// Of a statement that begins with [#REACH] and was executed; leaves it at the second result.
    static Reach reach(Statement executed) throws SQLException {
        long drawn;
        try (ResultSet row = executed.getResultSet()) {
            row.next();
            drawn = row.getLong(1);
        }
        executed.getMoreResults();
        try (ResultSet row = executed.getResultSet()) {
            row.next();
            long announced = row.getLong(1);
            return new Reach(row.wasNull() ? drawn : Math.min(drawn, announced), drawn);
        }
    }

    /// Who has announced an append and not ended his transaction, the oldest first.
    List<OpenAppend> openAppends() {
        return jdbc.query(OPEN_APPENDS, (row, _) -> {
            double seconds = row.getDouble(5);
            return new OpenAppend(
                    row.getLong(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(seconds));
        });
    }
}
