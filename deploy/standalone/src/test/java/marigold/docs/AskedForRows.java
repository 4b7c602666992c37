package marigold.docs;

import java.util.List;
import java.util.Optional;
import marigold.projection.Key;
import marigold.projection.Lookup;
import marigold.projection.Rows;
import marigold.projection.Table;

/// No rows at all; remembers whether a fold wanted any.
final class AskedForRows implements Rows {
    private boolean any;

    boolean any() {
        return any;
    }

    @Override
    public <R extends Record> Optional<R> find(Table<R> table, Key key) {
        any = true;
        return Optional.empty();
    }

    @Override
    public <R extends Record> List<R> findAll(Lookup<R> lookup, Object... values) {
        any = true;
        return List.of();
    }

    @Override
    public <R extends Record> void put(Table<R> table, R row) {
        any = true;
    }

    @Override
    public <R extends Record> void remove(Table<R> table, Key key) {
        any = true;
    }
}
