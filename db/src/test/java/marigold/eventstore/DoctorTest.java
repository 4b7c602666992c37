package marigold.eventstore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import marigold.database.StartupRefused;
import marigold.database.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

@DisplayName("The doctor at start-up")
class DoctorTest {
    private static final TrackingToken START = new GlobalSequenceTrackingToken(42);

    private final TestDatabase database = TestDatabase.fresh();
    private final SpringTransactions transactions =
            new SpringTransactions(new JdbcTransactionManager(database.dataSource()));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("accepts the parts that the product runs on")
    void healthy() {
        EventSignal signal = new EventSignal();
        EventJson json = new EventJson();
        try (EventTail tail = new EventTail(database.dataSource(), json, signal);
                ProcessorLease lease = new ProcessorLease(database.dataSource())) {
            var engine = new PostgresEventStorageEngine(database.dataSource(), json, signal);
            assertThatCode(() -> {
                        Doctor.examineEventStore(new PostgresEventStore(engine, tail));
                        Doctor.examineTransactions(transactions);
                        Doctor.examineErrorHandler(PropagatingErrorHandler.instance());
                        Doctor.examineTokenStore(
                                new PostgresTokenStore(database.dataSource(), lease), transactions, START);
                        Doctor.examineDurability(database.dataSource());
                        Doctor.examinePool(24, 12);
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("refuses an event store in memory and a bus without any")
    void eventsInMemory() {
        refused(
                () -> Doctor.examineEventStore(SimpleEventBus.builder().build()),
                "Events would go to SimpleEventBus, which does not keep them in PostgreSQL.");
        refused(
                () -> Doctor.examineEventStore(EmbeddedEventStore.builder()
                        .storageEngine(new InMemoryEventStorageEngine())
                        .build()),
                "Events would go to EmbeddedEventStore, which does not keep them in PostgreSQL.");
    }

    @Test
    @DisplayName("refuses units of work without transactions")
    void noTransactions() {
        refused(
                () -> Doctor.examineTransactions(NoTransactionManager.instance()),
                "Units of work would run under NoTransactionManager, which starts no database transaction.");
    }

    @Test
    @DisplayName("refuses an error handler that swallows")
    void swallowing() {
        refused(
                () -> Doctor.examineErrorHandler(new SilentErrorHandler()),
                "Failing events would be swallowed by SilentErrorHandler, and read models would have holes.");
    }

    private static final class SilentErrorHandler implements ErrorHandler {
        @Override
        public void handleError(ErrorContext failure) {}
    }

    @Test
    @DisplayName("refuses positions that are kept in memory")
    void tokensInMemory() {
        refused(
                () -> Doctor.examineTokenStore(new InMemoryTokenStore(), transactions, START),
                "Positions would be kept by InMemoryTokenStore, which forgets them with the process.");
    }

    @Test
    @DisplayName("refuses a token serializer that cannot read what it wrote")
    void unusableSerializer() {
        JdbcTokenStore stock = JdbcTokenStore.builder()
                .connectionProvider(() -> database.dataSource().getConnection())
                .serializer(Jackson3Serializer.builder().build())
                .build();
        stock.createSchema(PostgresTokenTableFactory.INSTANCE);
        assertThatThrownBy(() -> Doctor.examineTokenStore(stock, transactions, ReplayToken.createReplayToken(START)))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("Positions cannot be kept by JdbcTokenStore: ");
    }

    @Test
    @DisplayName("refuses a PostgreSQL that does not wait for its disk")
    void notDurable() throws IOException {
        database.jdbc()
                .sql("alter database %s set synchronous_commit = off".formatted(databaseName()))
                .update();
        database.dataSource().getHikariPoolMXBean().softEvictConnections();
        refused(
                () -> Doctor.examineDurability(database.dataSource()),
                "PostgreSQL runs with synchronous_commit=off and would lose acknowledged entries in a crash.");
        try (EmbeddedPostgres asItComes = EmbeddedPostgres.start()) {
            refused(
                    () -> Doctor.examineDurability(asItComes.getPostgresDatabase()),
                    "PostgreSQL runs with fsync=off and would lose acknowledged entries in a crash.");
        }
    }

    @Test
    @DisplayName("refuses a pool that its own threads can exhaust")
    void poolTooSmall() {
        refused(
                () -> Doctor.examinePool(4, 8),
                "A pool of 4 connections is too small for 8 threads of projections; raise"
                        + " MARIGOLD_DATABASE_CONNECTIONS_MAX.");
    }

    private String databaseName() {
        return database.jdbc()
                .sql("select current_database()")
                .query(String.class)
                .single();
    }

    private static void refused(ThrowingCallable examination, String sentence) {
        assertThatThrownBy(examination).isInstanceOf(StartupRefused.class).hasMessage(sentence);
    }
}
