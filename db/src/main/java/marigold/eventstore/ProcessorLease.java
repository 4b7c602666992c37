package marigold.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which segments of which projections this process may apply events to. Held as advisory locks of one
/// connection, so that PostgreSQL itself gives them back when the process dies; no clock and no heartbeat
/// takes part.
public final class ProcessorLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorLease.class);

    /// The first of the two keys of the locks: a space of its own beside the event horizon's 64-bit keys.
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('marigold.projection'), hashtext(?))";

    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('marigold.projection'), hashtext(?))";

    private final DataSource dataSource;
    private final String owner = UUID.randomUUID().toString();
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> held = new HashSet<>();
    private Connection connection;

    public ProcessorLease(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// The name under which this process claims segments; new on every start.
    String owner() {
        return owner;
    }

    /// Takes the segment if no other process has it.
    boolean hold(String group, int segment) {
        String name = name(group, segment);
        lock.lock();
        try {
            if (alive() && held.contains(name)) return true;
            if (ask(LOCK, name)) held.add(name);
            return held.contains(name);
        } catch (SQLException unreachable) {
            LOG.warn("The lease of {} cannot be asked for.", name, unreachable);
            forget();
            return false;
        } finally {
            lock.unlock();
        }
    }

    boolean holds(String group, int segment) {
        lock.lock();
        try {
            return held.contains(name(group, segment)) && alive();
        } finally {
            lock.unlock();
        }
    }

    void release(String group, int segment) {
        String name = name(group, segment);
        lock.lock();
        try {
            if (held.remove(name) && alive()) ask(UNLOCK, name);
        } catch (SQLException unreachable) {
            LOG.debug("The lease of {} ends with its connection.", name, unreachable);
            forget();
        } finally {
            lock.unlock();
        }
    }

    private boolean ask(String sql, String name) throws SQLException {
        if (connection == null || connection.isClosed()) {
            held.clear();
            connection = dataSource.getConnection();
            connection.setAutoCommit(true);
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private boolean alive() {
        try {
            return connection != null && !connection.isClosed();
        } catch (SQLException _) {
            return false;
        }
    }

    private void forget() {
        held.clear();
        try {
            if (connection != null) connection.close();
        } catch (SQLException broken) {
            LOG.debug("The lease's connection was already broken.", broken);
        }
        connection = null;
    }

    private static String name(String group, int segment) {
        return group + "/" + segment;
    }

    /// Gives every segment back.
    @Override
    public void close() {
        lock.lock();
        try {
            if (alive()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_unlock_all()");
                }
            }
        } catch (SQLException broken) {
            LOG.debug("The leases end with their connection.", broken);
        } finally {
            forget();
            lock.unlock();
        }
    }
}
