package marigold.projection;

/// Which keys may have been seen. Says never no of one that was, and yes of few that were not (a Bloom
/// filter), in memory that does not grow.
final class SeenKeys {
    /// Words of the block that a key has its bits in, one in each: a line of the processor's cache.
    private static final int BLOCK = 8;

    private static final int BITS_OF_PLACE = 6;

    /// At 25 bits a key, few in 100,000 are taken for seen by mistake.
    private static final long HEAP_SHARE = 16;

    private static final long BYTES_MAX = 64 << 20;

    private final long[] words;
    private boolean everything;
    private boolean anything;

    SeenKeys() {
        long bytes = Math.min(BYTES_MAX, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        words = new long[(int) (Long.highestOneBit(bytes) / Long.BYTES)];
    }

    /// From now on every key may have been seen.
    void addAll() {
        everything = true;
    }

    void add(Table<?> table, Key key) {
        anything = true;
        long hash = hash(table, key);
        int block = block(hash);
        for (int i = 0; i < BLOCK; i++) words[block + i] |= bit(hash, i);
    }

    boolean mayContain(Table<?> table, Key key) {
        if (everything || !anything) return everything;
        long hash = hash(table, key);
        int block = block(hash);
        for (int i = 0; i < BLOCK; i++) if ((words[block + i] & bit(hash, i)) == 0) return false;
        return true;
    }

    private int block(long hash) {
        return (int) mixed(hash) & (words.length - 1) & -BLOCK;
    }

    private static long bit(long hash, int word) {
        return 1L << (hash >>> word * BITS_OF_PLACE);
    }

    private static long hash(Table<?> table, Key key) {
        long hash = table.name().hashCode();
        for (int i = 0; i < key.size(); i++) {
            hash = mixed(hash
                    ^ (key.value(i) instanceof Long number
                            ? number
                            : key.value(i).hashCode()));
        }
        return hash;
    }

    /// Spreads each bit over all (the finisher of SplitMix64).
    private static long mixed(long value) {
        long mixed = (value + 0x9e3779b97f4a7c15L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
