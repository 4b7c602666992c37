package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.LongStream;
import marigold.database.TestDatabase;
import marigold.eventstore.SpringTransactions;
import marigold.eventstore.StoredEvent;
import marigold.projection.ModelTables.Comparison;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Given events, then rows. Everything is delivered twice, in memory and to PostgreSQL, in batches of 1 and
/// of 500, and rebuilt in windows of few rows; the rows must be the same each time.
///
/// The clock of the events starts at [#START] and ticks a second an event.
public final class ProjectionSpec<E> {
    public static final Instant START = Instant.parse("2026-03-01T00:30:00Z");

    private static final int[] BATCHES = {1, 500};
    private static final int WINDOW_ROWS = 3;
    private static final Set<String> ASIDE = new HashSet<>();
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final ReadModel<E> model;
    private final List<Object> history = new ArrayList<>();

    /// Who asked for each event of the history.
    private final List<Long> users = new ArrayList<>();
    private Map<Table<?>, List<Record>> rows;

    private ProjectionSpec(ReadModel<E> model) {
        this.model = model;
    }

    public static <E> ProjectionSpec<E> of(ReadModel<E> model) {
        return new ProjectionSpec<>(model);
    }

    /// When the event of that place in the history happened, counted from 1.
    public static Instant at(long place) {
        return START.plusSeconds(place);
    }

    /// Events that the platform's admin asked for.
    public ProjectionSpec<E> given(Object... events) {
        return givenBy(0, events);
    }

    /// Events that a user asked for.
    public ProjectionSpec<E> givenBy(long userId, Object... events) {
        history.addAll(Arrays.asList(events));
        users.addAll(Collections.nCopies(events.length, userId));
        rows = null;
        return this;
    }

    /// The rows that the history leaves in a table.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <R extends Record> ProjectionSpec<E> thenRows(Table<R> table, R... expected) {
        assertThat(rows(table)).as("%s after %s", table, history).containsExactlyInAnyOrder(expected);
        return this;
    }

    @SuppressWarnings("unchecked")
    public <R extends Record> List<R> rows(Table<R> table) {
        if (rows == null) rows = play();
        return (List<R>) rows.get(table);
    }

    private Map<Table<?>, List<Record>> play() {
        Map<Table<?>, List<Record>> once = inMemory(1, 1);
        assertSame(once, inMemory(2, 1), "in memory, each event twice in a row");
        assertSame(once, inMemory(1, 2), "in memory, the whole history twice");
        for (int batch : BATCHES) {
            truncate();
            inDatabase(batch);
            assertSame(once, stored(), "in PostgreSQL, batches of " + batch);
            inDatabase(batch);
            assertSame(once, stored(), "in PostgreSQL, batches of %d, delivered twice".formatted(batch));
        }
        assertThat(rebuilt().differences()).as("rebuilt, against %s", history).isEmpty();
        return once;
    }

    /// The rows of a rebuild beside those that are in the database, to the last byte.
    private Comparison rebuilt() {
        Place aside = Place.aside(model);
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE.dataSource());
        ModelTables tables = new ModelTables(model, jdbc);
        if (ASIDE.add(model.name())) tables.create(aside);
        for (Table<?> table : model.tables()) jdbc.execute("truncate %s.%s".formatted(aside.schema(), table));
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource()));
        try (BulkFold<E> fold =
                new BulkFold<>(model, aside, jdbc, this::stored, 0, transactions, _ -> {}, WINDOW_ROWS, () -> {})) {
            while (fold.position() < history.size()) fold.window(history.size());
            fold.settle();
        }
        return jdbc.execute((Connection connection) -> tables.compare(connection, aside, 100));
    }

    private List<StoredEvent> stored(long after, long upTo) {
        return LongStream.rangeClosed(after + 1, upTo)
                .mapToObj(place -> new StoredEvent(
                        place, history.get((int) place - 1), at(place), users.get((int) place - 1), 100))
                .toList();
    }

    private void assertSame(Map<Table<?>, List<Record>> expected, Map<Table<?>, List<Record>> actual, String how) {
        for (Table<?> table : model.tables()) {
            assertThat(actual.get(table))
                    .as("%s %s", table, how)
                    .containsExactlyInAnyOrderElementsOf(expected.get(table));
        }
    }

    private Map<Table<?>, List<Record>> inMemory(int timesEach, int timesAll) {
        WorkingSet memory = new WorkingSet(model.tables());
        for (int round = 0; round < timesAll; round++) {
            for (int i = 0; i < history.size(); i++) {
                for (int time = 0; time < timesEach; time++) {
                    memory.apply(model, history.get(i), new Occurrence(i + 1, at(i + 1), users.get(i)));
                }
            }
        }
        Map<Table<?>, List<Record>> all = new HashMap<>();
        for (Table<?> table : model.tables()) all.put(table, List.copyOf(memory.all(table)));
        return all;
    }

    private void inDatabase(int batchSize) {
        ReadModelStore store = new ReadModelStore(model, Place.live(model), new JdbcTemplate(DATABASE.dataSource()));
        StampedLock gate = new StampedLock();
        var invoker = new ProjectionInvoker<>(
                model,
                store,
                new Progress(1),
                new Watermarks(),
                gate,
                new DeadLetters(model.name(), new JdbcTemplate(DATABASE.dataSource())),
                TransactionOperations.withoutTransaction(),
                new ApplyMeters(model.name(), new CompositeMeterRegistry()),
                new KeptRows(gate),
                Optional.empty());
        List<TrackedEventMessage<?>> messages = messages();
        for (int from = 0; from < messages.size(); from += batchSize) {
            deliver(invoker, messages.subList(from, Math.min(messages.size(), from + batchSize)));
        }
    }

    private void deliver(ProjectionInvoker<E> invoker, List<TrackedEventMessage<?>> batch) {
        BatchingUnitOfWork<TrackedEventMessage<?>> unit = new BatchingUnitOfWork<>(new ArrayList<>(batch));
        unit.attachTransaction(new SpringTransactions(new JdbcTransactionManager(DATABASE.dataSource())));
        var result = unit.executeWithResult(() -> {
            invoker.handle(unit.getMessage(), Segment.ROOT_SEGMENT);
            return null;
        });
        if (result.isExceptional()) throw new IllegalStateException(result.exceptionResult());
    }

    private List<TrackedEventMessage<?>> messages() {
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            var message = new GenericDomainEventMessage<>(
                    "test",
                    "test",
                    i,
                    history.get(i),
                    MetaData.with("userId", Long.toString(users.get(i))),
                    UUID.randomUUID().toString(),
                    at(i + 1));
            messages.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(i + 1), message));
        }
        return messages;
    }

    private void truncate() {
        for (Table<?> table : model.tables()) {
            DATABASE.jdbc().sql("truncate read." + table.name()).update();
        }
    }

    private Map<Table<?>, List<Record>> stored() {
        Map<Table<?>, List<Record>> all = new HashMap<>();
        for (Table<?> table : model.tables()) all.put(table, stored(table));
        return all;
    }

    private static List<Record> stored(Table<?> table) {
        String columns =
                String.join(", ", table.columns().stream().map(Column::name).toList());
        return DATABASE.jdbc()
                .sql("select " + columns + " from read." + table.name())
                .query((row, _) -> (Record) table.read(row))
                .list();
    }
}
