package marigold.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.projection.ModelTables.Comparison;
import marigold.projection.Rebuild.Order;
import marigold.projection.Rebuild.Purpose;
import marigold.projection.Rebuild.State;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rebuilds as they are stored, so that a process that is killed goes on where it was.
final class RebuildLog {
    private static final String SELECT = """
        select rebuild_id, read_model, purpose, state, version, verify_percent, events_per_second_max, swaps, asked_by,
               reason, asked_at, changed_at, rows_compared, rows_different, differences, problem
          from read.rebuild
        """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    RebuildLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// @return the number; absent when the read model has one that is not finished
    Optional<Long> add(Order order, int version) {
        return jdbc
                .queryForList(
                        """
                        insert into read.rebuild (read_model, purpose, state, version, verify_percent,
                                                  events_per_second_max, swaps, asked_by, reason)
                        values (?, ?, 'PLANNED', ?, ?, ?, ?, ?, ?)
                            on conflict (read_model) where state in
                               ('PLANNED', 'BUILDING', 'CATCHING_UP', 'VERIFYING', 'READY') do nothing
                        returning rebuild_id
                        """,
                        Long.class,
                        order.readModel(),
                        order.purpose().name(),
                        version,
                        order.verifyPercent(),
                        order.eventsPerSecondMax().isPresent()
                                ? order.eventsPerSecondMax().getAsInt()
                                : null,
                        order.swaps(),
                        order.askedBy(),
                        order.reason())
                .stream()
                .findFirst();
    }

    List<Rebuild> newestFirst(int max) {
        return jdbc.query(SELECT + " order by rebuild_id desc limit ?", (row, _) -> read(row), max);
    }

    Optional<Rebuild> find(long id) {
        return jdbc.query(SELECT + " where rebuild_id = ?", (row, _) -> read(row), id).stream()
                .findFirst();
    }

    /// Those that have tables beside the live ones, the oldest first.
    List<Rebuild> aside() {
        return lastOfEach().stream()
                .filter(rebuild -> rebuild.state().isAside())
                .toList();
    }

    /// Of each read model the one that has tables beside the live ones, or else the one that keeps those
    /// before it; the oldest first.
    List<Rebuild> lastOfEach() {
        return jdbc.query("""
            select * from (
              select distinct on (read_model) * from read.rebuild
               where state in ('PLANNED', 'BUILDING', 'CATCHING_UP', 'VERIFYING', 'READY', 'SWAPPED')
               order by read_model, rebuild_id desc) last
             order by rebuild_id
            """, (row, _) -> read(row));
    }

    /// The one after which the tables before it are still kept.
    Optional<Rebuild> swapped(String readModel) {
        return jdbc
                .query(SELECT + " where read_model = ? and state = 'SWAPPED'", (row, _) -> read(row), readModel)
                .stream()
                .findFirst();
    }

    /// Throws when somebody else, an operator perhaps, has changed the state since it was read.
    void enter(Rebuild rebuild, State state) {
        int entered =
                jdbc.update("""
                    update read.rebuild
                       set state = ?, problem = '', changed_at = clock_timestamp()
                     where rebuild_id = ? and state = ?
                    """, state.name(), rebuild.id(), rebuild.state().name());
        if (entered == 0) throw another(rebuild);
    }

    private static IllegalStateException another(Rebuild rebuild) {
        return new IllegalStateException("The rebuild %d is another by now".formatted(rebuild.id()));
    }

    /// Keeps the state as it is until the transaction ends. Throws when somebody else has changed it since it
    /// was read.
    void keep(Rebuild rebuild) {
        boolean changed = jdbc.queryForList(
                        "select 1 from read.rebuild where rebuild_id = ? and state = ? for share",
                        Integer.class,
                        rebuild.id(),
                        rebuild.state().name())
                .isEmpty();
        if (changed) throw another(rebuild);
    }

    void compared(long id, Comparison comparison) {
        JsonNode differences = json.valueToTree(
                comparison.differences().stream().map(json::readTree).toList());
        jdbc.update("""
            update read.rebuild
               set rows_compared = ?, rows_different = ?, differences = ?
             where rebuild_id = ?
            """, comparison.rows(), comparison.different(), differences.toString(), id);
    }

    void problem(long id, String problem) {
        jdbc.update("update read.rebuild set problem = ? where rebuild_id = ? and problem <> ?", problem, id, problem);
    }

    private Rebuild read(ResultSet row) throws SQLException {
        int eventsPerSecondMax = row.getInt("events_per_second_max");
        OptionalInt limit = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(eventsPerSecondMax);
        return new Rebuild(
                row.getLong("rebuild_id"),
                row.getString("read_model"),
                Purpose.valueOf(row.getString("purpose")),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getInt("verify_percent"),
                limit,
                row.getBoolean("swaps"),
                row.getString("asked_by"),
                row.getString("reason"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                count(row, "rows_compared"),
                count(row, "rows_different"),
                json.readValue(row.getString("differences"), new TypeReference<List<JsonNode>>() {}).stream()
                        .map(JsonNode::toString)
                        .toList(),
                row.getString("problem"));
    }

    private static OptionalLong count(ResultSet row, String column) throws SQLException {
        long count = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
