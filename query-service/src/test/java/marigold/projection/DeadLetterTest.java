package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
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
import marigold.projection.DeadLetterQueue.Retried;
import marigold.projection.Rebuild.Order;
import marigold.projection.Rebuild.Purpose;
import marigold.projection.Rebuild.State;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

@DisplayName("An event that a read model cannot take")
class DeadLetterTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.fresh();
    private final EventSignal signal = new EventSignal();
    private final PostgresEventStorageEngine store =
            new PostgresEventStorageEngine(database.dataSource(), new EventJson(), signal);
    private final SpringTransactions transactions =
            new SpringTransactions(new JdbcTransactionManager(database.dataSource()));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Map<Long, Long> versions = new HashMap<>();
    private final VehicleBoard board = new VehicleBoard();
    private final Names names = new Names();

    private LiveEngine engine;
    private DeadLetterQueue letters;
    private Rebuilds rebuilds;

    @BeforeEach
    void start() {
        VehicleBoard.createTables(database);
        database.jdbc().sql("""
            create table read.vehicle_names (
              vendor_id bigint, vehicle_id bigint, name text, position bigint not null,
              primary key (vendor_id, vehicle_id))
            """).update();
        EventTail tail = new EventTail(database.dataSource(), new EventJson(), signal);
        ProcessorLease lease = new ProcessorLease(database.dataSource());
        engine = new LiveEngine(List.of(board, names), database.dataSource(), tail, lease);
        engine.start();
        letters = new DeadLetterQueue(engine, database.dataSource(), tail);
        rebuilds = new Rebuilds(engine, database.dataSource(), tail, lease);
        rebuilds.start();
        opened.addAll(List.of(tail, lease, engine::stop, rebuilds::stop));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) each.close();
        database.close();
    }

    @Test
    @DisplayName("is parked with everything behind it that concerns the same rows, and the rest goes on")
    void parked() throws InterruptedException {
        names.refuse(2);
        long poisoned = append(new VehicleRegistered(7, 2, "KA02", "Van", ""));
        append(new VehicleRegistered(7, 3, "KA03", "Lorry", ""));
        long behind = append(new VehicleRenamed(7, 2, "Old van"));
        long last = append(new VehicleRenamed(7, 3, "Old lorry"));
        assertThat(engine.progress("vehicle_names").await(last, SOON)).isTrue();

        assertThat(names()).containsExactly("Old lorry");
        assertThat(letters.of("vehicle_names"))
                .extracting(DeadLetter::position, DeadLetter::sequence, DeadLetter::tenant, DeadLetter::whole)
                .containsExactly(tuple(poisoned, poisoned, 7L, false), tuple(behind, poisoned, 7L, false));
        assertThat(letters.of("vehicle_names").getFirst().failure()).contains("refused 2");
        assertThat(letters.of("vehicle_names").getLast().failure()).isEmpty();
        assertThat(letters.of("vehicle_board")).isEmpty();
        assertThat(status("vehicle_names").deadLetters()).isEqualTo(2);
        assertThat(status("vehicle_names").lastError()).isEmpty();
    }

    @Test
    @DisplayName("because this release cannot read it is parked with all of its vendor; the others' go on")
    void unreadable() throws InterruptedException {
        append(new VehicleRegistered(7, 1, "KA01", "Tempo", ""));
        long last = append(new VehicleRegistered(7, 2, "KA02", "Van", ""));
        assertThat(engine.progress("vehicle_names").await(last, SOON)).isTrue();
        // Before its commit, or a reader could have seen what it was.
        long unreadable =
                append(position -> retype(position, "market.from-the-future"), new VehicleRenamed(7, 1, "Old tempo"));
        append(new VehicleRenamed(7, 2, "Old van"));
        last = append(new VehicleRegistered(8, 1, "KA01", "Lorry", ""));
        assertThat(engine.progress("vehicle_names").await(last, SOON)).isTrue();

        assertThat(names()).containsExactlyInAnyOrder("Tempo", "Van", "Lorry");
        assertThat(letters.of("vehicle_names"))
                .extracting(DeadLetter::eventType, DeadLetter::sequence, DeadLetter::whole)
                .containsExactly(
                        tuple("market.from-the-future", unreadable, true),
                        tuple("market.vehicle-renamed", unreadable, false));
        assertThat(letters.rehearse(letters.of("vehicle_names").getFirst()).failure())
                .contains("does not know the event type");
        assertThat(letters.retry("vehicle_names", _ -> true)).isEqualTo(new Retried(0, 2, false));

        retype(unreadable, "market.vehicle-renamed");
        assertThat(letters.retry("vehicle_names", _ -> true)).isEqualTo(new Retried(2, 0, false));
        assertThat(names()).containsExactlyInAnyOrder("Old tempo", "Old van", "Lorry");
        assertThat(verified("vehicle_names").rowsDifferent()).hasValue(0);
    }

    private void retype(long position, String type) {
        assertThat(database.jdbc()
                        .sql("update events.event set event_type = :type where global_index = :position")
                        .param("type", type)
                        .param("position", position)
                        .update())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("is applied with all behind it once it can be taken, and everything equals a clean rebuild")
    void retried() throws InterruptedException {
        names.refuse(2);
        append(new VehicleRegistered(7, 2, "KA02", "Van", ""));
        append(new VehicleRenamed(7, 2, "Old van"));
        long last = append(new VehicleRegistered(8, 2, "KA02", "Tempo", ""));
        assertThat(engine.progress("vehicle_names").await(last, SOON)).isTrue();
        assertThat(letters.retry("vehicle_names", _ -> true)).isEqualTo(new Retried(0, 3, false));
        assertThat(letters.of("vehicle_names")).allMatch(letter -> letter.tries() >= 1);

        names.refuse(0);
        assertThat(letters.retry("vehicle_names", _ -> true)).isEqualTo(new Retried(3, 0, false));
        assertThat(names()).containsExactlyInAnyOrder("Old van", "Tempo");
        assertThat(verified("vehicle_names").rowsDifferent()).hasValue(0);
        last = append(new VehicleRenamed(7, 2, "Older van"));
        assertThat(engine.progress("vehicle_names").await(last, SOON)).isTrue();
        assertThat(names()).containsExactlyInAnyOrder("Older van", "Tempo");
    }

    @Test
    @DisplayName("keeps all rows of its tenant waiting when nobody can say which ones it concerns")
    void wholeTenant() throws InterruptedException {
        board.poison("Poison");
        append(new VehicleRegistered(7, 1, "KA01", "Tempo", ""));
        append(new VehicleRegistered(7, 2, "KA02", "Poison", ""));
        append(new VehicleRegistered(7, 3, "KA03", "Van", ""));
        long last = append(new VehicleRegistered(8, 4, "KA04", "Lorry", ""));
        assertThat(engine.progress("vehicle_board").await(last, SOON)).isTrue();
        assertThat(vehicles()).containsExactlyInAnyOrder("Tempo", "Lorry");
        assertThat(letters.of("vehicle_board").getFirst().whole()).isTrue();

        board.poison("");
        assertThat(letters.retry("vehicle_board", _ -> true)).isEqualTo(new Retried(2, 0, false));
        assertThat(vehicles()).containsExactlyInAnyOrder("Tempo", "Poison", "Van", "Lorry");
        assertThat(verified("vehicle_board").rowsDifferent()).hasValue(0);
    }

    @Test
    @DisplayName("is found and parked also when it is PostgreSQL that refuses its rows")
    void refusedBySql() throws InterruptedException {
        database.jdbc()
                .sql("alter table read.vehicle_names add constraint no_van check (name <> 'Van')")
                .update();
        append(new VehicleRegistered(7, 1, "KA01", "Tempo", ""), new VehicleRegistered(7, 2, "KA02", "Van", ""));
        long last = append(new VehicleRegistered(7, 3, "KA03", "Lorry", ""));
        assertThat(engine.progress("vehicle_names").await(last, SOON)).isTrue();
        assertThat(names()).containsExactlyInAnyOrder("Tempo", "Lorry");
        assertThat(letters.of("vehicle_names")).hasSize(1);
        assertThat(letters.retry("vehicle_names", _ -> true)).isEqualTo(new Retried(0, 1, false));

        database.jdbc()
                .sql("alter table read.vehicle_names drop constraint no_van")
                .update();
        assertThat(letters.retry("vehicle_names", _ -> true)).isEqualTo(new Retried(1, 0, false));
        assertThat(names()).containsExactlyInAnyOrder("Tempo", "Van", "Lorry");
    }

    @Test
    @DisplayName("can be looked at, and given up: what waits behind it goes on without it")
    void discarded() throws InterruptedException {
        append(new VehicleRegistered(7, 2, "KA02", "Van", ""));
        names.refuseName("Bad");
        append(new VehicleRenamed(7, 2, "Bad"));
        long last = append(new VehicleRenamed(7, 2, "Good"));
        assertThat(engine.progress("vehicle_names").await(last, SOON)).isTrue();
        assertThat(names()).containsExactly("Van");
        DeadLetter letter = letters.of("vehicle_names").getFirst();
        assertThat(letters.rehearse(letter).failure()).contains("refused");
        names.refuseName("");
        assertThat(letters.rehearse(letter).changes())
                .singleElement()
                .asString()
                .contains("Bad");
        assertThat(names()).containsExactly("Van");
        assertThat(letters.discard("vehicle_names", letter)).isEqualTo(new Retried(1, 0, false));
        assertThat(names()).containsExactly("Good");
    }

    @Test
    @DisplayName("is not applied behind a row's back: when rows have gone further, only a rebuild is right")
    void movedOn() throws InterruptedException {
        names.refuse(2);
        long last = append(new VehicleRegistered(7, 2, "KA02", "Van", ""));
        assertThat(engine.progress("vehicle_names").await(last, SOON)).isTrue();
        database.jdbc()
                .sql("insert into read.vehicle_names values (7, 2, 'From elsewhere', 1000000)")
                .update();
        names.refuse(0);
        assertThat(letters.retry("vehicle_names", _ -> true)).isEqualTo(new Retried(0, 1, true));
        assertThat(letters.of("vehicle_names")).hasSize(1);

        long id = rebuilds.plan(
                        new Order("vehicle_names", Purpose.REBUILD, 0, OptionalInt.empty(), true, "operator", "a test"))
                .orElseThrow();
        await().atMost(SOON).until(() -> rebuilds.find(id).orElseThrow().state() == State.SWAPPED);
        assertThat(names()).containsExactly("Van");
        assertThat(letters.of("vehicle_names")).isEmpty();
    }

    /// Names of vehicles, whose fold asks for its row before it fails.
    private static final class Names implements MarketReadModel {
        private static final Table<Name> NAMES = Table.of("vehicle_names", Name.class, "vendor_id", "vehicle_id");

        private volatile long refused;
        private volatile String refusedName = "";

        record Name(long vendorId, long vehicleId, String name) {}

        void refuse(long vehicleId) {
            refused = vehicleId;
        }

        void refuseName(String name) {
            refusedName = name;
        }

        @Override
        public String name() {
            return "vehicle_names";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Table<?>> tables() {
            return List.of(NAMES);
        }

        @Override
        public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
            switch (event) {
                case VehicleRegistered registered -> {
                    boolean known = rows.find(NAMES, Key.of(event.vendorId(), registered.vehicleId()))
                            .isPresent();
                    write(rows, event.vendorId(), registered.vehicleId(), registered.vehicleName(), known);
                }
                case VehicleRenamed renamed ->
                    rows.find(NAMES, Key.of(event.vendorId(), renamed.vehicleId()))
                            .ifPresent(_ ->
                                    write(rows, event.vendorId(), renamed.vehicleId(), renamed.vehicleName(), true));
                default -> {}
            }
        }

        private void write(Rows rows, long vendorId, long vehicleId, String name, boolean known) {
            rows.put(NAMES, new Name(vendorId, vehicleId, name));
            // Only with rows: a fold that is asked which rows it wants does not fail.
            if (rows instanceof WorkingSet && (vehicleId == refused && !known || name.equals(refusedName)))
                throw new IllegalStateException("refused " + vehicleId);
        }
    }

    private Rebuild verified(String readModel) {
        long id = rebuilds.plan(
                        new Order(readModel, Purpose.VERIFY, 100, OptionalInt.empty(), false, "operator", "a test"))
                .orElseThrow();
        return await().atMost(SOON)
                .until(() -> rebuilds.find(id).orElseThrow(), rebuild -> rebuild.state() == State.RETIRED);
    }

    private ReadModels.Status status(String readModel) {
        return engine.statuses().stream()
                .filter(status -> status.name().equals(readModel))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return database.jdbc()
                .sql("select name from read.vehicle_names order by vendor_id, vehicle_id")
                .query(String.class)
                .list();
    }

    private List<String> vehicles() {
        return database.jdbc()
                .sql("select name from read.vehicle_board")
                .query(String.class)
                .list();
    }

    private long append(MarketEvent... events) {
        return append(_ -> {}, events);
    }

    /// @param beforeCommit gets the position of the last event
    private long append(LongConsumer beforeCommit, MarketEvent... events) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        store.appendEvents(java.util.Arrays.stream(events)
                .map(event -> new GenericDomainEventMessage<MarketEvent>(
                        "test", "test-" + event.vendorId(), versions.merge(event.vendorId(), 1L, Long::sum) - 1, event))
                .toList());
        long position = PostgresEventStorageEngine.appendedPosition().orElseThrow();
        beforeCommit.accept(position);
        unit.commit();
        return position;
    }
}
