package marigold.eventstore;

import static marigold.eventstore.StoreUnderTest.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import marigold.eventstore.SharedAppend.KeptAnswer;
import marigold.eventstore.StoreUnderTest.OpenWriter;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Appends that share a transaction")
class SharedAppendTest {
    private static final int WRITERS = 16;
    private static final int APPENDS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StoreUnderTest store = new StoreUnderTest();
    private final SharedAppends appends = new SharedAppends(store.database.dataSource(), store.signal);
    private final JdbcClient jdbc = JdbcClient.create(store.database.dataSource());

    @AfterEach
    void close() {
        appends.close();
        store.close();
    }

    @Test
    @DisplayName("are all in the store at the positions that they were told, and every reader gets each once")
    void everythingOnce() throws Exception {
        long seed = Long.getLong("marigold.seed", System.nanoTime());
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        List<Future<List<Long>>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> write(number, new Random(seed + number))));
            }
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(writers.get(writer).get())
                    .as("seed %d", seed)
                    .isEqualTo(
                            jdbc.sql("""
                                select global_index
                                  from events.event
                                 where aggregate_id = ? and sequence_number % 2 = 1
                                 order by sequence_number
                                """).param("a" + writer).query(Long.class).list());
        }
        int all = WRITERS * APPENDS * 2;
        assertThat(StoreUnderTest.read(stream, all, PATIENCE))
                .as("seed %d", seed)
                .hasSize(all)
                .doesNotHaveDuplicates();
    }

    /// Two events each time, sometimes beside writers with transactions of their own.
    private List<Long> write(int writer, Random random) {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < APPENDS; i++) {
            DomainEventMessage<?>[] events = {event("a" + writer, 2L * i), event("a" + writer, 2L * i + 1)};
            if (random.nextInt(10) == 0) {
                store.append(events);
                positions.add(position("a" + writer, 2L * i + 1));
            } else {
                positions.add(append(events));
            }
        }
        return positions;
    }

    @Test
    @DisplayName("are refused one by one: only the one that another writer was faster than")
    void onlyTheOvertaken() throws Exception {
        store.append(event("taken", 0));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> appended = IntStream.range(0, WRITERS)
                    .mapToObj(i -> threads.submit(() -> append(event(i == 5 ? "taken" : "free" + i, 0))))
                    .toList();
            for (int i = 0; i < WRITERS; i++) {
                Future<Long> each = appended.get(i);
                if (i == 5) assertThatThrownBy(each::get).hasCauseInstanceOf(ConcurrencyException.class);
                else assertThat(each.get()).isEqualTo(position("free" + i, 0));
            }
        }
    }

    @Test
    @DisplayName("wait half a second, not longer, for a writer who does not say what becomes of his event")
    void undecidedWriter() throws Exception {
        OpenWriter writer = store.openElsewhere(event("undecided", 0));
        assertThatThrownBy(() -> append(event("undecided", 0))).isNotInstanceOf(ConcurrencyException.class);
        writer.rollback();
        assertThat(append(event("undecided", 0))).isEqualTo(position("undecided", 0));
    }

    @Test
    @DisplayName("are not read before all of them are committed")
    void announced() throws Exception {
        BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
        OpenWriter writer = store.openElsewhere(event("late", 0));
        append(event("early", 0));
        assertThat(StoreUnderTest.read(stream, 1, Duration.ofMillis(300))).isEmpty();
        writer.commit();
        assertThat(StoreUnderTest.read(stream, 2, PATIENCE)).containsExactly("late#0", "early#0");
    }

    @Test
    @DisplayName("do not wait for the pool once there was one: whoever has its connections may wait for them")
    void emptyPool() throws Exception {
        append(event("a", 0));
        List<Connection> all = new ArrayList<>();
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(store.database.dataSource().getJdbcUrl());
            pool.setUsername(store.database.dataSource().getUsername());
            pool.setPassword(store.database.dataSource().getPassword());
            pool.setMaximumPoolSize(3);
            pool.setConnectionTimeout(1_000);
            try (var few = new SharedAppends(pool, store.signal)) {
                append(few, "", event("a", 1));
                all.add(pool.getConnection());
                all.add(pool.getConnection());
                assertThat(append(few, "", event("a", 2))).isEqualTo(position("a", 2));
                for (Connection each : all) each.close();
            }
        }
    }

    @Test
    @DisplayName(
            "go on over a new connection when PostgreSQL ended theirs, and do not try again what may have happened")
    void brokenConnection() throws Exception {
        append(event("a", 0));
        jdbc.sql("""
            select pg_terminate_backend(pid)
              from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid() and query like '%set_config(''lock_timeout''%insert%'
                or datname = current_database() and pid <> pg_backend_pid() and query like 'insert into events.event%'
            """).query((row, _) -> row).list();
        try {
            append(event("a", 1));
        } catch (DataAccessException broken) {
            append(event("a", 1));
        }
        assertThat(jdbc.sql("select count(*) from events.event")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("keep the answers of their requests with the positions of their last events")
    void answers() {
        long position = append("first", event("a", 0), event("a", 1));
        assertThat(jdbc.sql("select position from events.stored_answer where idempotency_key = 'first'")
                        .query(Long.class)
                        .single())
                .isEqualTo(position)
                .isEqualTo(position("a", 1));
    }

    @Test
    @DisplayName("do not happen when their request has an answer already")
    void answeredBefore() {
        append("twice", event("a", 0));
        assertThatThrownBy(() -> append("twice", event("b", 0))).isInstanceOf(DuplicateKeyException.class);
        assertThat(jdbc.sql("select count(*) from events.event where aggregate_id = 'b'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long append(DomainEventMessage<?>... events) {
        return append("", events);
    }

    private long append(String key, DomainEventMessage<?>... events) {
        return append(appends, key, events);
    }

    private long append(SharedAppends appends, String key, DomainEventMessage<?>... events) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        SharedAppend append = appends.open();
        append.attach(unit);
        store.engine.appendEvents(List.of(events));
        byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
        if (!key.isEmpty()) {
            append.keep(new KeptAnswer(1, 1, key, text, 201, "application/json", text, "2026-03-01T10:00:00Z"));
        }
        unit.commit();
        return append.position();
    }

    private long position(String aggregate, long sequenceNumber) {
        return jdbc.sql("select global_index from events.event where aggregate_id = ? and sequence_number = ?")
                .params(aggregate, sequenceNumber)
                .query(Long.class)
                .single();
    }
}
