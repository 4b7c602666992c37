package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
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
import marigold.projection.Rebuild.Order;
import marigold.projection.Rebuild.Purpose;
import marigold.projection.Rebuild.State;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("A rebuild beside the live tables")
class RebuildTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ROWS = """
        select 'vehicle ' || v::text from read.vehicle_board v union all select 'count ' || c::text from read.vehicle_count c
         order by 1
        """;

    private final TestDatabase database = TestDatabase.fresh();
    private final EventSignal signal = new EventSignal();
    private final PostgresEventStorageEngine store =
            new PostgresEventStorageEngine(database.dataSource(), new EventJson(), signal);
    private final SpringTransactions transactions =
            new SpringTransactions(new JdbcTransactionManager(database.dataSource()));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Map<Long, Long> versions = new HashMap<>();
    private final VehicleBoard board = new VehicleBoard();
    private final long seed = Long.getLong("marigold.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /// Mostly so few that rows are written and asked for again.
    private int windowRows = 100 + random.nextInt(random.nextBoolean() ? 200 : 5_000);

    private LiveEngine engine;
    private Rebuilds rebuilds;

    @BeforeEach
    void createTables() {
        VehicleBoard.createTables(database);
        database.jdbc()
                .sql("create index vehicle_board_by_name on read.vehicle_board (vendor_id, name) where name <> ''")
                .update();
    }

    @AfterEach
    void close() throws Exception {
        stop();
        database.close();
    }

    @Test
    @DisplayName("gives the rows, indexes and positions that were there, and live events go on into the new tables")
    void swaps() throws InterruptedException {
        start();
        long last = append(history(4_000));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        List<String> before = rows();
        List<String> indexes = indexes();
        long watermark = engine.watermarks().of("vehicle_board", 1);

        Rebuild done = await(rebuild(true), State.SWAPPED);

        assertThat(done.rowsDifferent()).as(done.toString()).hasValue(0);
        assertThat(done.rowsCompared()).hasValue(2L * before.size());
        assertThat(rows()).as("seed %d", seed).isEqualTo(before);
        assertThat(indexes()).isEqualTo(indexes);
        assertThat(engine.watermarks().of("vehicle_board", 1)).isEqualTo(watermark);
        assertThat(engine.editions().of("vehicle_board")).isEqualTo(1);
        long named = append(List.of(new VehicleRegistered(1, 99, "KA99", "After the swap", "")));
        assertThat(engine.progress("vehicle_board").await(named, SOON)).isTrue();
        assertThat(rows()).anyMatch(row -> row.contains("After the swap"));
    }

    @Test
    @DisplayName("stops before an event that the fold cannot take, says so, and goes on from there once it can")
    void poisoned() throws InterruptedException {
        start();
        long last = append(history(1_500));
        last = append(List.of(new VehicleRegistered(2, 77, "KA77", "Poison", "")));
        last = append(history(1_500));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        List<String> before = rows();
        board.poison("Poison");
        long id = rebuild(true);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rebuilds.find(id).orElseThrow().problem(), problem -> problem.contains("poisoned"));
        assertThat(rebuilds.find(id).orElseThrow().state()).isEqualTo(State.BUILDING);
        board.poison("");
        assertThat(await(id, State.SWAPPED).rowsDifferent()).as("seed %d", seed).hasValue(0);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    @DisplayName("lets nobody see a half-built table while events come in")
    void unseen() throws Exception {
        start();
        List<MarketEvent> past = history(3_000);
        long last = append(past);
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        long vendors = count();
        long id = rebuild(true);
        while (rebuilds.find(id).orElseThrow().state() != State.SWAPPED) {
            last = append(history(20));
            assertThat(count()).isGreaterThanOrEqualTo(vendors);
        }
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        List<String> swapped = rows();
        await(verify(), State.RETIRED);
        assertThat(rebuilds.newestFirst(1).getFirst().rowsDifferent()).hasValue(0);
        assertThat(rows()).isEqualTo(swapped);
    }

    @Test
    @DisplayName(
            "and its live rows rest while an operator says so, also after a restart and in a process that takes over")
    void pauses() throws Exception {
        start();
        long applied = append(history(300));
        assertThat(engine.progress("vehicle_board").await(applied, SOON)).isTrue();
        List<String> rows = rows();
        engine.pause(new Pause.Order("vehicle_board", false, "operator", "a look", Optional.empty()));
        long last = append(history(300));
        long planned = rebuild(true);
        assertThat(engine.progress("vehicle_board").await(last, SOON))
                .as("nobody waits")
                .isFalse();
        assertThat(rows()).isEqualTo(rows);

        stop();
        start();
        assertThat(engine.statuses().getFirst().state()).isEqualTo("paused");
        assertThat(engine.statuses().getFirst().position()).isPositive();
        assertThat(engine.watermarks().of("vehicle_board", 1)).isPositive();
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isFalse();
        assertThat(rows()).isEqualTo(rows);
        assertThat(rebuilds.find(planned).orElseThrow().state()).isIn(State.PLANNED, State.BUILDING);

        engine.resume("vehicle_board");
        rebuilds.wake();
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        assertThat(await(planned, State.SWAPPED).rowsDifferent()).hasValue(0);
    }

    @Test
    @DisplayName("rests alone, and goes on when the time that was named has come")
    void pausesUntil() throws InterruptedException {
        start();
        long applied = append(history(300));
        assertThat(engine.progress("vehicle_board").await(applied, SOON)).isTrue();
        engine.pause(new Pause.Order(
                "vehicle_board",
                true,
                "operator",
                "the disks are busy",
                Optional.of(Instant.now().plusSeconds(3))));
        long id = rebuild(true);
        long last = append(history(20));
        assertThat(engine.progress("vehicle_board").await(last, SOON))
                .as("live rows go on")
                .isTrue();
        assertThat(rebuilds.find(id).orElseThrow().state()).isEqualTo(State.PLANNED);
        await(id, State.SWAPPED);
        assertThat(engine.statuses().getFirst().pause()).isEmpty();
    }

    @Test
    @DisplayName("leaves views, rights and row policies on the tables that answer, also when it is rolled back")
    void dependents() throws InterruptedException {
        String role = "reader_" + Long.toUnsignedString(seed);
        database.jdbc().sql("""
            create role %1$s;
            create view read.named with (security_invoker = true) as
              select vendor_id, vehicle_id, name from read.vehicle_board;
            comment on view read.named is 'Vehicles';
            create view read.named_count as select vendor_id, count(*) as vehicles from read.named group by vendor_id;
            comment on table read.vehicle_board is 'A board';
            grant usage on schema read to %1$s;
            grant select on read.named to %1$s;
            grant select (vendor_id, vehicle_id, name) on read.vehicle_board to %1$s;
            alter table read.vehicle_board enable row level security;
            create policy own on read.vehicle_board for select to %1$s using (vendor_id = 1);
            """.formatted(role)).update();
        try {
            start();
            assertThat(engine.progress("vehicle_board").await(append(history(300)), SOON))
                    .isTrue();
            List<String> hanging = hanging();
            assertThat(hanging).hasSize(9);

            long id = rebuild(true);
            await(id, State.SWAPPED);

            assertThat(hanging()).isEqualTo(hanging);
            long last = append(List.of(new VehicleRegistered(1, 98, "KA98", "Seen through the view", "")));
            assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
            assertThat(seenBy(role)).contains("1 Seen through the view").allMatch(row -> row.startsWith("1 "));

            assertThat(rebuilds.rollBack(rebuilds.find(id).orElseThrow())).isTrue();

            assertThat(hanging()).isEqualTo(hanging);
            assertThat(seenBy(role)).contains("1 Seen through the view").allMatch(row -> row.startsWith("1 "));
        } finally {
            database.jdbc()
                    .sql("drop view if exists read.named cascade; drop owned by %1$s; drop role %1$s".formatted(role))
                    .update();
        }
    }

    private List<String> hanging() {
        return database.jdbc().sql("""
            select oid::regclass || ' ' || obj_description(oid) from pg_class
             where oid in ('read.vehicle_board'::regclass, 'read.named'::regclass)
             union all
            select 'options ' || relname || ' ' || reloptions::text from pg_class where oid = 'read.named'::regclass
             union all
            select 'view ' || viewname || definition from pg_views where schemaname = 'read'
             union all
            select 'column ' || attname || attacl::text from pg_attribute
             where attrelid = 'read.vehicle_board'::regclass and attacl is not null
             union all
            select 'policy ' || policyname || qual || roles::text from pg_policies
             where schemaname = 'read' and tablename = 'vehicle_board'
             order by 1
            """).query(String.class).list();
    }

    private List<String> seenBy(String role) {
        return new TransactionTemplate(new JdbcTransactionManager(database.dataSource())).execute(_ -> {
            database.jdbc().sql("set local role " + role).update();
            return database.jdbc()
                    .sql("select vendor_id || ' ' || name from read.named")
                    .query(String.class)
                    .list();
        });
    }

    @Test
    @DisplayName("comes on in steps of a second where its rate is limited, and can be watched and given up meanwhile")
    void limited() throws InterruptedException {
        start();
        long last = append(history(2_000));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        long id = rebuilds.plan(new Order(
                        "vehicle_board", Purpose.REBUILD, 100, OptionalInt.of(100), true, "operator", "not in the way"))
                .orElseThrow();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rebuilds.pace(id).map(Pace::position).orElse(0L), position -> position > 0);
        assertThat(rebuilds.pace(id).orElseThrow().position()).isLessThan(last / 2);
        Rebuild building = rebuilds.find(id).orElseThrow();
        assertThat(building.state()).isEqualTo(State.BUILDING);
        rebuilds.retire(building);
        assertThat(rebuilds.find(id).orElseThrow().state()).isEqualTo(State.RETIRED);
    }

    @Test
    @DisplayName("never goes further than the live rows, so that only real differences are found")
    void notAhead() throws InterruptedException {
        start();
        long applied = append(history(300));
        assertThat(engine.progress("vehicle_board").await(applied, SOON)).isTrue();
        var gate = engine.gate("vehicle_board");
        long held = gate.writeLock();
        long id;
        try {
            append(history(300));
            id = verify();
            await(id, State.VERIFYING);
            assertThat(database.jdbc()
                            .sql("select max(position) from read.projection_token where processing_group ="
                                    + " 'vehicle_board@aside'")
                            .query(Long.class)
                            .single())
                    .isLessThanOrEqualTo(applied);
        } finally {
            gate.unlockWrite(held);
        }
        assertThat(await(id, State.RETIRED).rowsDifferent()).hasValue(0);
    }

    @Test
    @DisplayName("goes on after the process was stopped at any of its steps")
    void resumes() throws Exception {
        windowRows = 400;
        start();
        long last = append(history(12_000));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        List<String> before = rows();
        long id = rebuild(true);
        for (int i = 0; rebuilds.find(id).orElseThrow().state() != State.SWAPPED; i++) {
            assertThat(i).isLessThan(60);
            java.util.concurrent.locks.LockSupport.parkNanos(random.nextLong(40_000_000));
            stop();
            start();
        }
        assertThat(rows()).as("seed %d", seed).isEqualTo(before);
    }

    @Test
    @DisplayName("names the rows that somebody changed by hand, and waits for a word before it replaces them")
    void tampered() throws InterruptedException {
        start();
        append(List.of(
                new VehicleRegistered(1, 1, "KA01", "Tempo", ""), new VehicleRegistered(1, 2, "KA02", "Van", "")));
        long last = append(List.of(new VehicleRegistered(2, 3, "KA03", "Lorry", "")));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        List<String> before = rows();
        database.jdbc()
                .sql("update read.vehicle_board set name = 'Tampered' where vehicle_id = 2")
                .update();
        database.jdbc()
                .sql("delete from read.vehicle_board where vehicle_id = 3")
                .update();

        Rebuild verified = await(verify(), State.RETIRED);
        assertThat(verified.rowsDifferent()).hasValue(2);
        assertThat(verified.differences())
                .anySatisfy(row ->
                        assertThat(row).contains("\"table\":\"vehicle_board\"", "\"key\":[1,2]", "Tampered", "Van"))
                .anySatisfy(row -> assertThat(row).contains("\"key\":[2,3]", "\"live\":null", "Lorry"));

        Rebuild ready = await(rebuild(true), State.READY);
        assertThat(ready.isWaiting()).isTrue();
        assertThat(rows()).isNotEqualTo(before);
        assertThat(rebuilds.swap(ready)).isTrue();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    @DisplayName("goes back to the tables before, with all that has happened since")
    void rollsBack() throws InterruptedException {
        start();
        long last = append(history(500));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        Rebuild swapped = await(rebuild(true), State.SWAPPED);
        last = append(history(500));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        List<String> before = rows();

        assertThat(rebuilds.canRollBack(swapped)).isTrue();
        assertThat(rebuilds.rollBack(swapped)).isTrue();

        assertThat(rows()).as("seed %d", seed).isEqualTo(before);
        assertThat(engine.editions().of("vehicle_board")).isEqualTo(2);
        last = append(history(100));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        await(verify(), State.RETIRED);
        assertThat(rebuilds.newestFirst(1).getFirst().rowsDifferent()).hasValue(0);
    }

    @Test
    @DisplayName("waits with the swap as long as somebody reads the live tables, and swaps then")
    void readers() throws InterruptedException, SQLException {
        start();
        long last = append(history(200));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        Rebuild ready = await(rebuild(false), State.READY);
        try (Connection reader = database.dataSource().getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from read.vehicle_count");
            assertThat(rebuilds.swap(ready)).isFalse();
            reader.rollback();
        }
        assertThat(rebuilds.swap(ready)).isTrue();
    }

    @Test
    @DisplayName("is one at a time for a read model")
    void one() throws InterruptedException {
        start();
        long last = append(history(50));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        Rebuild ready = await(rebuild(false), State.READY);
        assertThat(rebuilds.plan(order(Purpose.VERIFY, true))).isEmpty();
        rebuilds.retire(ready);
        assertThat(schemas()).isEmpty();
        assertThat(rebuilds.plan(order(Purpose.VERIFY, true))).isPresent();
    }

    private void start() {
        EventTail tail = new EventTail(database.dataSource(), new EventJson(), signal);
        ProcessorLease lease = new ProcessorLease(database.dataSource());
        engine = new LiveEngine(List.of(board), database.dataSource(), tail, lease);
        engine.start();
        rebuilds = new Rebuilds(engine, database.dataSource(), tail, lease, windowRows);
        rebuilds.start();
        opened.add(tail);
        opened.add(lease);
        opened.add(engine::stop);
        opened.add(rebuilds::stop);
    }

    private void stop() throws Exception {
        for (AutoCloseable each : opened.reversed()) each.close();
        opened.clear();
    }

    private long rebuild(boolean swaps) {
        return rebuilds.plan(order(Purpose.REBUILD, swaps)).orElseThrow();
    }

    private long verify() {
        return rebuilds.plan(order(Purpose.VERIFY, false)).orElseThrow();
    }

    private static Order order(Purpose purpose, boolean swaps) {
        return new Order("vehicle_board", purpose, 100, OptionalInt.empty(), swaps, "operator", "a test");
    }

    private Rebuild await(long id, State state) {
        return org.awaitility.Awaitility.await()
                .atMost(SOON)
                .until(() -> rebuilds.find(id).orElseThrow(), rebuild -> rebuild.state() == state);
    }

    private List<String> rows() {
        return database.jdbc().sql(ROWS).query(String.class).list();
    }

    private long count() {
        return database.jdbc()
                .sql("select count(*) from read.vehicle_count")
                .query(Long.class)
                .single();
    }

    private List<String> indexes() {
        return database.jdbc()
                .sql("select indexdef from pg_indexes where schemaname = 'read' and tablename like 'vehicle%' order"
                        + " by 1")
                .query(String.class)
                .list();
    }

    private List<String> schemas() {
        return database.jdbc()
                .sql("select nspname from pg_namespace where nspname like 'aside%' or nspname like 'kept%'")
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
        List<MarketEvent> history = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            long vendor = 1 + random.nextInt(4);
            long vehicle = 1 + random.nextInt(200);
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
}
