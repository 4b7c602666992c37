package marigold.projection;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.dao.DataIntegrityViolationException;

/// The rows of a unit of work's batch between fold and commit: they wait for the token, to go with it in one
/// round trip, and with those of other read models.
final class FoldedRows {
    private static final String RESOURCE = "marigold.projection.folded";

    /// As [marigold.eventstore.PostgresTokenStore#MOVE] says that the token is not where it should be.
    private static final String DIVISION_BY_ZERO = "22012";

    private final ReadModelStore store;
    private final WorkingSet rows;
    private final Optional<SharedBatches> shared;
    private final Runnable onRefused;
    private boolean written;
    private long nanos;

    /// @param shared    takes them in a transaction that is not the unit's; empty when the unit has written
    ///     something that they have to go with
    /// @param onRefused runs when PostgreSQL does not take the rows
    FoldedRows(ReadModelStore store, WorkingSet rows, Optional<SharedBatches> shared, Runnable onRefused) {
        this.store = store;
        this.rows = rows;
        this.shared = shared.filter(_ -> SharedBatches.takes(rows));
        this.onRefused = onRefused;
    }

    /// Writes them when the unit commits, at the latest.
    void attach(UnitOfWork<?> unit) {
        unit.root().resources().put(RESOURCE, this);
        unit.onPrepareCommit(_ -> write(this::send));
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

    /// Writes and commits them with the move of their token, once. When the token is not where it was left,
    /// the rows are not written either.
    void writeWith(String readModel, Consumer<Statements> move) {
        write(statements -> {
            move.accept(statements);
            if (shared.isPresent() && shared.get().write(readModel, statements)) return;
            // Alone, which tells whether it was this batch that PostgreSQL has refused.
            statements.add("commit", (_, _, first) -> first);
            send(statements);
        });
    }

    private void send(Statements statements) {
        try {
            store.send(statements);
        } catch (DataIntegrityViolationException refused) {
            if (isMoved(refused)) throw new TokenMoved(refused);
            onRefused.run();
            throw refused;
        }
    }

    private void write(Consumer<Statements> writing) {
        if (written || rows.watermarks().isEmpty()) return;
        long begun = System.nanoTime();
        writing.accept(store.writing(rows));
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
