package marigold.command;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// What is the same for everything that one request writes: who asked, in which request, and when it was
/// decided.
///
/// @param decidedAt in microseconds, which is what PostgreSQL keeps
public record WriteUnit(Actor actor, String requestId, Instant decidedAt) {
    private static final String RESOURCE = "marigold.write-unit";

    /// The unit of the request that this thread works on; empty outside of one.
    static Optional<WriteUnit> current() {
        return CurrentUnitOfWork.map(unit -> unit.root().<WriteUnit>getResource(RESOURCE));
    }

    /// Makes this the unit of everything that happens within a root unit of work.
    public void attach(UnitOfWork<?> root) {
        root.resources().put(RESOURCE, this);
    }

    /// When the request on this thread is decided: the time of its events and of its answer.
    public static Instant now() {
        return current()
                .orElseThrow(() -> new IllegalStateException("No write is under way."))
                .decidedAt();
    }
}
