package marigold.projection;

import java.util.Arrays;

/// The values of a row's key columns, in the table's order.
public final class Key {
    private final Object[] values;
    private final int hash;

    private Key(Object[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    /// @param values none of them null
    public static Key of(Object... values) {
        for (Object value : values)
            if (value == null) throw new IllegalArgumentException("A key has no null: " + Arrays.toString(values));
        return new Key(values);
    }

    Object value(int column) {
        return values[column];
    }

    int size() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && hash == key.hash && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
