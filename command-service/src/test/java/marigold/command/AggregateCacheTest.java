package marigold.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import marigold.caches.Caches;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The cache of aggregates")
class AggregateCacheTest {
    private static final int PACKED_EVENT_BYTES = 25;

    /// As much as a thousand aggregates of one event take.
    private static final long BYTES_MAX = 1_000 * (AggregateCache.BASE_BYTES + AggregateCache.EVENT_BYTES);

    @KeptInMemory(eventBytes = PACKED_EVENT_BYTES)
    private static final class Packed {}

    private static final class Plain {}

    private final Caches caches = new Caches(new SimpleMeterRegistry());
    private final Cache<AggregateCache.Key, AggregateCache.Kept> memory = AggregateCache.memory(caches, BYTES_MAX);
    private final AggregateCache plain = new AggregateCache(Plain.class, memory);
    private final AggregateCache packed = new AggregateCache(Packed.class, memory);

    private static void put(AggregateCache cache, int aggregates, long events) {
        for (int i = 0; i < aggregates; i++) {
            String id = "account-" + i;
            ScopedValue.where(AggregateCache.EVENTS, events).run(() -> cache.put(id, "state of " + id));
        }
    }

    /// After what Caffeine still has to drop.
    private long bytes() {
        return caches.stats().getFirst().bytes().orElseThrow();
    }

    private static long kept(AggregateCache cache, int aggregates) {
        return IntStream.range(0, aggregates)
                .filter(i -> cache.containsKey("account-" + i))
                .count();
    }

    @Test
    @DisplayName("keeps as many small ones as fit")
    void small() {
        put(plain, 1_000, 1);
        assertThat(bytes()).isEqualTo(BYTES_MAX);
        assertThat(kept(plain, 1_000)).isEqualTo(1_000);
        String state = plain.get("account-7");
        assertThat(state).isEqualTo("state of account-7");
    }

    @Test
    @DisplayName("keeps no more of the large ones than fit into its part of the heap")
    void large() {
        put(plain, 100, 1_000);
        assertThat(bytes()).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(kept(plain, 100)).isBetween(1L, 4L);
    }

    @Test
    @DisplayName("keeps more of those that pack what they keep")
    void packed() {
        put(packed, 40, 1_000);
        assertThat(bytes()).isEqualTo(40L * (AggregateCache.BASE_BYTES + 1_000 * PACKED_EVENT_BYTES));
        assertThat(kept(packed, 40)).isEqualTo(40);
    }

    @Test
    @DisplayName("has one bound for aggregates of all kinds")
    void shared() {
        put(plain, 1_000, 1);
        put(packed, 1_000, 10);
        assertThat(bytes()).isBetween(BYTES_MAX - 2_000, BYTES_MAX);
        assertThat(kept(plain, 1_000) + kept(packed, 1_000)).isBetween(998L, 1_000L);
    }

    @Test
    @DisplayName("tells aggregates of two kinds with the same id apart")
    void kinds() {
        put(plain, 1, 1);
        assertThat(kept(packed, 1)).isZero();
        put(packed, 1, 1);
        plain.removeAll();
        assertThat(kept(plain, 1)).isZero();
        assertThat(kept(packed, 1)).isEqualTo(1);
    }

    @Test
    @DisplayName("does not keep one that is larger than all of it")
    void huge() {
        put(plain, 1, 5_000);
        assertThat(bytes()).isZero();
        String state = plain.get("account-0");
        assertThat(state).isNull();
    }

    @Test
    @DisplayName("weighs an aggregate anew each time it is put")
    void grown() {
        put(plain, 4, 1);
        put(plain, 4, 999);
        assertThat(bytes()).isEqualTo(4L * (AggregateCache.BASE_BYTES + 999 * AggregateCache.EVENT_BYTES));
    }

    @Test
    @DisplayName("takes none of unknown size")
    void unweighed() {
        assertThatThrownBy(() -> plain.put("account-0", "state")).isInstanceOf(NoSuchElementException.class);
    }
}
