package marigold.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marigold.projection.WorkingSet.StoredRow;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// The statements of one read table, each for any number of rows. Names come from the declaration,
/// values are parameters.
final class TableSql<R extends Record> {
    private final Table<R> table;
    private final String selectList;
    private final String name;
    private final String selectByKey;
    private final String upsert;
    private final String put;
    private final String delete;
    private final String copy;

    TableSql(Table<R> table, String schema) {
        this.table = table;
        this.name = schema + "." + table.name();
        int[] all = IntStream.range(0, table.columns().size()).toArray();
        this.selectList = names(all, "stored.") + ", stored.position";
        this.selectByKey = select(table.keyColumns());
        this.upsert =
                "insert into %s as stored (%s, position) select * from unnest(%s, ?::bigint[]) on conflict (%s) do update set %s"
                        .formatted(name, names(all, ""), arrays(all), names(table.keyColumns(), ""), assignments());
        this.put = upsert
                + " where stored.position < excluded.position and row(%s) is distinct from row(%s)"
                        .formatted(names(all, "stored."), names(all, "excluded."));
        this.copy = "copy %s (%s, position) from stdin (format binary)".formatted(name, names(all, ""));
        this.delete = "delete from %s stored using unnest(%s) as wanted (%s) where %s"
                .formatted(
                        name, arrays(table.keyColumns()), names(table.keyColumns(), ""), matches(table.keyColumns()));
    }

    /// @param found takes the rows that there are
    void select(Statements questions, Collection<Key> keys, Consumer<List<StoredRow<R>>> found) {
        ask(questions, selectByKey, table.keyColumns(), keys, found);
    }

    void select(Statements questions, Lookup<R> lookup, Collection<Key> values, Consumer<List<StoredRow<R>>> found) {
        ask(questions, select(lookup.columns()), lookup.columns(), values, found);
    }

    void upsert(Statements statements, List<StoredRow<R>> rows) {
        write(statements, upsert, rows);
    }

    /// Writes rows of which nobody has looked what is there: what has gone further, or is the same, stays.
    void put(Statements statements, List<StoredRow<R>> rows) {
        write(statements, put, rows);
    }

    private void write(Statements statements, String sql, List<StoredRow<R>> rows) {
        if (rows.isEmpty()) return;
        statements.add(sql, (connection, statement, first) -> {
            int parameter = first;
            for (Column column : table.columns()) {
                Object[] values = new Object[rows.size()];
                for (int i = 0; i < values.length; i++)
                    values[i] = Column.toSql(column.valueOf(rows.get(i).row()));
                statement.setArray(parameter++, connection.createArrayOf(arrayType(column), values));
            }
            Object[] positions = rows.stream().map(StoredRow::position).toArray();
            statement.setArray(parameter++, connection.createArrayOf("bigint", positions));
            return parameter;
        });
    }

    /// Writes rows whose keys the table does not have.
    void copy(Connection connection, List<StoredRow<R>> rows) throws SQLException {
        if (rows.isEmpty()) return;
        CopyIn target = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            CopyBuffer buffer = new CopyBuffer(target);
            for (StoredRow<R> stored : rows) {
                buffer.row(table.columns().size() + 1);
                for (Column column : table.columns()) column.write(buffer, stored.row());
                buffer.addLong(stored.position());
            }
            buffer.end();
        } finally {
            if (target.isActive()) target.cancelCopy();
        }
    }

    void delete(Statements statements, List<Key> keys) {
        if (keys.isEmpty()) return;
        statements.add(delete, (connection, statement, first) -> {
            bind(connection, statement, first, table.keyColumns(), keys);
            return first + table.keyColumns().length;
        });
    }

    private void ask(
            Statements questions, String sql, int[] columns, Collection<Key> keys, Consumer<List<StoredRow<R>>> found) {
        if (keys.isEmpty()) {
            found.accept(List.of());
            return;
        }
        questions.ask(
                sql,
                (connection, statement, first) -> {
                    bind(connection, statement, first, columns, keys);
                    return first + columns.length;
                },
                result -> {
                    List<StoredRow<R>> rows = new ArrayList<>();
                    int position = table.columns().size() + 1;
                    while (result.next()) rows.add(new StoredRow<>(table.read(result), result.getLong(position)));
                    found.accept(rows);
                });
    }

    private void bind(
            Connection connection, PreparedStatement statement, int first, int[] columns, Collection<Key> keys)
            throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            int place = i;
            Object[] values =
                    keys.stream().map(key -> Column.toSql(key.value(place))).toArray();
            statement.setArray(
                    first + i,
                    connection.createArrayOf(arrayType(table.columns().get(columns[i])), values));
        }
    }

    private String select(int[] columns) {
        return "select %s from unnest(%s) as wanted (%s) join %s stored on %s"
                .formatted(selectList, arrays(columns), names(columns, ""), name, matches(columns));
    }

    private String names(int[] columns, String prefix) {
        return Arrays.stream(columns)
                .mapToObj(column -> prefix + table.columns().get(column).name())
                .collect(Collectors.joining(", "));
    }

    /// Dates and instants travel as text, which PostgreSQL reads without loss.
    private static String arrayType(Column column) {
        return column.sqlType().equals("date") || column.sqlType().equals("timestamptz") ? "text" : column.sqlType();
    }

    private String arrays(int[] columns) {
        return Arrays.stream(columns)
                .mapToObj(column -> table.columns().get(column).sqlType())
                .map("?::%s[]"::formatted)
                .collect(Collectors.joining(", "));
    }

    private String matches(int[] columns) {
        return Arrays.stream(columns)
                .mapToObj(column -> table.columns().get(column).name())
                .map(column -> "stored.%s = wanted.%s".formatted(column, column))
                .collect(Collectors.joining(" and "));
    }

    private String assignments() {
        String columns = IntStream.range(0, table.columns().size())
                .filter(column -> Arrays.stream(table.keyColumns()).noneMatch(key -> key == column))
                .mapToObj(column -> table.columns().get(column).name())
                .map("%1$s = excluded.%1$s, "::formatted)
                .collect(Collectors.joining());
        return columns + "position = excluded.position";
    }
}
