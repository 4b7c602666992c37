package marigold.projection;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A read table in schema `read`: a record whose components are the columns, in snake_case, and its key.
///
/// The table has one more column, `position bigint not null`, which the engines write: the event that last
/// touched the row.
public final class Table<R extends Record> {
    private final String name;
    private final List<Column> columns;
    private final int[] keyColumns;
    private final Constructor<R> constructor;
    private final List<Lookup<R>> lookups = new ArrayList<>();

    private Table(String name, Class<R> row, String[] key) {
        this.name = name;
        RecordComponent[] components = row.getRecordComponents();
        this.columns = Arrays.stream(components).map(Column::new).toList();
        this.keyColumns = indexes(key);
        try {
            this.constructor = row.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param name table in schema `read`
    /// @param row record of its columns; long, int, boolean, String, LocalDate, Instant, OptionalLong and
    ///     OptionalInt are known
    /// @param key  names of the key's columns, tenant first
    public static <R extends Record> Table<R> of(String name, Class<R> row, String... key) {
        return new Table<>(name, row, key);
    }

    /// Declares a look-up by other columns, tenant first; the database needs an index on them.
    public Lookup<R> lookup(String... columns) {
        Lookup<R> lookup = new Lookup<>(this, indexes(columns));
        lookups.add(lookup);
        return lookup;
    }

    private int[] indexes(String[] names) {
        return Arrays.stream(names)
                .mapToInt(wanted -> {
                    for (int i = 0; i < columns.size(); i++)
                        if (columns.get(i).name().equals(wanted)) return i;
                    throw new IllegalArgumentException(name + " has no column " + wanted);
                })
                .toArray();
    }

    public String name() {
        return name;
    }

    List<Column> columns() {
        return columns;
    }

    int[] keyColumns() {
        return keyColumns;
    }

    List<Lookup<R>> lookups() {
        return lookups;
    }

    Key keyOf(Record row) {
        return Key.of(valuesOf(row, keyColumns));
    }

    Object[] valuesOf(Record row, int[] chosen) {
        Object[] values = new Object[chosen.length];
        for (int i = 0; i < values.length; i++)
            values[i] = columns.get(chosen[i]).valueOf(row);
        return values;
    }

    /// Reads the record from a row that starts with this table's columns in their order.
    R read(ResultSet row) throws SQLException {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) values[i] = columns.get(i).read(row, i + 1);
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("A row of %s cannot be read".formatted(name), impossible);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
