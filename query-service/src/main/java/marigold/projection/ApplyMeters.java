package marigold.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import marigold.eventstore.UnknownEvent;

/// Counts what one read model applies, and how long that takes.
final class ApplyMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(2)
    };

    private final String readModel;
    private final MeterRegistry meters;
    private final Timer batches;
    private final Map<Class<?>, Counter> events = new ConcurrentHashMap<>();

    ApplyMeters(String readModel, MeterRegistry meters) {
        this.readModel = readModel;
        this.meters = meters;
        this.batches = Timer.builder("marigold.projection.apply")
                .description("Folding and writing one batch; its commit comes later")
                .tag("projection", readModel)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    /// A batch is committed.
    void applied(Collection<Delivered> batch, long nanos) {
        if (batch.isEmpty()) return;
        batches.record(nanos, TimeUnit.NANOSECONDS);
        for (Delivered event : batch)
            events.computeIfAbsent(event.payload().getClass(), _ -> counter(label(event)))
                    .increment();
    }

    /// Types that this release does not know have no number that bounds them, so they share a label.
    private static String label(Delivered event) {
        return event.payload() instanceof UnknownEvent ? "unknown" : event.type();
    }

    private Counter counter(String eventType) {
        return Counter.builder("marigold.projection.events.applied")
                .tags("projection", readModel, "event_type", eventType)
                .register(meters);
    }
}
