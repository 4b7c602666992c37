package marigold.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A slow statement")
class WatchedPoolTest {
    private static final String SECRET = "a customer's name";

    private final TestDatabase database = TestDatabase.fresh();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("marigold.slow-sql");

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        logger.setLevel(null);
        database.close();
    }

    @Test
    @DisplayName("is logged by the method that runs it and its table, without its parameters")
    void named() {
        try (WatchedPool pool = pool(Duration.ofMillis(50))) {
            JdbcClient.create(pool)
                    .sql("select pg_sleep(0.1)::text, :name from events.event right join (select 1) on true")
                    .param("name", SECRET)
                    .query((row, _) -> row.getString(2))
                    .list();
            assertThat(log.list).hasSize(1);
            assertThat(log.list.getFirst().getFormattedMessage())
                    .startsWith("Slow SQL: WatchedPoolTest.named on events.event took ")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    @DisplayName("is named also when it fails, or is no prepared one")
    void failed() throws SQLException {
        try (WatchedPool pool = pool(Duration.ofMillis(50));
                Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("do 'begin perform pg_sleep(0.1); raise ''no''; end'"))
                    .isInstanceOf(SQLException.class);
            assertThat(log.list.getFirst().getFormattedMessage()).contains("WatchedPoolTest.failed took ");
        }
    }

    @Test
    @DisplayName("is none below the limit, nor where nothing is watched")
    void quick() {
        for (Duration limit : new Duration[] {Duration.ofSeconds(30), Duration.ZERO}) {
            try (WatchedPool pool = pool(limit)) {
                JdbcClient.create(pool)
                        .sql("select pg_sleep(0.1)::text")
                        .query(String.class)
                        .single();
            }
        }
        assertThat(log.list).isEmpty();
    }

    @Test
    @DisplayName("is found on connections that are still what their users need")
    void connection() throws SQLException {
        try (WatchedPool pool = pool(Duration.ofSeconds(1))) {
            Connection connection = pool.getConnection();
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
            assertThat(connection.createStatement().getConnection()).isSameAs(connection);
            assertThat(connection).isEqualTo(connection);
            int process = connection.unwrap(PGConnection.class).getBackendPID();
            pool.evictConnection(connection);
            connection.close();
            try (Connection next = pool.getConnection()) {
                assertThat(next.unwrap(PGConnection.class).getBackendPID()).isNotEqualTo(process);
            }
        }
    }

    private WatchedPool pool(Duration slowAfter) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setMaximumPoolSize(1);
        return new WatchedPool(config, slowAfter);
    }
}
