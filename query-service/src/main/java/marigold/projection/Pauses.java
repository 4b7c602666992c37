package marigold.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/// Which read models operators have stopped, as it is stored and as this process last read it.
final class Pauses {
    private final JdbcTemplate jdbc;
    private final Map<String, Pause> known = new ConcurrentHashMap<>();

    Pauses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void put(Pause.Order order) {
        jdbc.update(
                """
                insert into read.projection_pause (read_model, only_rebuild, paused_by, reason, until)
                values (?, ?, ?, ?, ?)
                    on conflict (read_model) do update
                       set only_rebuild = excluded.only_rebuild, paused_by = excluded.paused_by,
                           reason = excluded.reason, paused_at = excluded.paused_at, until = excluded.until
                """,
                order.readModel(),
                order.onlyRebuild(),
                order.by(),
                order.reason(),
                order.until().map(Timestamp::from).orElse(null));
        load(order.readModel());
    }

    void remove(String readModel) {
        jdbc.update("delete from read.projection_pause where read_model = ?", readModel);
        known.remove(readModel);
    }

    /// Reads what is in force now, by the database's clock.
    void load(String readModel) {
        List<Pause> found = jdbc.query("""
            select read_model, only_rebuild, paused_by, reason, paused_at, until
              from read.projection_pause
             where read_model = ? and (until is null or until > clock_timestamp())
            """, (row, _) -> read(row), readModel);
        if (found.isEmpty()) known.remove(readModel);
        else known.put(readModel, found.getFirst());
    }

    /// As [#load], of all read models at once.
    void loadAll() {
        List<Pause> found = jdbc.query("""
            select read_model, only_rebuild, paused_by, reason, paused_at, until
              from read.projection_pause
             where until is null or until > clock_timestamp()
            """, (row, _) -> read(row));
        known.clear();
        found.forEach(pause -> known.put(pause.readModel(), pause));
    }

    /// As it was last read; costs no statement.
    Optional<Pause> of(String readModel) {
        return Optional.ofNullable(known.get(readModel));
    }

    /// Whether the live rows rest.
    boolean stopsLive(String readModel) {
        return of(readModel).filter(pause -> !pause.onlyRebuild()).isPresent();
    }

    private static Pause read(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("until");
        return new Pause(
                row.getString("read_model"),
                row.getBoolean("only_rebuild"),
                row.getString("paused_by"),
                row.getString("reason"),
                row.getTimestamp("paused_at").toInstant(),
                Optional.ofNullable(until).map(Timestamp::toInstant));
    }
}
