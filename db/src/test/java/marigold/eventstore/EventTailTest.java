package marigold.eventstore;

import static marigold.eventstore.StoreUnderTest.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import marigold.eventstore.StoreUnderTest.OpenWriter;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Following the store")
class EventTailTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration NOTHING = Duration.ofMillis(200);

    private final StoreUnderTest store = new StoreUnderTest();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("starts with the first event, or after any position, however long ago")
    void anyPosition() throws InterruptedException {
        for (int i = 0; i < 2_500; i++) store.append(event("vehicle-1", i));
        assertThat(StoreUnderTest.read(store.tail.openStream(null), 2_500, SOON))
                .hasSize(2_500)
                .startsWith("vehicle-1#0", "vehicle-1#1")
                .endsWith("vehicle-1#2499");
        var after = new GlobalSequenceTrackingToken(2_400);
        assertThat(StoreUnderTest.read(store.tail.openStream(after), 100, SOON))
                .startsWith("vehicle-1#2400")
                .hasSize(100);
    }

    @Test
    @DisplayName("hears of an append at once, without waiting for the idle poll")
    void wokenUp() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        StoreUnderTest.read(stream, 1, NOTHING);
        Instant before = Instant.now();
        store.append(event("vehicle-1", 0));
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.between(before, Instant.now())).isLessThan(EventTail.IDLE_POLL.dividedBy(2));
    }

    @Test
    @DisplayName("goes on at once when the connection that it keeps was ended")
    void connectionEnded() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        store.append(event("vehicle-1", 0));
        assertThat(StoreUnderTest.read(stream, 1, SOON)).containsExactly("vehicle-1#0");
        assertThat(store.database.jdbc().sql("""
            select count(pg_terminate_backend(pid))
              from pg_stat_activity
             where datname = current_database()
               and (query like 'select case when is_called%' or query like '%global_index > (select%')
               and pid <> pg_backend_pid()
            """).query(Long.class).single()).isOne();
        Instant before = Instant.now();
        store.append(event("vehicle-1", 1));
        assertThat(StoreUnderTest.read(stream, 1, SOON)).containsExactly("vehicle-1#1");
        assertThat(Duration.between(before, Instant.now())).isLessThan(EventTail.IDLE_POLL.dividedBy(2));
    }

    @Test
    @DisplayName("lets events pass by a stream whose reader does nothing with them, and gives it those that it wants")
    void passedBy() throws InterruptedException {
        var passed = new LinkedBlockingQueue<List<Long>>();
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null, new EventTail.Passing() {
            @Override
            public boolean mayPass(List<TrackedEventMessage<?>> events) {
                return events.stream()
                        .allMatch(event -> event instanceof DomainEventMessage<?> of
                                && of.getAggregateIdentifier().equals("passes"));
            }

            @Override
            public void passed(long delivered, long upTo) {
                passed.add(List.of(delivered, upTo));
            }
        });
        store.append(event("vehicle-1", 0));
        assertThat(StoreUnderTest.read(stream, 1, SOON)).containsExactly("vehicle-1#0");
        passed.clear();
        store.append(event("passes", 0));
        assertThat(passed.poll(10, TimeUnit.SECONDS)).containsExactly(1L, 2L);
        store.append(event("vehicle-1", 1));
        assertThat(StoreUnderTest.read(stream, 1, SOON)).containsExactly("vehicle-1#1");
        store.append(event("passes", 1));
        assertThat(passed.poll(10, TimeUnit.SECONDS)).containsExactly(3L, 4L);
        assertThat(StoreUnderTest.read(stream, 1, NOTHING)).isEmpty();
    }

    @Test
    @DisplayName("calls back whoever asked for it when events arrive")
    void callsBack() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        var called = new CountDownLatch(1);
        assertThat(stream.setOnAvailableCallback(called::countDown)).isTrue();
        store.append(event("vehicle-1", 0));
        assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("is not stalled by an index that was rolled back")
    void oneRolledBack() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        OpenWriter writer = store.openElsewhere(event("gone", 0));
        store.append(event("vehicle-1", 0));
        assertThat(StoreUnderTest.read(stream, 1, NOTHING)).isEmpty();
        writer.rollback();
        assertThat(StoreUnderTest.read(stream, 1, SOON)).containsExactly("vehicle-1#0");
    }

    @Test
    @DisplayName("is not stalled by 10,000 indexes that were rolled back")
    void manyRolledBack() throws InterruptedException {
        store.append(event("vehicle-1", 0));
        store.database
                .jdbc()
                .sql("select count(nextval('events.event_global_index')) from generate_series(1, 10000)")
                .query(Long.class)
                .single();
        store.append(event("vehicle-1", 1));
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        assertThat(StoreUnderTest.read(stream, 2, SOON)).containsExactly("vehicle-1#0", "vehicle-1#1");
        store.append(event("vehicle-1", 2));
        assertThat(StoreUnderTest.read(stream, 1, SOON)).containsExactly("vehicle-1#2");
    }

    @Test
    @DisplayName("is not delayed by a long write transaction that appends nothing")
    void unrelatedTransaction() throws SQLException, InterruptedException {
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        try (Connection other = store.database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("create table events.unrelated (id bigint)");
            statement.execute("insert into events.unrelated values (1)");
            store.append(event("vehicle-1", 0));
            assertThat(StoreUnderTest.read(stream, 1, SOON)).containsExactly("vehicle-1#0");
            other.rollback();
        }
    }

    @Test
    @DisplayName("gives an event that this release does not know to its readers, so that they can stop at it")
    void unknownType() throws InterruptedException {
        store.append(event("vehicle-1", 0));
        store.database
                .jdbc()
                .sql("update events.event set event_type = 'market.from-the-future'")
                .update();
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        UnknownEvent unknown = (UnknownEvent) stream.nextAvailable().getPayload();
        assertThat(unknown.type()).isEqualTo("market.from-the-future");
        assertThat(unknown.revision()).isEqualTo("1");
        assertThat(unknown.reason()).isEqualTo("This release does not know the event type market.from-the-future.");
        assertThat(unknown.payload().isObject()).isTrue();
    }
}
