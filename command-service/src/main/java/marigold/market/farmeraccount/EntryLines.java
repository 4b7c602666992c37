package marigold.market.farmeraccount;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// The lines of an account, by the ids of their entries and in the order of these.
///
/// Accounts are kept in memory for their next command, which hardly ever looks at the lines before. As a tree
/// of records each took 250 bytes, and of 800 accounts with 340 lines many had to be read again from their
/// events, which made entries three times as slow. In packed blocks a line takes 10 to 30.
final class EntryLines {
    /// With more, a line takes hardly less, and a new one takes longer.
    private static final int BLOCK_LINES = 16;

    private final PackedLines packed = new PackedLines();

    /// By the lowest of their ids. None is empty.
    private final NavigableMap<Long, byte[]> blocks = new TreeMap<>();

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
        return Optional.ofNullable(unpacked(blocks.floorEntry(entryId)).get(entryId));
    }

    /// Adds a line, or puts it in the place of the entry's line before.
    void put(long entryId, EntryLine line) {
        Map.Entry<Long, byte[]> before = blocks.floorEntry(entryId);
        Map.Entry<Long, byte[]> block = before == null ? blocks.firstEntry() : before;
        NavigableMap<Long, EntryLine> lines = unpacked(block);
        if (lines.put(entryId, line) == null) size++;
        replace(block, lines);
    }

    void putAll(EntryLines others) {
        others.forEach(this::put);
    }

    Optional<EntryLine> remove(long entryId) {
        Map.Entry<Long, byte[]> block = blocks.floorEntry(entryId);
        NavigableMap<Long, EntryLine> lines = unpacked(block);
        EntryLine line = lines.remove(entryId);
        if (line == null) return Optional.empty();
        size--;
        replace(block, lines);
        return Optional.of(line);
    }

    void forEach(Visitor visitor) {
        blocks.forEach((lowestId, block) -> packed.read(lowestId, block, visitor));
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

    private NavigableMap<Long, EntryLine> unpacked(Map.Entry<Long, byte[]> block) {
        NavigableMap<Long, EntryLine> lines = new TreeMap<>();
        if (block != null) packed.read(block.getKey(), block.getValue(), lines::put);
        return lines;
    }

    /// New entries have the highest ids: of a block that became too long the last line begins another, so
    /// that all before it are full.
    private void replace(Map.Entry<Long, byte[]> block, NavigableMap<Long, EntryLine> lines) {
        if (block != null && (lines.isEmpty() || !block.getKey().equals(lines.firstKey())))
            blocks.remove(block.getKey());
        if (lines.size() <= BLOCK_LINES) {
            add(lines);
        } else {
            add(lines.headMap(lines.lastKey()));
            add(lines.tailMap(lines.lastKey()));
        }
    }

    private void add(SortedMap<Long, EntryLine> lines) {
        if (!lines.isEmpty()) blocks.put(lines.firstKey(), packed.of(lines));
    }
}
