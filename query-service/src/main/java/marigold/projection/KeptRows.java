package marigold.projection;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import marigold.projection.WorkingSet.Known;
import marigold.projection.WorkingSet.StoredRow;

/// Rows of one read model as this process has last seen them in its own transactions, so that a batch
/// need not read again what the one before it has written: names, and totals of the day that everybody
/// works on.
///
/// They are right because nobody else writes the tables while this process has the segment. They are
/// forgotten when it is claimed, when anybody has held the gate for writing (a rebuild's swap, parked
/// events that are tried again), and when a batch that took some has not committed; and a batch that
/// used them commits only if the token is where this process has left it ([ProjectionTokens]).
final class KeptRows {
    /// Of each table, those that were used last.
    private static final int ROWS_MAX = 1_000;

    private final StampedLock gate;
    private final Map<Table<?>, Map<Key, Optional<StoredRow<?>>>> tables = new HashMap<>();
    private long stamp;
    private long claim;
    private boolean lent;

    /// @param gate as [ProjectionInvoker] has it
    KeptRows(StampedLock gate) {
        this.gate = gate;
    }

    /// Whoever has taken rows by now gives none back.
    synchronized void forget() {
        tables.clear();
        claim++;
    }

    /// Puts those of the asked rows that are here into a working set, and says what is still to be
    /// loaded. The gate is held for reading, from now until [#giveBack].
    ///
    /// @return for [#giveBack]
    synchronized long lend(WorkingSet rows, Asked asked) {
        if (lent || !gate.validate(stamp)) {
            forget();
            stamp = gate.tryOptimisticRead();
        }
        lent = true;
        asked.keys().entrySet().removeIf(wanted -> {
            lend(rows, wanted.getKey(), wanted.getValue());
            return wanted.getValue().isEmpty();
        });
        return claim;
    }

    private <R extends Record> void lend(WorkingSet rows, Table<R> table, Set<Key> keys) {
        Map<Key, Optional<StoredRow<?>>> kept = tables.get(table);
        if (kept == null) return;
        keys.removeIf(key -> {
            @SuppressWarnings("unchecked")
            Optional<StoredRow<R>> row = (Optional<StoredRow<R>>) (Optional<?>) kept.get(key);
            if (row == null) return false;
            rows.load(table, Set.of(key), row.stream().toList());
            return true;
        });
    }

    /// Keeps what the set knows, whose changes are committed.
    synchronized void giveBack(WorkingSet rows, long lentIn) {
        if (lentIn != claim) return;
        lent = false;
        rows.eachKnown(new Known() {
            @Override
            public <R extends Record> void row(Table<R> table, Key key, Optional<StoredRow<R>> row) {
                tables.computeIfAbsent(table, _ -> new Latest()).put(key, row.map(stored -> stored));
            }

            @Override
            public void unknown(Table<?> table, Key key) {
                Map<Key, Optional<StoredRow<?>>> kept = tables.get(table);
                if (kept != null) kept.remove(key);
            }
        });
    }

    private static final class Latest extends LinkedHashMap<Key, Optional<StoredRow<?>>> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<StoredRow<?>>> eldest) {
            return size() > ROWS_MAX;
        }
    }
}
