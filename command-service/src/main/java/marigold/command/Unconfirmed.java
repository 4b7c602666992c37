package marigold.command;

import java.util.HashSet;
import java.util.Set;
import marigold.eventstore.SharedAppend;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// The aggregates that a unit of work took from memory without asking the store for newer events. An append
/// to the stream of each confirms them, since no other writer can have taken its versions.
public final class Unconfirmed {
    private static final String RESOURCE = "marigold.unconfirmed";

    private Unconfirmed() {}

    static void add(String aggregateId) {
        CurrentUnitOfWork.get()
                .root()
                .<Set<String>>getOrComputeResource(RESOURCE, _ -> new HashSet<>())
                .add(aggregateId);
    }

    /// Whether some aggregate of the current unit stays unconfirmed when this is all that it appends.
    public static boolean remain(SharedAppend append) {
        return !CurrentUnitOfWork.get().root().getOrDefaultResource(RESOURCE, Set.<String>of()).stream()
                .allMatch(append::changes);
    }
}
