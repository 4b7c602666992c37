package marigold.projection;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.dao.DataIntegrityViolationException;

/// The rows of a unit of work's batch between fold and commit: they wait for the token, to go with it in one
/// round trip.
final class FoldedRows {
    private static final String RESOURCE = "marigold.projection.folded";

    /// As [marigold.eventstore.PostgresTokenStore#MOVE] says that the token is not where it should be.
    private static final String DIVISION_BY_ZERO = "22012";

    private final ReadModelStore store;
    private final WorkingSet rows;
    private final Runnable onRefused;
    private boolean written;
    private long nanos;

    /// @param onRefused runs when PostgreSQL does not take the rows
    FoldedRows(ReadModelStore store, WorkingSet rows, Runnable onRefused) {
        this.store = store;
        this.rows = rows;
        this.onRefused = onRefused;
    }

    /// Writes them when the unit commits, at the latest.
    void attach(UnitOfWork<?> unit) {
        unit.root().resources().put(RESOURCE, this);
        unit.onPrepareCommit(_ -> write(_ -> {}));
    }

    /// Those of the current unit of work that are not written yet.
    static Optional<FoldedRows> current() {
        return CurrentUnitOfWork.map(unit -> unit.root().<FoldedRows>getResource(RESOURCE))
                .filter(rows -> !rows.written);
    }

    /// What the writing took.
    long nanos() {
        return nanos;
    }

    /// Writes them once, and other statements after them.
    void write(Consumer<Statements> others) {
        if (written || rows.watermarks().isEmpty()) return;
        long begun = System.nanoTime();
        try {
            store.write(rows, others);
        } catch (DataIntegrityViolationException refused) {
            if (isMoved(refused)) throw new TokenMoved(refused);
            onRefused.run();
            throw refused;
        }
        written = true;
        nanos = System.nanoTime() - begun;
    }

    private static boolean isMoved(DataIntegrityViolationException refused) {
        return refused.getRootCause() instanceof SQLException cause && DIVISION_BY_ZERO.equals(cause.getSQLState());
    }

    /// The token is another process's, or at another position than this process has left it at.
    static final class TokenMoved extends RuntimeException {
        private static final long serialVersionUID = 1;

        TokenMoved(Throwable cause) {
            super("Its token is not where this process has left it.", cause);
        }
    }
}
