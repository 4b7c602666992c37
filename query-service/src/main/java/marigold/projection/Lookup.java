package marigold.projection;

import java.util.Arrays;
import java.util.List;

/// A second way to find rows of a table: by columns that are not its key, backed by an index of the database.
public final class Lookup<R extends Record> {
    private final Table<R> table;
    private final int[] columns;

    Lookup(Table<R> table, int[] columns) {
        this.table = table;
        this.columns = columns;
    }

    Table<R> table() {
        return table;
    }

    int[] columns() {
        return columns;
    }

    Key keyOf(R row) {
        return Key.of(table.valuesOf(row, columns));
    }

    @Override
    public String toString() {
        List<String> names = Arrays.stream(columns)
                .mapToObj(column -> table.columns().get(column).name())
                .toList();
        return table.name() + " by " + String.join(", ", names);
    }
}
