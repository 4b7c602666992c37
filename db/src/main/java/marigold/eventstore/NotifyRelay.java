package marigold.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the [EventSignal] between processes over PostgreSQL's NOTIFY.
///
/// The notification is sent after the append's commit, on a connection of its own, one for all appends that
/// waited: inside the append's transaction it would take a lock on the whole database and let writers commit
/// one by one only.
final class NotifyRelay implements AutoCloseable {
    private static final String CHANNEL = "marigold_events";
    private static final Duration RECONNECT_PAUSE = Duration.ofSeconds(1);

    /// How long the listener may take to see that the relay was closed.
    private static final int LISTEN_TIMEOUT_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(NotifyRelay.class);

    private final HikariDataSource pool;
    private final EventSignal signal;
    private final EventSignal toSend = new EventSignal();
    private Thread sender;
    private Thread listener;
    private volatile boolean closed;

    NotifyRelay(HikariDataSource pool, EventSignal signal) {
        this.pool = pool;
        this.signal = signal;
    }

    /// Starts the two threads; each holds a connection.
    void start() {
        listener = Thread.ofPlatform().daemon().name("event-listen").unstarted(() -> whileOpen(this::listen));
        sender = Thread.ofPlatform().daemon().name("event-notify").unstarted(() -> whileOpen(this::send));
        signal.onRaise(() -> {
            boolean cameFromOutside = Thread.currentThread() == listener;
            if (!cameFromOutside) toSend.raise();
        });
        listener.start();
        sender.start();
    }

    private interface Work {
        void on(Connection connection) throws SQLException, InterruptedException;
    }

    private void whileOpen(Work work) {
        while (!closed) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(true);
                try {
                    work.on(connection);
                } finally {
                    // It listens or does not wait for the disk: no request may get it.
                    pool.evictConnection(connection);
                }
            } catch (InterruptedException _) {
                return;
            } catch (SQLException broken) {
                if (closed) return;
                LOG.warn("Wake-ups between processes are broken; the next try is in {}.", RECONNECT_PAUSE, broken);
                if (!paused()) return;
            }
        }
    }

    private boolean paused() {
        try {
            new EventSignal().await(RECONNECT_PAUSE);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private void send(Connection connection) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            // A lost wake-up costs one idle poll; it need not be flushed to disk.
            statement.execute("set synchronous_commit = off");
            while (!closed) {
                if (toSend.await(Duration.ofSeconds(30))) statement.execute("select pg_notify('" + CHANNEL + "', '')");
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (!closed) {
            if (notified.getNotifications(LISTEN_TIMEOUT_MILLIS).length > 0) signal.raise();
        }
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
    }
}
