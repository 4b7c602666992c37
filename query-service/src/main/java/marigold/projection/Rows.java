package marigold.projection;

import java.util.List;
import java.util.Optional;

/// The rows that a fold may read and write. Rows are records; a changed row is a new record.
public interface Rows {
    /// The row of a key, as the events so far have left it.
    <R extends Record> Optional<R> find(Table<R> table, Key key);

    /// All rows of a look-up's values, in no promised order.
    <R extends Record> List<R> findAll(Lookup<R> lookup, Object... values);

    /// Inserts the row, or replaces the row of the same key.
    <R extends Record> void put(Table<R> table, R row);

    /// Removes the row of a key; nothing happens when there is none.
    <R extends Record> void remove(Table<R> table, Key key);
}
