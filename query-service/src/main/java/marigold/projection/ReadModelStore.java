package marigold.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marigold.projection.WorkingSet.Changes;
import marigold.projection.WorkingSet.RowSource;
import marigold.projection.WorkingSet.StoredRow;
import org.springframework.jdbc.core.JdbcTemplate;

/// Loads and writes the rows of one read model, a table at a time, in the current transaction.
final class ReadModelStore {
    private static final String RAISE_WATERMARKS = """
        insert into read.watermark (vendor_id, read_model, position)
        select vendor_id, ?, position
          from unnest(?::bigint[], ?::bigint[]) as raised (vendor_id, position)
         order by vendor_id
            on conflict (vendor_id, read_model) do update
           set position = greatest(watermark.position, excluded.position)
        """;

    private final ReadModel<?> model;
    private final String name;
    private final JdbcTemplate jdbc;
    private final Map<Table<?>, TableSql<?>> statements = new HashMap<>();

    ReadModelStore(ReadModel<?> model, Place place, JdbcTemplate jdbc) {
        this.model = model;
        this.name = place.group();
        this.jdbc = jdbc;
        String schema = place.schema();
        for (Table<?> table : model.tables()) statements.put(table, new TableSql<>(table, schema));
    }

    /// A working set with the asked rows in it; rows that were not foreseen are loaded when the fold asks for
    /// them.
    WorkingSet load(Asked asked) {
        WorkingSet rows = empty();
        load(rows, asked);
        return rows;
    }

    /// A working set that loads rows when the fold asks for them.
    WorkingSet empty() {
        return new WorkingSet(model.tables(), new RowSource() {
            @Override
            public <R extends Record> Optional<StoredRow<R>> row(Table<R> table, Key key) {
                return select(table, Set.of(key)).stream().findFirst();
            }

            @Override
            public <R extends Record> List<StoredRow<R>> rows(Lookup<R> lookup, Key values) {
                return select(lookup, Set.of(values));
            }
        });
    }

    /// Puts the asked rows into a working set, beside those that are in it, in one round trip.
    void load(WorkingSet rows, Asked asked) {
        Statements questions = new Statements();
        asked.keys().forEach((table, keys) -> load(questions, rows, table, keys));
        asked.lookups().forEach((lookup, values) -> load(questions, rows, lookup, values));
        send(questions);
    }

    /// Sends them at once, in the current transaction.
    void send(Statements statements) {
        if (statements.isEmpty()) return;
        jdbc.execute((Connection connection) -> {
            statements.execute(connection);
            return null;
        });
    }

    /// Writes every changed row and the tenants' watermarks, in one round trip.
    void write(WorkingSet rows) {
        send(writing(rows));
    }

    /// The statements of [#write], for whoever has others to send with them.
    Statements writing(WorkingSet rows) {
        Statements statements = new Statements();
        for (Changes<?> changes : rows.changes()) write(statements, changes);
        raiseWatermarks(statements, rows.watermarks());
        return statements;
    }

    /// As [#write], for tables that nobody else writes: rows that were not there go in by `COPY`.
    void fill(WorkingSet rows) {
        jdbc.execute((Connection connection) -> {
            for (Changes<?> changes : rows.changes()) fill(connection, changes);
            Statements statements = new Statements();
            raiseWatermarks(statements, rows.watermarks());
            statements.execute(connection);
            return null;
        });
    }

    private <R extends Record> void load(Statements questions, WorkingSet rows, Table<R> table, Set<Key> keys) {
        sql(table).select(questions, keys, found -> rows.load(table, keys, found));
    }

    private <R extends Record> void load(Statements questions, WorkingSet rows, Lookup<R> lookup, Set<Key> values) {
        sql(lookup.table()).select(questions, lookup, values, found -> rows.load(lookup, values, found));
    }

    <R extends Record> List<StoredRow<R>> select(Table<R> table, Set<Key> keys) {
        List<StoredRow<R>> rows = new ArrayList<>();
        Statements question = new Statements();
        sql(table).select(question, keys, rows::addAll);
        send(question);
        return rows;
    }

    <R extends Record> List<StoredRow<R>> select(Lookup<R> lookup, Set<Key> values) {
        List<StoredRow<R>> rows = new ArrayList<>();
        Statements question = new Statements();
        sql(lookup.table()).select(question, lookup, values, rows::addAll);
        send(question);
        return rows;
    }

    private <R extends Record> void write(Statements statements, Changes<R> changes) {
        sql(changes.table()).delete(statements, changes.removed());
        sql(changes.table()).upsert(statements, changes.known());
        sql(changes.table()).put(statements, changes.unread());
    }

    private <R extends Record> void fill(Connection connection, Changes<R> changes) throws SQLException {
        Statements before = new Statements();
        sql(changes.table()).delete(before, changes.removed());
        before.execute(connection);
        sql(changes.table()).copy(connection, changes.added());
        Statements after = new Statements();
        sql(changes.table()).upsert(after, changes.changed());
        after.execute(connection);
    }

    private void raiseWatermarks(Statements statements, Map<Long, Long> watermarks) {
        if (watermarks.isEmpty()) return;
        List<Map.Entry<Long, Long>> raised = List.copyOf(watermarks.entrySet());
        statements.add(RAISE_WATERMARKS, (connection, statement, first) -> {
            statement.setString(first, name);
            statement.setArray(
                    first + 1,
                    connection.createArrayOf(
                            "bigint", raised.stream().map(Map.Entry::getKey).toArray()));
            statement.setArray(
                    first + 2,
                    connection.createArrayOf(
                            "bigint", raised.stream().map(Map.Entry::getValue).toArray()));
            return first + 3;
        });
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> TableSql<R> sql(Table<R> table) {
        return (TableSql<R>) statements.get(table);
    }
}
