package marigold.projection;

/// Which keys may have been seen. Says never no of one that was, and yes of few that were not (a Bloom
/// filter), in memory that does not grow.
final class SeenKeys {
    private static final int PROBES = 8;

    /// At 25 bits a key, less than one in 100,000 is taken for seen by mistake.
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
        for (int probe = 0; probe < PROBES; probe++) words[word(hash, probe)] |= bit(hash, probe);
    }

    boolean mayContain(Table<?> table, Key key) {
        if (everything || !anything) return everything;
        long hash = hash(table, key);
        for (int probe = 0; probe < PROBES; probe++) {
            if ((words[word(hash, probe)] & bit(hash, probe)) == 0) return false;
        }
        return true;
    }

    private int word(long hash, int probe) {
        return (int) (place(hash, probe) >>> 6) & (words.length - 1);
    }

    private static long bit(long hash, int probe) {
        return 1L << place(hash, probe);
    }

    private static long place(long hash, int probe) {
        return (hash >>> 32) + probe * (hash | 1);
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
