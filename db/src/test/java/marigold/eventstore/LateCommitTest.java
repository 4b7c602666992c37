package marigold.eventstore;

import static marigold.eventstore.StoreUnderTest.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import marigold.database.TestDatabase;
import marigold.eventstore.StoreUnderTest.OpenWriter;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The case in which stock engines lose events: a lower index commits after a higher one was read whose
/// message is old.
@DisplayName("An event that commits after a later one")
class LateCommitTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    static Stream<Duration> ages() {
        return Stream.of(Duration.ofSeconds(61), Duration.ofHours(1), Duration.ofDays(30), Duration.ofHours(-1));
    }

    @Nested
    @DisplayName("in this store")
    class Here {
        @ParameterizedTest(name = "is delivered although the later message is {0} old")
        @MethodSource("marigold.eventstore.LateCommitTest#ages")
        void delivered(Duration age) throws InterruptedException {
            try (StoreUnderTest store = new StoreUnderTest()) {
                BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
                OpenWriter writer = store.openElsewhere(event("late", 0));
                store.append(event("early", 0, Instant.now().minus(age)));

                assertThat(StoreUnderTest.read(stream, 1, PATIENCE))
                        .as("nothing may be read past the undecided index")
                        .isEmpty();

                writer.commit();
                assertThat(StoreUnderTest.read(stream, 2, Duration.ofSeconds(10)))
                        .containsExactly("late#0", "early#0");
            }
        }
    }

    /// Not our code: shows that the test above would find the fault that it is there for.
    @Nested
    @DisplayName("in Axon's JDBC store")
    class InStockEngine {
        @ParameterizedTest(name = "is lost when the later message is {0} old")
        @MethodSource("marigold.eventstore.LateCommitTest#agesThatLose")
        void lost(Duration age) throws SQLException {
            try (TestDatabase database = TestDatabase.empty();
                    Connection late = database.dataSource().getConnection();
                    Connection early = database.dataSource().getConnection();
                    Connection reads = database.dataSource().getConnection()) {
                stock(early).createSchema(PostgresEventTableFactory.INSTANCE);
                late.setAutoCommit(false);
                stock(late).appendEvents(event("late", 0));
                stock(early).appendEvents(event("early", 0, Instant.now().minus(age)));

                JdbcEventStorageEngine reader = stock(reads);
                List<String> read = new ArrayList<>();
                TrackingToken token = readOn(reader, null, read);
                late.commit();
                readOn(reader, token, read);

                assertThat(read).containsExactly("early").doesNotContain("late");
            }
        }

        private static TrackingToken readOn(JdbcEventStorageEngine reader, TrackingToken from, List<String> into) {
            TrackingToken token = from;
            List<? extends TrackedEventMessage<?>> events =
                    reader.readEvents(from, false).toList();
            for (TrackedEventMessage<?> event : events) {
                into.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
                token = event.trackingToken();
            }
            return token;
        }

        private static JdbcEventStorageEngine stock(Connection connection) {
            return JdbcEventStorageEngine.builder()
                    .connectionProvider(() -> new UnclosedConnection(connection).proxy())
                    .transactionManager(NoTransactionManager.instance())
                    .eventSerializer(Jackson3Serializer.builder().build())
                    .snapshotSerializer(Jackson3Serializer.builder().build())
                    .build();
        }
    }

    static Stream<Duration> agesThatLose() {
        return Stream.of(Duration.ofSeconds(61), Duration.ofHours(1), Duration.ofDays(30));
    }

    /// The stock engine closes what it is given; the test decides about the transaction.
    private record UnclosedConnection(Connection connection) {
        Connection proxy() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (_, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(connection, arguments));
        }
    }
}
