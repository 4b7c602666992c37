package marigold.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import marigold.eventstore.UnknownEvent;

/// The rows that a fold works on, in memory. Alone it is the rebuild engine's whole read model; with a
/// [RowSource] it is the live engine's part of one, filled from the database as the fold asks.
///
/// Every row knows the position that last changed it. A write by an event at or before that position is left
/// out: the event was delivered again.
public final class WorkingSet implements Rows {
    private final Map<Table<?>, Entries<?>> tables = new LinkedHashMap<>();
    private final Map<Long, Long> watermarks = new HashMap<>();
    private final RowSource source;

    private Occurrence current;

    /// Counts the runs of the fold, so that a second write of one run differs from the same event delivered
    /// again.
    private long run;

    private boolean changed;

    /// How to take back what the current run wrote.
    private final List<Runnable> undo = new ArrayList<>();

    /// Rows and look-ups that the fold must not come to, because an event that concerns them is parked.
    private Set<String> blocked = Set.of();

    /// Notes what the fold comes to; null when nobody wants to know.
    private Set<String> visited;

    /// Writes that were left out because their row had gone further and was different.
    private int leftOut;

    /// An empty read model: rows that are not here do not exist.
    public WorkingSet(List<Table<?>> tables) {
        this(tables, RowSource.EMPTY);
    }

    WorkingSet(List<Table<?>> tables, RowSource source) {
        this.source = source;
        for (Table<?> table : tables) this.tables.put(table, new Entries<>(table));
    }

    /// A row as it stands in the database.
    record StoredRow<R extends Record>(R row, long position) {}

    /// Where rows come from that are not in memory yet.
    interface RowSource {
        RowSource EMPTY = new RowSource() {
            @Override
            public <R extends Record> Optional<StoredRow<R>> row(Table<R> table, Key key) {
                return Optional.empty();
            }

            @Override
            public <R extends Record> List<StoredRow<R>> rows(Lookup<R> lookup, Key values) {
                return List.of();
            }
        };

        <R extends Record> Optional<StoredRow<R>> row(Table<R> table, Key key);

        <R extends Record> List<StoredRow<R>> rows(Lookup<R> lookup, Key values);
    }

    /// Runs the fold for one event. Events of other families do nothing; one that this release cannot read
    /// throws.
    ///
    /// @return whether a row changed
    public <E> boolean apply(ReadModel<E> model, Object event, Occurrence occurrence) {
        if (event instanceof UnknownEvent unknown) throw new IllegalArgumentException(unknown.reason());
        if (!model.family().isInstance(event)) return false;
        E known = model.family().cast(event);
        current = occurrence;
        run++;
        changed = false;
        undo.clear();
        model.evolve(this, known, occurrence);
        if (changed) watermarks.merge(model.tenant(known), occurrence.position(), Math::max);
        return changed;
    }

    /// The fold has come to a row or a look-up that is blocked.
    static final class Blocked extends RuntimeException {
        private final String place;

        Blocked(String place) {
            super(place, null, false, false);
            this.place = place;
        }

        String place() {
            return place;
        }
    }

    /// From now on the fold throws [Blocked] where it comes to one of these.
    void block(Set<String> places) {
        blocked = places;
    }

    /// Takes back what the last run wrote, also when it threw.
    void undo() {
        for (Runnable each : undo.reversed()) each.run();
        undo.clear();
    }

    /// Every row and look-up that the fold comes to with an event, as far as it goes; changes nothing.
    <E> Set<String> visit(ReadModel<E> model, Object event, Occurrence occurrence) {
        Set<String> before = blocked;
        Map<Long, Long> marks = Map.copyOf(watermarks);
        visited = new HashSet<>();
        blocked = Set.of();
        try {
            apply(model, event, occurrence);
        } catch (RuntimeException _) {
            // It does not come further than to what it cannot take.
        }
        undo();
        watermarks.clear();
        watermarks.putAll(marks);
        Set<String> places = visited;
        visited = null;
        blocked = before;
        return places;
    }

