package marigold.projection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import marigold.eventstore.StoredEvent;
import marigold.projection.WorkingSet.RowSource;
import marigold.projection.WorkingSet.StoredRow;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Folds the history into tables that nobody reads yet, a window of events after the other: each is folded in
/// memory as far as memory goes, and its rows are written while the next window is folded and the events
/// after those are read.
///
/// Rows that no window has written are known not to be there, so most of a history costs no question. A table
/// gets its key, and the indexes of its look-ups, when a row is asked for that an earlier window has written.
///
/// Used by one thread. What has been saved is right at any time, so whoever is interrupted opens another at
/// the position of the token.
final class BulkFold<E> implements AutoCloseable {
    /// Events that are read at once. Some strides wait, decoded, while the one before them is folded: enough
    /// that nobody waits for them, and few enough that what is in memory dies young.
    private static final int STRIDE = 1_000;

    private static final int STRIDES_AHEAD = 4;

    /// Events after which the live rows get their turn, if they want it.
    private static final int BREATH = 5_000;

    private static final long WINDOW_NANOS = Duration.ofSeconds(2).toNanos();

    /// Bytes that a row takes in memory, roughly, with its key and its place in the working set. The rows of
    /// two windows are in memory, and no more than an eighth of it is theirs: of twice as many, the collector
    /// made a quarter of the time.
    private static final long ROW_BYTES = 1_000;

    private static final long HEAP_SHARE = 16;

    /// Where a stride asked for more of earlier windows, the next one's questions are learned before it is
    /// folded; fewer are asked one by one.
    private static final int LOADED_ALONE_MAX = 10;

    private static final int ROWS_MAX = 200_000;

