package marigold.command;

import marigold.caches.Caches;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;

/// Axon's cache of aggregates on Caffeine. An aggregate that a failed unit of work has touched is removed by
/// the repository.
///
/// A farmer's account grows with every entry: accounts are weighed by their events, so that a few hundred of
/// thousands of entries each do not fill the heap.
final class AggregateCache implements Cache {
    /// Bound by whoever puts an aggregate: how many events it was made of.
    static final ScopedValue<Long> EVENTS = ScopedValue.newInstance();

    private static final int AGGREGATES_MAX = 1_000;

    /// What a line takes in a farmer's account, measured in the heap. A buyer's lines are not packed and take
    /// more, but there are far fewer of them.
    private static final int EVENT_BYTES = 80;

    /// Of each kind of aggregate. Only farmers' accounts come near it.
    private static final int HEAP_SHARE = 5;

    private final com.github.benmanes.caffeine.cache.Cache<Object, Kept> aggregates;

    private record Kept(Object aggregate, long events) {}

    /// @param aggregate whose instances it keeps
    AggregateCache(Class<?> aggregate, Caches caches) {
        this(aggregate, caches, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /// @param bytesMax of all that it keeps, roughly
    AggregateCache(Class<?> aggregate, Caches caches, long bytesMax) {
        this.aggregates = caches.watched(
                "aggregates-" + aggregate.getSimpleName(),
                Caches.builder()
                        .maximumWeight(bytesMax)
                        .weigher((Object _, Kept kept) -> Math.clamp(
                                kept.events() * EVENT_BYTES,
                                (int) Math.min(bytesMax / AGGREGATES_MAX, Integer.MAX_VALUE),
                                Integer.MAX_VALUE))
                        .recordStats()
                        .build());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> V get(K key) {
        Kept kept = aggregates.getIfPresent(key);
        return kept == null ? null : (V) kept.aggregate();
    }

    @Override
    public void put(Object key, Object value) {
        aggregates.put(key, new Kept(value, EVENTS.get()));
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return aggregates.asMap().putIfAbsent(key, new Kept(value, EVENTS.get())) == null;
    }

    @Override
    public boolean remove(Object key) {
        return aggregates.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        aggregates.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return aggregates.getIfPresent(key) != null;
    }

    /// Nobody listens: the repository asks only for values.
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("This cache has no listeners.");
    }
}