    /// How many writes of different rows were left out because the row had gone further than their event.
    int leftOut() {
        return leftOut;
    }

    /// All rows of a table that are in memory, in no promised order.
    public <R extends Record> List<R> all(Table<R> table) {
        return entries(table).present();
    }

    /// The last position that changed a row of the tenant, for each tenant that changed in this set.
    Map<Long, Long> watermarks() {
        return watermarks;
    }

    /// Puts rows of the database in, as if the fold had asked for each; a key without a row is known to be
    /// absent afterwards.
    <R extends Record> void load(Table<R> table, Set<Key> keys, List<StoredRow<R>> rows) {
        Entries<R> entries = entries(table);
        for (StoredRow<R> stored : rows) entries.load(stored);
        for (Key key : keys) entries.byKey.computeIfAbsent(key, _ -> new Entry<>());
    }

    <R extends Record> void load(Lookup<R> lookup, Set<Key> values, List<StoredRow<R>> rows) {
        Entries<R> entries = entries(lookup.table());
        for (StoredRow<R> stored : rows) entries.load(stored);
        entries.complete(lookup).addAll(values);
    }

    /// Takes a row as the database has it when this set is written.
    interface Known {
        /// @param row empty for a key without a row
        <R extends Record> void row(Table<R> table, Key key, Optional<StoredRow<R>> row);

        /// A row was put without a look, and may have been left out.
        void unknown(Table<?> table, Key key);
    }

    /// Lets rows be put to these keys without a look at what the database has there: it decides when they are
    /// written, by their positions. Whoever looks at one after all loads it.
    void putUnread(Map<Table<?>, Set<Key>> keys) {
        keys.forEach((table, allowed) -> entries(table).unread.addAll(allowed));
    }

    /// Every key that the fold has come to.
    void eachKnown(Known known) {
        tables.values().forEach(entries -> entries.tell(known));
    }

    /// What the database does not have yet.
    ///
    /// @param unread  rows that were put without a look at what is there
    /// @param added   rows of keys that the database has no row of
    /// @param changed rows that replace others
    record Changes<R extends Record>(
            Table<R> table,
            List<StoredRow<R>> unread,
            List<StoredRow<R>> added,
            List<StoredRow<R>> changed,
            List<Key> removed) {
        /// Those of which it is known what is there.
        List<StoredRow<R>> known() {
            List<StoredRow<R>> known = new ArrayList<>(added);
            known.addAll(changed);
            return known;
        }

        List<StoredRow<R>> written() {
            List<StoredRow<R>> written = known();
            written.addAll(unread);
            return written;
        }
    }

    /// How many rows are here, those that are known to be absent too.
    int size() {
        int size = 0;
        for (Entries<?> entries : tables.values()) size += entries.byKey.size();
        return size;
    }

    /// Every key of a row that the database does not have.
    void eachAdded(BiConsumer<Table<?>, Key> each) {
        tables.forEach((table, entries) -> entries.byKey.forEach((key, entry) -> {
            if (entry.dirty && !entry.stored && entry.row != null) each.accept(table, key);
        }));
    }

    /// Every table that the database has rows of which change or go.
    void eachReplaced(Consumer<Table<?>> each) {
        tables.forEach((table, entries) -> {
            if (entries.byKey.values().stream().anyMatch(entry -> entry.dirty && entry.stored)) each.accept(table);
        });
    }

    boolean knows(Table<?> table, Key key) {
        return tables.get(table).byKey.containsKey(key);
    }

    /// A row that is known, as the database has it when this set is written; empty when it will have none.
    <R extends Record> Optional<StoredRow<R>> row(Table<R> table, Key key) {
        Entry<R> entry = entries(table).byKey.get(key);
        return entry == null ? Optional.empty() : entry.asStored();
    }

    <R extends Record> boolean knowsAll(Lookup<R> lookup, Key values) {
        return entries(lookup.table()).complete(lookup).contains(values);
    }