    static final Executor HELPERS = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("rebuild-helper-", 0).factory());

    private final ReadModel<E> model;
    private final Place place;
    private final History history;
    private final ReadModelStore store;
    private final ModelTables tables;
    private final TransactionOperations transactions;
    private final LongConsumer saving;
    private final int rowsMax;
    private final Runnable breather;
    private final Executor helpers;

    private final SeenKeys seen = new SeenKeys();
    private final Set<Table<?>> written = new HashSet<>();
    private final Set<Object> indexed = new HashSet<>();
    private long position;
    private final Deque<CompletableFuture<Stride>> ahead = new ArrayDeque<>();
    private long asked;
    private long breathesAt;

    /// The window before, which is being written: what it knows need not be asked for.
    private WorkingSet before;

    /// Rows and look-ups that the tables had to be asked for.
    private long loaded;

    /// Whether the next stride's questions are learned first.
    private boolean asks;

    private CompletableFuture<Void> saved = CompletableFuture.completedFuture(null);

    /// Where events come from: all after one position and up to another, in their order.
    interface History {
        List<StoredEvent> read(long after, long upTo);
    }

    private record Stride(long upTo, List<Delivered> events, long bytes) {}

    /// @param history      read by other threads
    /// @param from         position up to which everything is in the tables
    /// @param transactions that each window is written in, by another thread
    /// @param saving       runs first in each of them, with the position that its rows will be at
    /// @param rowsMax      rows of a window
    /// @param breather     runs now and then between two strides, and may take its time
    BulkFold(
            ReadModel<E> model,
            Place place,
            JdbcTemplate jdbc,
            History history,
            long from,
            TransactionOperations transactions,
            LongConsumer saving,
            int rowsMax,
            Runnable breather) {
        this.model = model;
        this.place = place;
        this.history = history;
        this.store = new ReadModelStore(model, place, jdbc);
        this.tables = new ModelTables(model, jdbc);
        this.position = from;
        this.asked = from;
        this.transactions = transactions;
        this.saving = saving;
        this.rowsMax = rowsMax;
        this.before = new WorkingSet(model.tables());
        this.asks = from > 0;
        this.breather = breather;
        // Within a transaction that is there already, everything is done by its thread.
        this.helpers = TransactionSynchronizationManager.isActualTransactionActive() ? Runnable::run : HELPERS;
        if (from > 0) {
            seen.addAll();
            written.addAll(model.tables());
        }
    }

    /// As many rows of a window as fit into this process's memory.
    static int rowsThatFit() {
        return (int) Math.min(ROWS_MAX, Runtime.getRuntime().maxMemory() / HEAP_SHARE / ROW_BYTES);
    }

    long position() {
        return position;
    }

    /// Folds the next window of events, some seconds at most, and has its rows written; throws
    /// [ProjectionStopped] at an event that the fold cannot take.
    ///
    /// @param upTo decided
    void window(long upTo) {
        WorkingSet rows = new WorkingSet(model.tables(), new Earlier());
        long begunNanos = System.nanoTime();
        long bytes = 0;
        while (position < upTo
                && rows.size() + bytes / ROW_BYTES < rowsMax
                && System.nanoTime() - begunNanos < WINDOW_NANOS) {
            breathe();
            Stride stride = next(upTo);
            long loadedBefore = loaded;
            if (asks) load(rows, stride.events());
            for (Delivered event : stride.events()) apply(rows, event);
            asks = loaded - loadedBefore > LOADED_ALONE_MAX;
            position = stride.upTo();
            bytes += stride.bytes();
        }
        save(rows);
    }

    private void breathe() {
        if (position < breathesAt) return;
        breather.run();
        breathesAt = position + BREATH;
    }

    /// Waits until everything that was folded is written.
    void settle() {
        try {
            saved.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        }
    }

    /// Gives up what is not written yet; afterwards nothing is written any more.
    @Override
    public void close() {
        saved.handle((_, _) -> null).join();
    }

    private void apply(WorkingSet rows, Delivered event) {
        try {
            rows.apply(model, event.payload(), event.occurrence());
        } catch (DataAccessException unreadable) {
            // Rows could not be read: nothing is wrong with the event.
            throw unreadable;
        } catch (RuntimeException cause) {
            rows.undo();
            position = event.position() - 1;
            save(rows);
            settle();
            throw new ProjectionStopped(model.name(), event.position(), cause);
        }
    }

    private Stride next(long upTo) {
        while (ahead.size() < STRIDES_AHEAD && asked < upTo) {
            long end = Math.min(asked + Math.min(STRIDE, rowsMax), upTo);
            ahead.addLast(read(asked, end));
            asked = end;
        }
        return ahead.removeFirst().join();
    }

    private CompletableFuture<Stride> read(long after, long end) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<StoredEvent> events = history.read(after, end);
                    return new Stride(
                            end,
                            events.stream()
                                    .map(Delivered::of)
                                    .filter(event -> event.concerns(model))
                                    .toList(),
                            events.stream().mapToLong(StoredEvent::bytes).sum());
                },
                helpers);
    }

    /// Loads what the fold will ask for of earlier windows, with one statement for each kind of key.
    private void load(WorkingSet rows, List<Delivered> events) {
        if (written.isEmpty()) return;
        Asked asked = new Asked(new Asked.Interest() {
            @Override
            public boolean in(Table<?> table, Key key) {
                return !rows.knows(table, key) && !before.knows(table, key) && seen.mayContain(table, key);
            }

            @Override
            public boolean in(Lookup<?> lookup, Key values) {
                return written.contains(lookup.table()) && !rows.knowsAll(lookup, values);
            }
        });
        asked.askAll(model, events);
        if (asked.isEmpty()) return;
        loaded += asked.size();
        settle();
        asked.keys().keySet().forEach(this::makeKey);
        asked.lookups().keySet().forEach(this::makeIndex);
        store.load(rows, asked);
    }

    private void save(WorkingSet rows) {
        settle();
        rows.eachAdded((table, key) -> {
            written.add(table);
            seen.add(table, key);
        });
        rows.eachReplaced(this::makeKey);
        before = rows;
        long at = position;
        saved = CompletableFuture.runAsync(
                () -> transactions.executeWithoutResult(_ -> {
                    saving.accept(at);
                    store.fill(rows);
                }),
                helpers);
    }

    private void makeKey(Table<?> table) {
        if (indexed.add(table)) transactions.executeWithoutResult(_ -> tables.constrain(place, table));
    }

    private void makeIndex(Lookup<?> lookup) {
        makeKey(lookup.table());
        if (indexed.add(lookup)) transactions.executeWithoutResult(_ -> tables.indexLookups(place, lookup.table()));
    }

    /// Rows of earlier windows that were not foreseen.
    private final class Earlier implements RowSource {
        @Override
        public <R extends Record> Optional<StoredRow<R>> row(Table<R> table, Key key) {
            if (before.knows(table, key)) return before.row(table, key);
            if (!seen.mayContain(table, key)) return Optional.empty();
            loaded++;
            settle();
            makeKey(table);
            return store.select(table, Set.of(key)).stream().findFirst();
        }

        @Override
        public <R extends Record> List<StoredRow<R>> rows(Lookup<R> lookup, Key values) {
            if (!written.contains(lookup.table())) return List.of();
            loaded++;
            settle();
            makeIndex(lookup);
            return store.select(lookup, Set.of(values));
        }
    }
}
