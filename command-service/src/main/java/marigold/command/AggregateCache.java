package marigold.command;

import com.github.benmanes.caffeine.cache.Caffeine;
import marigold.caches.Caches;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;

/// Axon's cache of aggregates on Caffeine. An aggregate that a failed unit of work has touched is removed by
/// the repository.
final class AggregateCache implements Cache {
    /// A busy stall has a hundred accounts of some hundred entries each, at about 250 bytes an entry.
    private static final long AGGREGATES_MAX = 1_000;

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> aggregates;

    /// @param aggregate whose instances it keeps
    AggregateCache(Class<?> aggregate, Caches caches) {
        this.aggregates = caches.watched(
                "aggregates-" + aggregate.getSimpleName(),
                Caffeine.newBuilder().maximumSize(AGGREGATES_MAX).recordStats().build());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> V get(K key) {
        return (V) aggregates.getIfPresent(key);
    }

    @Override
    public void put(Object key, Object value) {
        aggregates.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return aggregates.asMap().putIfAbsent(key, value) == null;
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