    List<Changes<?>> changes() {
        List<Changes<?>> changes = new ArrayList<>();
        for (Entries<?> entries : tables.values()) entries.changes().ifPresent(changes::add);
        return changes;
    }

    @Override
    public <R extends Record> Optional<R> find(Table<R> table, Key key) {
        come(table, key);
        return Optional.ofNullable(entries(table).entry(key).row);
    }

    @Override
    public <R extends Record> List<R> findAll(Lookup<R> lookup, Object... values) {
        come(lookup, Key.of(values));
        List<R> rows = entries(lookup.table()).findAll(lookup, Key.of(values));
        for (R row : rows) come(lookup.table(), lookup.table().keyOf(row));
        return rows;
    }

    @Override
    public <R extends Record> void put(Table<R> table, R row) {
        Key key = table.keyOf(row);
        come(table, key);
        entries(table).write(key, row);
    }

    @Override
    public <R extends Record> void remove(Table<R> table, Key key) {
        come(table, key);
        entries(table).write(key, null);
    }

    private void come(Object tableOrLookup, Key key) {
        if (visited == null && blocked.isEmpty()) return;
        String place = tableOrLookup + " " + key;
        if (visited != null) visited.add(place);
        if (blocked.contains(place)) throw new Blocked(place);
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> Entries<R> entries(Table<R> table) {
        Entries<?> entries = tables.get(table);
        if (entries == null) throw new IllegalArgumentException("The read model does not declare the table " + table);
        return (Entries<R>) entries;
    }

    private static final class Entry<R extends Record> {
        private R row;
        private long position = -1;
        private boolean stored;
        private boolean dirty;

        /// It was put, and what the database has there is not known.
        private boolean unread;

        /// The run that wrote the row last; a second write of the same run counts.
        private long writtenIn = -1;

        Optional<StoredRow<R>> asStored() {
            return row == null ? Optional.empty() : Optional.of(new StoredRow<>(row, position));
        }
    }

    private final class Entries<R extends Record> {
        private final Table<R> table;
        private final Map<Key, Entry<R>> byKey = new HashMap<>();

        /// Of the look-ups that the fold has asked.
        private final Map<Lookup<R>, Map<Key, Set<Key>>> indexes = new HashMap<>();

        private final Map<Lookup<R>, Set<Key>> complete = new HashMap<>();

        /// Where rows may be put without a look.
        private final Set<Key> unread = new HashSet<>();

        Entries(Table<R> table) {
            this.table = table;
        }

        void tell(Known known) {
            byKey.forEach((key, entry) -> {
                if (entry.unread) known.unknown(table, key);
                else known.row(table, key, entry.asStored());
            });
        }

        Set<Key> complete(Lookup<R> lookup) {
            return complete.computeIfAbsent(lookup, _ -> new HashSet<>());
        }

        List<R> present() {
            List<R> rows = new ArrayList<>();
            for (Entry<R> entry : byKey.values()) if (entry.row != null) rows.add(entry.row);
            return rows;
        }

        Entry<R> entry(Key key) {
            Entry<R> known = byKey.get(key);
            if (known != null) {
                if (known.unread) read(key, known);
                return known;
            }
            source.row(table, key).ifPresent(this::load);
            return byKey.computeIfAbsent(key, _ -> new Entry<>());
        }

        /// Finds out what the database has in place of a row that was put without a look. One of a later
        /// event, or the same, stays, as if it had been known before.
        private void read(Key key, Entry<R> entry) {
            entry.unread = false;
            Optional<StoredRow<R>> there = source.row(table, key);
            if (there.isEmpty()) return;
            entry.stored = true;
            boolean stays = there.get().position() >= entry.position
                    || there.get().row().equals(entry.row);
            if (!stays) return;
            unindex(key, entry.row);
            index(key, there.get().row());
            entry.row = there.get().row();
            entry.position = there.get().position();
            entry.writtenIn = -1;
            entry.dirty = false;
        }

        void load(StoredRow<R> stored) {
            Key key = table.keyOf(stored.row());
            if (byKey.containsKey(key)) return;
            Entry<R> entry = new Entry<>();
            entry.row = stored.row();
            entry.position = stored.position();
            entry.stored = true;
            byKey.put(key, entry);
            index(key, stored.row());
        }

        List<R> findAll(Lookup<R> lookup, Key values) {
            if (!unread.isEmpty()) {
                byKey.forEach((key, entry) -> {
                    if (entry.unread) read(key, entry);
                });
            }
            if (complete(lookup).add(values)) source.rows(lookup, values).forEach(this::load);
            List<R> rows = new ArrayList<>();
            for (Key key : index(lookup).getOrDefault(values, Set.of())) rows.add(byKey.get(key).row);
            return rows;
        }

        private Map<Key, Set<Key>> index(Lookup<R> lookup) {
            Map<Key, Set<Key>> known = indexes.get(lookup);
            if (known != null) return known;
            Map<Key, Set<Key>> index = new HashMap<>();
            byKey.forEach((key, entry) -> {
                if (entry.row != null) add(index, lookup, key, entry.row);
            });
            indexes.put(lookup, index);
            return index;
        }

        private void add(Map<Key, Set<Key>> index, Lookup<R> lookup, Key key, R row) {
            index.computeIfAbsent(lookup.keyOf(row), _ -> new HashSet<>()).add(key);
        }

        void write(Key key, R row) {
            boolean unlooked = row != null && unread.contains(key) && !byKey.containsKey(key);
            Entry<R> entry = unlooked ? unread(key) : entry(key);
            boolean deliveredAgain = entry.position >= current.position() && entry.writtenIn != run;
            if (Objects.equals(entry.row, row)) return;
            if (deliveredAgain) {
                leftOut++;
                return;
            }
            undo.add(restoring(key, entry));
            if (entry.row != null) unindex(key, entry.row);
            if (row != null) index(key, row);
            entry.row = row;
            entry.position = current.position();
            entry.writtenIn = run;
            entry.dirty = true;
            changed = true;
        }

        private Entry<R> unread(Key key) {
            Entry<R> entry = new Entry<>();
            entry.unread = true;
            byKey.put(key, entry);
            return entry;
        }

        private Runnable restoring(Key key, Entry<R> entry) {
            if (entry.unread && entry.row == null) {
                return () -> {
                    if (entry.row != null) unindex(key, entry.row);
                    byKey.remove(key);
                };
            }
            R row = entry.row;
            long position = entry.position;
            long writtenIn = entry.writtenIn;
            boolean dirty = entry.dirty;
            return () -> {
                if (entry.row != null) unindex(key, entry.row);
                if (row != null) index(key, row);
                entry.row = row;
                entry.position = position;
                entry.writtenIn = writtenIn;
                entry.dirty = dirty;
            };
        }

        private void index(Key key, R row) {
            indexes.forEach((lookup, index) -> add(index, lookup, key, row));
        }

        private void unindex(Key key, R row) {
            for (var index : indexes.entrySet()) {
                index.getValue().computeIfPresent(index.getKey().keyOf(row), (_, keys) -> {
                    keys.remove(key);
                    return keys.isEmpty() ? null : keys;
                });
            }
        }

        Optional<Changes<R>> changes() {
            List<StoredRow<R>> unreads = new ArrayList<>();
            List<StoredRow<R>> added = new ArrayList<>();
            List<StoredRow<R>> written = new ArrayList<>();
            List<Key> removed = new ArrayList<>();
            byKey.forEach((key, entry) -> {
                if (!entry.dirty) return;
                if (entry.row != null)
                    (entry.unread ? unreads : entry.stored ? written : added)
                            .add(new StoredRow<>(entry.row, entry.position));
                else if (entry.stored) removed.add(key);
            });
            return unreads.isEmpty() && added.isEmpty() && written.isEmpty() && removed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Changes<>(table, unreads, added, written, removed));
        }
    }
}
