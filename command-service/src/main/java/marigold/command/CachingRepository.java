package marigold.command;

import java.util.Objects;
import marigold.eventstore.SharedAppend;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Keeps aggregates between commands, so that a command costs the same for a farmer with ten entries and with
/// ten thousand.
///
/// A kept aggregate is brought up to date from the store before it decides: another process may have appended
/// to its stream, and a decision on old state could be a wrong refusal, which no version conflict would show.
/// Where the unit shares its transaction this is left out: what it appends conflicts if the state was old,
/// and whatever else it decides is decided again ([Unconfirmed]).
final class CachingRepository<T> extends CachingEventSourcingRepository<T> {
    private final Cache cache;
    private final EventStore eventStore;

    CachingRepository(EventSourcingRepository.Builder<T> builder, Cache cache, EventStore eventStore) {
        super(builder.cache(cache).eventStore(eventStore));
        this.cache = cache;
        this.eventStore = eventStore;
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        weighed(aggregate).run(() -> super.doSaveWithLock(aggregate));
    }

    @Override
    protected void doDeleteWithLock(EventSourcedAggregate<T> aggregate) {
        weighed(aggregate).run(() -> super.doDeleteWithLock(aggregate));
    }

    /// Versions count from 0; one without events has none.
    private static ScopedValue.Carrier weighed(EventSourcedAggregate<?> aggregate) {
        return ScopedValue.where(AggregateCache.EVENTS, Objects.requireNonNullElse(aggregate.version(), -1L) + 1);
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregateIdentifier, Long expectedVersion) {
        boolean kept = cache.containsKey(aggregateIdentifier);
        EventSourcedAggregate<T> aggregate = super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        if (kept && SharedAppend.current().isPresent()) {
            Unconfirmed.add(aggregateIdentifier);
        } else if (kept) {
            DomainEventStream newer = eventStore.readEvents(aggregateIdentifier, aggregate.version() + 1);
            if (newer.hasNext()) aggregate.initializeState(newer);
        }
        return aggregate;
    }
}
