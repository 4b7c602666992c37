package marigold.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import marigold.database.StartupRefused;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/// Refuses to start on parts that would lose events or money without a word. Axon falls back to such parts
/// when it is wired incompletely, and embedded PostgreSQL is not durable unless told so; each has happened
/// (traps.md).
///
/// Every method either returns or throws [StartupRefused] with one sentence.
public final class Doctor {
    private Doctor() {}

    /// Events must go to PostgreSQL, not to a bus that forgets them.
    public static void examineEventStore(EventBus eventStore) {
        if (!(eventStore instanceof PostgresEventStore)) {
            throw new StartupRefused(
                    "Events would go to %s, which does not keep them in PostgreSQL.".formatted(name(eventStore)));
        }
    }

    /// Units of work must run in database transactions.
    public static void examineTransactions(TransactionManager transactions) {
        if (!(transactions instanceof SpringTransactions)) {
            throw new StartupRefused("Units of work would run under %s, which starts no database transaction."
                    .formatted(name(transactions)));
        }
    }

    /// A failing event must stop its projection. The handler is tried out: one that returns swallows.
    public static void examineErrorHandler(ErrorHandler handler) {
        Exception failure = new IllegalStateException("the doctor's question");
        try {
            handler.handleError(new ErrorContext("doctor", failure, List.of()));
        } catch (Exception _) {
            return;
        }
        throw new StartupRefused(
                "Failing events would be swallowed by %s, and read models would have holes.".formatted(name(handler)));
    }

    /// Positions must survive the process and must be read back as they were written. Both are tried out on a
    /// scratch processing group that is gone afterwards.
    ///
    /// @param first the token with which a new projection starts; stock replay tokens cannot be read back
    ///     (traps.md)
    public static void examineTokenStore(TokenStore tokens, TransactionManager transactions, TrackingToken first) {
        if (tokens instanceof InMemoryTokenStore) {
            throw new StartupRefused(
                    "Positions would be kept by %s, which forgets them with the process.".formatted(name(tokens)));
        }
        String scratch = "doctor-" + UUID.randomUUID();
        TrackingToken read;
        try {
            transactions.executeInTransaction(() -> tokens.initializeTokenSegments(scratch, 1, first));
            read = transactions.fetchInTransaction(() -> tokens.fetchToken(scratch, 0));
            transactions.executeInTransaction(() -> tokens.deleteToken(scratch, 0));
        } catch (RuntimeException unusable) {
            throw new StartupRefused(
                    "Positions cannot be kept by %s: %s".formatted(name(tokens), unusable.getMessage()), unusable);
        }
        if (!first.equals(read)) {
            throw new StartupRefused(
                    "Positions are read back by %s as something else: %s.".formatted(name(tokens), read));
        }
    }

    /// PostgreSQL must keep what it has acknowledged through a crash.
    public static void examineDurability(DataSource dataSource) {
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            if (show(dataSource, setting).equals("off")) {
                throw new StartupRefused("PostgreSQL runs with %s=off and would lose acknowledged entries in a crash."
                        .formatted(setting));
            }
        }
    }

    /// Threads that wait for each other's connections stand still for ever.
    ///
    /// @param connectionsMax size of the pool
    /// @param threads        threads that hold a connection at the same time, requests apart
    public static void examinePool(int connectionsMax, int threads) {
        if (connectionsMax <= threads) {
            throw new StartupRefused(
                    "A pool of %d connections is too small for %d threads of projections; raise MARIGOLD_DATABASE_CONNECTIONS_MAX."
                            .formatted(connectionsMax, threads));
        }
    }

    private static String show(DataSource dataSource, String setting) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery("show " + setting)) {
            value.next();
            return value.getString(1);
        } catch (SQLException unreachable) {
            throw new StartupRefused(
                    "PostgreSQL does not tell its %s: %s".formatted(setting, unreachable.getMessage()), unreachable);
        }
    }

    private static String name(Object part) {
        return part.getClass().getSimpleName();
    }
}
