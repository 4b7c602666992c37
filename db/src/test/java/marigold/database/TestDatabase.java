package marigold.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A fresh, migrated database on a real PostgreSQL. One server per JVM, durable as in production; one
/// database per test class.
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "marigold_template";
    private static final String USER = "postgres";
    private static final int CONNECTIONS_MAX = 24;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final String name;
    private final HikariDataSource pool;

    private TestDatabase(String name) {
        this.name = name;
        this.pool = pool(name, CONNECTIONS_MAX);
    }

    /// A database that holds this release's schemas and nothing else.
    public static TestDatabase fresh() {
        String name = "test_%d".formatted(COUNTER.incrementAndGet());
        Server.execute("create database %s template %s".formatted(name, TEMPLATE));
        return new TestDatabase(name);
    }

    /// An empty database without any schema of ours, for tests of the migrations.
    public static TestDatabase empty() {
        String name = "test_%d".formatted(COUNTER.incrementAndGet());
        Server.execute("create database %s template template0".formatted(name));
        return new TestDatabase(name);
    }

    public HikariDataSource dataSource() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    /// For `marigold.database.url`.
    public String url() {
        return urlOf(name);
    }

    /// For `marigold.database.username`; the server asks for no password.
    public String username() {
        return USER;
    }

    /// Closes the pool; the database goes with the server, at the end of the JVM.
    @Override
    public void close() {
        pool.close();
    }

    private static String urlOf(String database) {
        return Server.RUNNING.getJdbcUrl(USER, database);
    }

    private static HikariDataSource pool(String database, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(database);
        config.setJdbcUrl(urlOf(database));
        config.setUsername(USER);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "3");
        return new HikariDataSource(config);
    }

    /// Starts with the first database that is asked for.
    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        static {
            endAtOnce();
            execute("create database " + TEMPLATE);
            try (HikariDataSource template = pool(TEMPLATE, 2)) {
                Migrations.migrate(template);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException("The tests' PostgreSQL does not start", failed);
            }
        }

        /// The server's own way to end writes everything to the disk, which under load takes longer than some
        /// tests; nobody needs it any more.
        private static void endAtOnce() {
            String process = JdbcClient.create(RUNNING.getPostgresDatabase())
                    .sql("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)")
                    .query(String.class)
                    .single();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    new ProcessBuilder("kill", "-QUIT", process).start().waitFor();
                } catch (IOException _) {
                    // It ends in its own way then.
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }));
        }

        static void execute(String statement) {
            JdbcClient.create(RUNNING.getPostgresDatabase()).sql(statement).update();
        }
    }
}
