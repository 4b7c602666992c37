package marigold.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which process may apply events to read models: one at a time, all of them. Held as an advisory lock of one
/// connection, so that PostgreSQL itself gives it to the next when the process dies.
///
/// Waits and validators live in the memory of the process that applies, so parts of the read models in two
/// processes would leave neither able to answer (docs/decisions/0008).
public final class ProcessorLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorLease.class);

    /// Two keys: the space of one 64-bit key is the event horizon's.
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('marigold'), hashtext('projections'))";

    /// A server that went away is noticed by asking, not by looking at the connection.
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final String owner = UUID.randomUUID().toString();
    private final ReentrantLock lock = new ReentrantLock();
    private Connection connection;
    private long askedAtNanos;

    public ProcessorLease(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// The name under which this process claims segments; new on every start.
    String owner() {
        return owner;
    }

    /// Takes the lease if no other process has it.
    public boolean hold() {
        lock.lock();
        try {
            return isHeld() || take();
        } finally {
            lock.unlock();
        }
    }

    /// Whether this process still has the lease, as far as its connection told in the last seconds.
    boolean isHeld() {
        lock.lock();
        try {
            if (connection == null) return false;
            if (System.nanoTime() - askedAtNanos < ASK_AGAIN.toNanos()) return true;
            ask(connection, "select true");
            askedAtNanos = System.nanoTime();
            return true;
        } catch (SQLException gone) {
            LOG.warn("The lease of the projections is lost with its connection.", gone);
            close();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean take() {
        try {
            Connection asking = dataSource.getConnection();
            asking.setAutoCommit(true);
            if (!ask(asking, LOCK)) {
                asking.close();
                return false;
            }
            connection = asking;
            askedAtNanos = System.nanoTime();
            return true;
        } catch (SQLException unreachable) {
            LOG.warn("The lease of the projections cannot be asked for.", unreachable);
            return false;
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /// Gives the lease back.
    @Override
    public void close() {
        lock.lock();
        try {
            if (connection == null) return;
            try (Connection closing = connection) {
                ask(closing, "select true from pg_advisory_unlock_all()");
            }
        } catch (SQLException broken) {
            LOG.debug("The lease ends with its connection.", broken);
        } finally {
            connection = null;
            lock.unlock();
        }
    }
}
