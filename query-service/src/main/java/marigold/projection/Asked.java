package marigold.projection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marigold.eventstore.UnknownEvent;

/// Stands in for the rows while a fold is only asked which rows it wants. Finds nothing, changes nothing,
/// remembers every key.
final class Asked implements Rows {
    private final Map<Table<?>, Set<Key>> keys = new HashMap<>();
    private final Map<Lookup<?>, Set<Key>> lookups = new HashMap<>();

    /// Of the keys, those whose rows the fold looked at or took away.
    private final Map<Table<?>, Set<Key>> looked = new HashMap<>();
    private final Interest interest;

    /// What is worth remembering of a fold's questions.
    interface Interest {
        Interest ALL = new Interest() {
            @Override
            public boolean in(Table<?> table, Key key) {
                return true;
            }

            @Override
            public boolean in(Lookup<?> lookup, Key values) {
                return true;
            }
        };

        boolean in(Table<?> table, Key key);

        boolean in(Lookup<?> lookup, Key values);
    }

    Asked() {
        this(Interest.ALL);
    }

    Asked(Interest interest) {
        this.interest = interest;
    }

    /// Runs the fold of one event for its questions. A fold that stops because it finds nothing has asked
    /// enough: the rest is loaded when it is really run.
    ///
    /// @return whether the fold came to its end
    <E> boolean ask(ReadModel<E> model, Object event, Occurrence occurrence) {
        if (event instanceof UnknownEvent) return false;
        if (!model.family().isInstance(event)) return true;
        try {
            model.evolve(this, model.family().cast(event), occurrence);
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// As above, for all of them.
    ///
    /// @return whether every fold came to its end
    <E> boolean askAll(ReadModel<E> model, List<Delivered> events) {
        boolean complete = true;
        for (Delivered event : events) complete &= ask(model, event.payload(), event.occurrence());
        return complete;
    }

    /// Every row and look-up that was asked for, by name.
    Set<String> places() {
        Set<String> places = new HashSet<>();
        keys.forEach((table, asked) -> asked.forEach(key -> places.add(table + " " + key)));
        lookups.forEach((lookup, asked) -> asked.forEach(values -> places.add(lookup + " " + values)));
        return places;
    }

    boolean isEmpty() {
        return keys.isEmpty() && lookups.isEmpty();
    }

    int size() {
        int size = 0;
        for (Set<Key> asked : keys.values()) size += asked.size();
        for (Set<Key> asked : lookups.values()) size += asked.size();
        return size;
    }

    Map<Table<?>, Set<Key>> keys() {
        return keys;
    }

    Map<Lookup<?>, Set<Key>> lookups() {
        return lookups;
    }

    /// Takes those keys out to which the fold only put rows, without a look at what is there.
    Map<Table<?>, Set<Key>> takeUnlooked() {
        Map<Table<?>, Set<Key>> taken = new HashMap<>();
        keys.forEach((table, asked) -> {
            Set<Key> put = new HashSet<>(asked);
            put.removeAll(looked.getOrDefault(table, Set.of()));
            if (!put.isEmpty()) taken.put(table, put);
        });
        taken.forEach((table, put) -> keys.get(table).removeAll(put));
        keys.values().removeIf(Set::isEmpty);
        return taken;
    }

    @Override
    public <R extends Record> Optional<R> find(Table<R> table, Key key) {
        looked.computeIfAbsent(table, _ -> new HashSet<>()).add(key);
        return ask(table, key);
    }

    private <R extends Record> Optional<R> ask(Table<R> table, Key key) {
        if (interest.in(table, key))
            keys.computeIfAbsent(table, _ -> new HashSet<>()).add(key);
        return Optional.empty();
    }

    @Override
    public <R extends Record> List<R> findAll(Lookup<R> lookup, Object... values) {
        Key wanted = Key.of(values);
        if (interest.in(lookup, wanted))
            lookups.computeIfAbsent(lookup, _ -> new HashSet<>()).add(wanted);
        return List.of();
    }

    @Override
    public <R extends Record> void put(Table<R> table, R row) {
        ask(table, table.keyOf(row));
    }

    @Override
    public <R extends Record> void remove(Table<R> table, Key key) {
        find(table, key);
    }
}
