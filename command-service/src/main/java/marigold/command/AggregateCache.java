package marigold.command;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Optional;
import marigold.caches.Caches;
import org.axonframework.common.Registration;

/// Axon's cache of one kind of aggregate, in the memory that all kinds share. An aggregate that a failed unit
/// of work has touched is removed by the repository.
///
/// A farmer's account grows with every entry: aggregates are weighed by their events, so that a few hundred
/// of thousands of entries each do not fill the heap.
final class AggregateCache implements org.axonframework.common.caching.Cache {
    /// Bound by whoever puts an aggregate: how many events it was made of.
    static final ScopedValue<Long> EVENTS = ScopedValue.newInstance();

    /// What an aggregate takes with its key, its places in the cache and no events.
    static final int BASE_BYTES = 1_000;

    /// What an event leaves where it is kept as a record with its texts, as a buyer's lines are.
    static final int EVENT_BYTES = 250;

    private static final int HEAP_SHARE = 5;

    private final Class<?> kind;
    private final int eventBytes;
    private final Cache<Key, Kept> aggregates;

    record Key(Class<?> kind, Object id) {}

    record Kept(Object aggregate, long bytes) {}

    /// @param kind       whose instances it keeps; no other cache over the same memory has it
    /// @param aggregates from [#memory]
    AggregateCache(Class<?> kind, Cache<Key, Kept> aggregates) {
        this.kind = kind;
        this.aggregates = aggregates;
        eventBytes = Optional.ofNullable(kind.getAnnotation(KeptInMemory.class))
                .map(KeptInMemory::eventBytes)
                .orElse(EVENT_BYTES);
    }

    /// What the aggregates of a process are kept in: a part of the heap.
    static Cache<Key, Kept> memory(Caches caches) {
        return memory(caches, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /// @param bytesMax of all that it keeps, roughly
    static Cache<Key, Kept> memory(Caches caches, long bytesMax) {
        return caches.watched(
                "aggregates",
                Caches.builder()
                        .maximumWeight(bytesMax)
                        .weigher((Key _, Kept kept) -> Math.clamp(kept.bytes(), 0, Integer.MAX_VALUE))
                        .recordStats()
                        .build());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> V get(K id) {
        Kept kept = aggregates.getIfPresent(key(id));
        return kept == null ? null : (V) kept.aggregate();
    }

    @Override
    public void put(Object id, Object aggregate) {
        aggregates.put(key(id), kept(aggregate));
    }

    @Override
    public boolean putIfAbsent(Object id, Object aggregate) {
        return aggregates.asMap().putIfAbsent(key(id), kept(aggregate)) == null;
    }

    @Override
    public boolean remove(Object id) {
        return aggregates.asMap().remove(key(id)) != null;
    }

    @Override
    public void removeAll() {
        aggregates.asMap().keySet().removeIf(key -> key.kind() == kind);
    }

    @Override
    public boolean containsKey(Object id) {
        return aggregates.getIfPresent(key(id)) != null;
    }

    /// Nobody listens: the repository asks only for values.
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("This cache has no listeners.");
    }

    private Key key(Object id) {
        return new Key(kind, id);
    }

    private Kept kept(Object aggregate) {
        return new Kept(aggregate, BASE_BYTES + EVENTS.get() * eventBytes);
    }
}
