package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.StampedLock;
import marigold.database.TestDatabase;
import marigold.eventstore.EventJson;
import marigold.eventstore.EventSignal;
import marigold.eventstore.EventTail;
import marigold.eventstore.PostgresEventStorageEngine;
import marigold.eventstore.ProcessorLease;
import marigold.eventstore.SpringTransactions;
import marigold.market.events.MarketEvent;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.market.events.VehicleEvent.VehicleRetired;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;
import marigold.projection.VehicleBoard.Count;
import marigold.projection.VehicleBoard.Vehicle;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

@DisplayName("The live engine")
class LiveEngineTest {
    private static final long VENDOR = 7;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.fresh();
    private final EventSignal signal = new EventSignal();
    private final PostgresEventStorageEngine store =
            new PostgresEventStorageEngine(database.dataSource(), new EventJson(), signal);
    private final SpringTransactions transactions =
            new SpringTransactions(new JdbcTransactionManager(database.dataSource()));
    private final StampedLock gate = new StampedLock();
    private final KeptRows kept = new KeptRows(gate);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Map<Long, Long> versions = new HashMap<>();
    private final long seed = Long.getLong("marigold.seed", System.nanoTime());

    @BeforeEach
    void createTables() {
        VehicleBoard.createTables(database);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) each.close();
        database.close();
    }

    @Test
    @DisplayName("leaves the rows that the same history leaves in memory, without a database")
    void equalsMemory() throws InterruptedException {
        VehicleBoard model = new VehicleBoard();
        LiveEngine engine = start(model);
        List<MarketEvent> history = history(2_000);
        long last = append(history);
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        assertSameAsMemory(model, history);
    }

    @ParameterizedTest(name = "batches of up to {0}")
    @ValueSource(ints = {1, 7, 500})
    @DisplayName("leaves the same rows whatever the batches are, also when everything is delivered twice")
    void anyBatches(int batchMax) {
        VehicleBoard model = new VehicleBoard();
        List<MarketEvent> history = history(600);
        deliver(model, history, batchMax);
        assertSameAsMemory(model, history);
        deliver(model, history, batchMax);
        assertSameAsMemory(model, history);
    }

    @Test
    @DisplayName("changes nothing when single batches come again")
    void redelivered() {
        VehicleBoard model = new VehicleBoard();
        List<MarketEvent> history = history(300);
        List<TrackedEventMessage<?>> messages = messages(history);
        Random random = new Random(seed);
        for (int from = 0; from < messages.size(); ) {
            int to = Math.min(messages.size(), from + 1 + random.nextInt(40));
            deliverBatch(model, messages.subList(from, to));
            if (random.nextBoolean()) deliverBatch(model, messages.subList(from, to));
            from = to;
        }
        assertSameAsMemory(model, history);
    }

    @Test
    @DisplayName("stops at an event of which nobody can say whom it concerns, and never passes it")
    void unknownEvent() {
        append(List.of(new VehicleRegistered(VENDOR, 1, "KA01", "Tempo", "")));
        long unknown = append(List.of(new VehicleRetired(VENDOR, 1)));
        append(List.of(new VehicleRegistered(VENDOR, 2, "KA02", "Van", "")));
        database.jdbc().sql("""
            update events.event set event_type = 'market.from-the-future', payload = '{}' where global_index = :unknown
            """).param("unknown", unknown).update();
        LiveEngine engine = start(new VehicleBoard());
        await().atMost(SOON)
                .until(() -> status(engine, "vehicle_board").lastError(), error -> error.contains("from-the-future"));
        assertThat(status(engine, "vehicle_board").position()).isLessThan(unknown);
        assertThat(names()).doesNotContain("Van");
    }

    @Test
    @DisplayName("continues where it was when another process takes over")
    void takenOver() throws InterruptedException {
        List<MarketEvent> history = history(400);
        VehicleBoard model = new VehicleBoard();
        LiveEngine first = start(model);
        long half = append(history.subList(0, 200));
        assertThat(first.progress("vehicle_board").await(half, SOON)).isTrue();
        for (AutoCloseable each : opened.reversed()) close(each);
        opened.clear();
        LiveEngine second = start(model);
        long last = append(history.subList(200, 400));
        assertThat(second.progress("vehicle_board").await(last, SOON)).isTrue();
        assertSameAsMemory(model, history);
    }

    @Test
    @DisplayName("stands by while another process applies, and takes over with its rows and marks when that one ends")
    void standby() throws Exception {
        LiveEngine first = start(new VehicleBoard());
        List<AutoCloseable> firsts = List.copyOf(opened);
        LiveEngine second = start(new VehicleBoard());
        long registered = append(List.of(new VehicleRegistered(VENDOR, 1, "KA01", "Tempo", "")));
        assertThat(first.progress("vehicle_board").await(registered, SOON)).isTrue();
        assertThat(status(second, "vehicle_board").position()).isNegative();
        assertThat(status(second, "vehicle_board").caughtUp()).isFalse();

        for (AutoCloseable each : firsts.reversed()) each.close();
        assertThat(second.progress("vehicle_board").await(registered, SOON)).isTrue();
        assertThat(second.watermarks().of("vehicle_board", VENDOR)).isEqualTo(registered);
        long renamed = append(List.of(new VehicleRenamed(VENDOR, 1, "Van")));
        assertThat(second.progress("vehicle_board").await(renamed, SOON)).isTrue();
        assertThat(names()).containsExactly("Van");
    }

    @Test
    @DisplayName("trusts no row that it keeps once its token is not where it was left: the database has gone back")
    void goneBack() throws InterruptedException {
        VehicleBoard model = new VehicleBoard();
        LiveEngine engine = start(model);
        List<MarketEvent> history = history(40);
        long last = append(history.subList(0, 30));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        database.jdbc().sql("""
            begin;
            delete from read.vehicle_board;
            delete from read.vehicle_count;
            update read.projection_token set position = 0 where processing_group = 'vehicle_board';
            commit
            """).update();
        List<MarketEvent> rest = new ArrayList<>(history.subList(30, 40));
        rest.add(new VehicleRegistered(VENDOR, 1, "KA01", "Tempo", ""));
        last = append(rest);
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        List<MarketEvent> all = new ArrayList<>(history.subList(0, 30));
        all.addAll(rest);
        assertSameAsMemory(model, all);
        assertThat(status(engine, "vehicle_board").lastError()).isEmpty();
    }

    @Test
    @DisplayName("writes what PostgreSQL takes of one read model, though it refuses another's that came with it")
    void refusedBesideAnother() throws InterruptedException {
        LiveEngine engine = start(new VehicleBoard(), new OtherBoard());
        database.jdbc()
                .sql("alter table read.vehicle_board add check (name <> 'Cart')")
                .update();
        long last = append(List.of(
                new VehicleRegistered(VENDOR, 1, "KA01", "Cart", ""),
                new VehicleRegistered(VENDOR + 1, 2, "KA02", "Van", "")));
        assertThat(engine.progress("other_board").await(last, SOON)).isTrue();
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        assertThat(names()).containsExactly("Van");
        assertThat(status(engine, "vehicle_board").deadLetters()).isOne();
        assertThat(status(engine, "other_board").deadLetters()).isZero();
        assertThat(database.jdbc()
                        .sql("select vendor_id from read.vehicle_count where vendor_id < 0 order by vendor_id")
                        .query(Long.class)
                        .list())
                .containsExactly(-VENDOR - 1, -VENDOR);
    }

    @Test
    @DisplayName("leaves a row that was put without a look as it is where it has gone further, or is the same")
    void unread() {
        var rows = new ReadModelStore(
                new VehicleBoard(), Place.live(new VehicleBoard()), new JdbcTemplate(database.dataSource()));
        put(rows, 5, "Five");
        put(rows, 3, "Three");
        assertThat(names()).containsExactly("Five");
        put(rows, 7, "Five");
        assertThat(database.jdbc()
                        .sql("select position from read.vehicle_board")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        put(rows, 8, "Eight");
        assertThat(names()).containsExactly("Eight");
    }

    private static void put(ReadModelStore store, long position, String name) {
        Key key = Key.of(VENDOR, 1L);
        WorkingSet rows = store.empty();
        rows.putUnread(Map.of(VehicleBoard.VEHICLES, Set.of(key)));
        rows.apply(
                new VehicleBoard(),
                new VehicleRegistered(VENDOR, 1, "KA01", name, ""),
                new Occurrence(position, Instant.EPOCH, 0));
        store.write(rows);
    }

    @Test
    @DisplayName("raises a tenant's watermark when his rows change, and only then")
    void watermarks() throws InterruptedException {
        LiveEngine engine = start(new VehicleBoard());
        long registered = append(List.of(new VehicleRegistered(VENDOR, 1, "KA01", "Tempo", "")));
        long renamedToTheSame = append(List.of(new VehicleRenamed(VENDOR, 1, "Tempo")));
        assertThat(engine.progress("vehicle_board").await(renamedToTheSame, SOON))
                .isTrue();
        assertThat(engine.watermarks().of("vehicle_board", VENDOR)).isEqualTo(registered);
        assertThat(engine.watermarks().of("vehicle_board", VENDOR + 1)).isZero();
        assertThat(database.jdbc()
                        .sql("select position from read.watermark where read_model = 'vehicle_board'")
                        .query(Long.class)
                        .list())
                .containsExactly(registered);
    }

    /// Has a row for each vendor with a vehicle, in the board's table of counts, by the negative of his id.
    private static final class OtherBoard implements MarketReadModel {
        private static final Table<Count> COUNTS = Table.of("vehicle_count", Count.class, "vendor_id");

        @Override
        public String name() {
            return "other_board";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Table<?>> tables() {
            return List.of(COUNTS);
        }

        @Override
        public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
            if (event instanceof VehicleRegistered) rows.put(COUNTS, new Count(-event.vendorId(), 1, ""));
        }
    }

    private LiveEngine start(ReadModel<?>... models) {
        EventTail tail = new EventTail(database.dataSource(), new EventJson(), signal);
        ProcessorLease lease = new ProcessorLease(database.dataSource());
        LiveEngine engine = new LiveEngine(List.of(models), database.dataSource(), tail, lease);
        engine.start();
        opened.add(tail);
        opened.add(lease);
        opened.add(engine::stop);
        return engine;
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static ReadModels.Status status(LiveEngine engine, String readModel) {
        return engine.statuses().stream()
                .filter(status -> status.name().equals(readModel))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return database.jdbc()
                .sql("select name from read.vehicle_board")
                .query(String.class)
                .list();
    }

    private long append(List<? extends MarketEvent> events) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        store.appendEvents(events.stream()
                .map(event -> new GenericDomainEventMessage<MarketEvent>(
                        "test", "test-" + event.vendorId(), versions.merge(event.vendorId(), 1L, Long::sum) - 1, event))
                .toList());
        long position = PostgresEventStorageEngine.appendedPosition().orElseThrow();
        unit.commit();
        return position;
    }

    private List<MarketEvent> history(int events) {
        Random random = new Random(seed);
        List<MarketEvent> history = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            long vendor = 1 + random.nextInt(4);
            long vehicle = 1 + random.nextInt(12);
            history.add(
                    switch (random.nextInt(8)) {
                        case 0 -> new VendorLetterheadChanged(vendor, "Stall " + random.nextInt(5), "", "", "");
                        case 1, 2 -> new VehicleRetired(vendor, vehicle);
                        case 3, 4 -> new VehicleRenamed(vendor, vehicle, "Name " + random.nextInt(5));
                        default -> new VehicleRegistered(vendor, vehicle, "KA" + i, "Name " + i, "");
                    });
        }
        return history;
    }

    private static List<TrackedEventMessage<?>> messages(List<MarketEvent> history) {
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            messages.add(new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(i + 1),
                    new GenericDomainEventMessage<>(
                            "test",
                            "test",
                            i,
                            history.get(i),
                            MetaData.emptyInstance(),
                            UUID.randomUUID().toString(),
                            Instant.EPOCH)));
        }
        return messages;
    }

    private void deliver(VehicleBoard model, List<MarketEvent> history, int batchMax) {
        Random random = new Random(seed);
        List<TrackedEventMessage<?>> messages = messages(history);
        for (int from = 0; from < messages.size(); ) {
            int to = Math.min(messages.size(), from + 1 + random.nextInt(batchMax));
            deliverBatch(model, messages.subList(from, to));
            from = to;
        }
    }

    private void deliverBatch(VehicleBoard model, List<TrackedEventMessage<?>> batch) {
        ReadModelStore rows = new ReadModelStore(model, Place.live(model), new JdbcTemplate(database.dataSource()));
        var invoker = new ProjectionInvoker<>(
                model,
                rows,
                new Progress(1),
                new Watermarks(),
                gate,
                new DeadLetters(model.name(), new JdbcTemplate(database.dataSource())),
                TransactionOperations.withoutTransaction(),
                new ApplyMeters(model.name(), new CompositeMeterRegistry()),
                kept,
                Optional.empty());
        BatchingUnitOfWork<TrackedEventMessage<?>> unit = new BatchingUnitOfWork<>(new ArrayList<>(batch));
        unit.attachTransaction(transactions);
        var result = unit.executeWithResult(() -> {
            invoker.handle(unit.getMessage(), Segment.ROOT_SEGMENT);
            return null;
        });
        if (result.isExceptional()) throw new IllegalStateException("seed " + seed, result.exceptionResult());
    }

    private void assertSameAsMemory(VehicleBoard model, List<MarketEvent> history) {
        WorkingSet memory = new WorkingSet(model.tables());
        for (int i = 0; i < history.size(); i++) {
            memory.apply(model, history.get(i), new Occurrence(i + 1, Instant.EPOCH, 0));
        }
        assertThat(database.jdbc()
                        .sql("select vendor_id, vehicle_id, name, vendor_name from read.vehicle_board")
                        .query(Vehicle.class)
                        .list())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(memory.all(VehicleBoard.VEHICLES));
        assertThat(database.jdbc()
                        .sql("select vendor_id, vehicles, vendor_name from read.vehicle_count")
                        .query(Count.class)
                        .list())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(memory.all(VehicleBoard.COUNTS));
    }
}
