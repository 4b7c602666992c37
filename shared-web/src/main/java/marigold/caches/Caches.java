package marigold.caches;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/// The caches of a process, by name: how well each does, as numbers for people and as metrics. Nothing here
/// is of any tenant.
@Component
public final class Caches {
    private final Map<String, Cache<?, ?>> caches = new ConcurrentSkipListMap<>();
    private final MeterRegistry meters;

    public Caches(MeterRegistry meters) {
        this.meters = meters;
    }

    /// @param bytes    what its entries take; absent where they are counted only
    /// @param hitRatio of all look-ups, 1 when there was none
    public record Stats(
            String cache,
            long entries,
            OptionalLong bytes,
            OptionalLong bytesMax,
            long hits,
            long misses,
            double hitRatio,
            long evictions) {}

    /// Of a cache that does its housekeeping, a few steps at a time, in the threads that use it. Caffeine
    /// would hand it to the common pool, whose threads are woken for every few steps: a tenth of the CPU of
    /// uncached answers (perf).
    public static Caffeine<Object, Object> builder() {
        return Caffeine.newBuilder().executor(Runnable::run);
    }

    /// The same cache, which from now on is asked how well it does.
    ///
    /// @param cache records its statistics
    public <K, V> Cache<K, V> watched(String name, Cache<K, V> cache) {
        if (!cache.policy().isRecordingStats()) throw new IllegalArgumentException(name + " records no statistics");
        caches.put(name, cache);
        FunctionCounter.builder(
                        "marigold.cache.requests", cache, each -> each.stats().hitCount())
                .tags("cache", name, "result", "hit")
                .register(meters);
        FunctionCounter.builder(
                        "marigold.cache.requests", cache, each -> each.stats().missCount())
                .tags("cache", name, "result", "miss")
                .register(meters);
        return cache;
    }

    /// By name.
    public List<Stats> stats() {
        return caches.entrySet().stream()
                .map(each -> stats(each.getKey(), each.getValue()))
                .toList();
    }

    private static Stats stats(String name, Cache<?, ?> cache) {
        cache.cleanUp();
        CacheStats stats = cache.stats();
        var weighed = cache.policy().eviction().filter(policy -> policy.isWeighted());
        return new Stats(
                name,
                cache.estimatedSize(),
                weighed.map(policy -> policy.weightedSize()).orElse(OptionalLong.empty()),
                weighed.map(policy -> OptionalLong.of(policy.getMaximum())).orElse(OptionalLong.empty()),
                stats.hitCount(),
                stats.missCount(),
                stats.hitRate(),
                stats.evictionCount());
    }
}
