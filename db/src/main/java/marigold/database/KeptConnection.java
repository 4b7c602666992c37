package marigold.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// A connection that one thread keeps, so that it never waits for the pool: those who have the pool's
/// connections may be waiting for what this thread does. Commits by itself.
public final class KeptConnection implements AutoCloseable {
    /// A connection that was used a moment ago is not asked whether it lives.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final int ALIVE_SECONDS_MAX = 2;
    private static final int ANSWER_MILLIS_MAX = 5_000;

    private final DataSource dataSource;
    private Connection connection;
    private long usedAtNanos;

    public KeptConnection(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// What is asked of a connection; harmless when it is asked twice.
    @FunctionalInterface
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /// Asks on the kept connection without asking first whether that lives: the answer tells. When there is
    /// none in [#ANSWER_MILLIS_MAX], the question is asked once more, on a new connection. So an idle process
    /// sends one statement for each question, and not two.
    public synchronized <T> T answer(Question<T> question) throws SQLException {
        if (connection != null) {
            try {
                return question.ask(connection);
            } catch (SQLException _) {
                close();
            }
        }
        connection = dataSource.getConnection();
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS_MAX);
        try {
            return question.ask(connection);
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    /// Whether PostgreSQL itself says that nothing was committed, because of what was to be written; what it
    /// was asked next on the same connection would be answered.
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof SQLException refused
                && refused.getSQLState() != null
                && Stream.of("22", "23", "40", "55").anyMatch(refused.getSQLState()::startsWith);
    }

    /// The kept one, or a new one when that has died.
    public synchronized Connection get() throws SQLException {
        boolean rested = System.nanoTime() - usedAtNanos > FRESH.toNanos();
        if (connection != null && rested && !connection.isValid(ALIVE_SECONDS_MAX)) close();
        if (connection == null) {
            connection = dataSource.getConnection();
            connection.setAutoCommit(true);
        }
        usedAtNanos = System.nanoTime();
        return connection;
    }

    /// Gives it back; the next [#get] takes another.
    @Override
    public synchronized void close() {
        if (connection == null) return;
        try (Connection _ = connection) {
            connection = null;
        } catch (SQLException | RuntimeException _) {
            // It was dead, or is now; a pool that is closed already stumbles over its own.
            connection = null;
        }
    }
}
