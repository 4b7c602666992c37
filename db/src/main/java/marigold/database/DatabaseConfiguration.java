package marigold.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The one pool of a process, on a database that is new enough and migrated before anything reads from it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
    private static final int POSTGRESQL_MAJOR_MIN = 15;

    /// Each new connection and each sign of life is a statement or two of an idle process, which should
    /// ask for one a second at most; by default both come more than twice as often.
    private static final Duration RENEWED_AFTER = Duration.ofHours(2);

    /// Networks and balancers forget silent connections after some six minutes at the earliest.
    private static final Duration KEPT_ALIVE_EVERY = Duration.ofMinutes(5);

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseSettings settings) {
        HikariDataSource pool = pool(settings);
        try {
            refuseOldPostgresql(pool, settings);
            Migrations.migrate(pool);
        } catch (RuntimeException refused) {
            pool.close();
            throw refused;
        }
        return pool;
    }

    @Bean
    JdbcClient jdbcClient(HikariDataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    static HikariDataSource pool(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("marigold");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connectionsMax());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMaxLifetime(RENEWED_AFTER.toMillis());
        config.setKeepaliveTime(KEPT_ALIVE_EVERY.toMillis());
        // Whatever the database's default: appends, and readers of the store, count on each statement's own snapshot.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", "marigold");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "3");
        return new WatchedPool(config, settings.slowStatement());
    }

    private static void refuseOldPostgresql(HikariDataSource pool, DatabaseSettings settings) {
        try (Connection connection = pool.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < POSTGRESQL_MAJOR_MIN) {
                throw new StartupRefused("The database is PostgreSQL %d; Marigold needs PostgreSQL %d or newer."
                        .formatted(major, POSTGRESQL_MAJOR_MIN));
            }
        } catch (SQLException unreachable) {
            throw new StartupRefused(
                    "The database at %s cannot be reached: %s".formatted(settings.url(), firstLine(unreachable)),
                    unreachable);
        }
    }

    private static String firstLine(SQLException failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse("no reason given");
    }
}
