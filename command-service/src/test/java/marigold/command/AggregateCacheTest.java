package marigold.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import marigold.caches.Caches;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The cache of aggregates")
class AggregateCacheTest {
    /// As many as 4,000 events take.
    private static final long BYTES_MAX = 320_000;

    private final Caches caches = new Caches(new SimpleMeterRegistry());
    private final AggregateCache cache = new AggregateCache(String.class, caches, BYTES_MAX);

    private void put(int aggregates, long events) {
        for (int i = 0; i < aggregates; i++) {
            String id = "account-" + i;
            ScopedValue.where(AggregateCache.EVENTS, events).run(() -> cache.put(id, "state of " + id));
        }
    }

    /// After what Caffeine still has to drop.
    private long bytes() {
        return caches.stats().getFirst().bytes().orElseThrow();
    }

    private long kept(int aggregates) {
        return IntStream.range(0, aggregates)
                .filter(i -> cache.containsKey("account-" + i))
                .count();
    }

    @Test
    @DisplayName("keeps a thousand small ones")
    void small() {
        put(1_000, 3);
        assertThat(bytes()).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(kept(1_000)).isEqualTo(1_000);
        String state = cache.get("account-7");
        assertThat(state).isEqualTo("state of account-7");
    }

    @Test
    @DisplayName("keeps no more of the large ones than fit into its part of the heap")
    void large() {
        put(100, 1_000);
        assertThat(bytes()).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(kept(100)).isBetween(1L, 4L);
    }

    @Test
    @DisplayName("does not keep one that is larger than all of it")
    void huge() {
        put(1, 5_000);
        assertThat(bytes()).isZero();
        String state = cache.get("account-0");
        assertThat(state).isNull();
    }

    @Test
    @DisplayName("weighs an aggregate anew each time it is put")
    void grown() {
        put(4, 1);
        put(4, 999);
        assertThat(bytes()).isEqualTo(4 * 999 * 80L);
    }

    @Test
    @DisplayName("takes none of unknown size")
    void unweighed() {
        assertThatThrownBy(() -> cache.put("account-0", "state")).isInstanceOf(NoSuchElementException.class);
    }
}
