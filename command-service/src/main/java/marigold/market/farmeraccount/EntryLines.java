package marigold.market.farmeraccount;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// The lines of an account, by the ids of their entries and in the order of these.
///
/// Accounts are kept in memory for their next command, which hardly ever looks at the lines before. As a tree
/// of records each took 250 bytes, and of 800 accounts with 340 lines many had to be read again from their
/// events, which made entries three times as slow. Packed, a line takes 80.
final class EntryLines {
    private static final int CAPACITY_MIN = 4;

    private final PackedLines packed = new PackedLines();
    private long[] ids = new long[CAPACITY_MIN];
    private byte[][] lines = new byte[CAPACITY_MIN][];
    private int size;

    EntryLines() {}

    /// A copy.
    EntryLines(EntryLines others) {
        putAll(others);
    }

    interface Visitor {
        void line(long entryId, EntryLine line);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Optional<EntryLine> find(long entryId) {
        int place = place(entryId);
        return place < 0 ? Optional.empty() : Optional.of(packed.read(lines[place]));
    }

    /// Adds a line, or puts it in the place of the entry's line before.
    void put(long entryId, EntryLine line) {
        int place = place(entryId);
        if (place < 0) {
            place = -place - 1;
            open(place);
            ids[place] = entryId;
        }
        lines[place] = packed.of(line);
    }

    void putAll(EntryLines others) {
        others.forEach(this::put);
    }

    Optional<EntryLine> remove(long entryId) {
        int place = place(entryId);
        if (place < 0) return Optional.empty();
        EntryLine line = packed.read(lines[place]);
        size--;
        System.arraycopy(ids, place + 1, ids, place, size - place);
        System.arraycopy(lines, place + 1, lines, place, size - place);
        lines[size] = null;
        return Optional.of(line);
    }

    void forEach(Visitor visitor) {
        for (int place = 0; place < size; place++) visitor.line(ids[place], packed.read(lines[place]));
    }

    /// Those that are wanted, for whoever adds to them or takes some away.
    SortedMap<Long, EntryLine> where(Predicate<EntryLine> wanted) {
        SortedMap<Long, EntryLine> found = new TreeMap<>();
        forEach((entryId, line) -> {
            if (wanted.test(line)) found.put(entryId, line);
        });
        return found;
    }

    /// All of them.
    SortedMap<Long, EntryLine> toMap() {
        return where(_ -> true);
    }

    /// However they came there.
    @Override
    public boolean equals(Object other) {
        return other instanceof EntryLines others && toMap().equals(others.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return toMap().toString();
    }

    private int place(long entryId) {
        // New entries have the highest ids.
        return size > 0 && entryId > ids[size - 1] ? -size - 1 : Arrays.binarySearch(ids, 0, size, entryId);
    }

    private void open(int place) {
        if (size == ids.length) {
            // By an eighth: most accounts grow for years, and all that are kept have what they may not need.
            int capacity = size + Math.max(CAPACITY_MIN, size / 8);
            ids = Arrays.copyOf(ids, capacity);
            lines = Arrays.copyOf(lines, capacity);
        }
        System.arraycopy(ids, place, ids, place + 1, size - place);
        System.arraycopy(lines, place, lines, place + 1, size - place);
        size++;
    }
}
