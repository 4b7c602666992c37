package marigold.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// What one unit of work adds to the store when it shares its transaction with others: its events and, for a
/// request with a key, its answer. Such a unit changes nothing else, and has no connection of its own.
public final class SharedAppend implements Transaction {
    private static final String RESOURCE = "marigold.shared-append";

    /// The answer of a request, kept for its repetition; its position is that of the unit's last event.
    ///
    /// @param key its `Idempotency-Key`
    public record KeptAnswer(
            long vendorId,
            long userId,
            String key,
            byte[] fingerprint,
            int status,
            String contentType,
            byte[] body,
            String createdAt) {}

    private final SharedAppends appends;
    private final List<AppendedEvent> events = new ArrayList<>();
    private Optional<KeptAnswer> answer = Optional.empty();
    private long position;

    SharedAppend(SharedAppends appends) {
        this.appends = appends;
    }

    /// Takes what the unit appends from now on, until the unit commits.
    public void attach(UnitOfWork<?> root) {
        root.resources().put(RESOURCE, this);
        root.attachTransaction(() -> this);
    }

    /// That of the unit of work on this thread; empty when it has a transaction of its own.
    public static Optional<SharedAppend> current() {
        return CurrentUnitOfWork.map(unit -> unit.root().<SharedAppend>getResource(RESOURCE));
    }

    void add(List<AppendedEvent> appended) {
        events.addAll(appended);
    }

    /// Keeps the answer in the same transaction.
    public void keep(KeptAnswer kept) {
        answer = Optional.of(kept);
    }

    List<AppendedEvent> events() {
        return events;
    }

    Optional<KeptAnswer> answer() {
        return answer;
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /// Whether the unit has appended to this aggregate's stream.
    public boolean changes(String aggregateId) {
        return events.stream().anyMatch(event -> event.aggregateId().equals(aggregateId));
    }

    /// Position of its last event, once it is committed.
    public long position() {
        return position;
    }

    /// Throws as an append of its own would.
    @Override
    public void commit() {
        if (!events.isEmpty()) position = appends.commit(this);
    }

    @Override
    public void rollback() {
        // Nothing has left this process.
    }
}
