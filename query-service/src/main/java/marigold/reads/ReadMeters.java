package marigold.reads;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// How long callers wait for their own writes, and queries for their answers.
@Component
final class ReadMeters {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(2)
    };

    private final MeterRegistry meters;
    private final Map<Outcome, Timer> waits = new ConcurrentHashMap<>();
    private final Map<Class<?>, Timer> queries = new ConcurrentHashMap<>();

    ReadMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /// How a wait for the caller's own write can end.
    enum Outcome {
        /// The write is in the answer.
        APPLIED,
        /// It is not, and the caller was told to come again.
        BEHIND,
        /// It is not, and the caller takes an older answer.
        STALE,
        /// The cookie is another store's.
        FOREIGN
    }

    /// @param begun as [System#nanoTime] had it
    void waited(Outcome outcome, long begun) {
        waits.computeIfAbsent(outcome, this::waits).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    /// Runs a query that no cache answers.
    <T> T timed(Query query, Supplier<T> find) {
        return queries.computeIfAbsent(query.getClass(), this::queries).record(find);
    }

    private Timer waits(Outcome outcome) {
        return Timer.builder("marigold.readmodel.wait")
                .description("Waits of queries for the caller's own write")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private Timer queries(Class<?> query) {
        return Timer.builder("marigold.query")
                .description("Queries that no cache answered, with the making of their answers")
                .tag("query", name(query))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    /// Records of two read models may have one name.
    private static String name(Class<?> query) {
        String home = query.getPackageName();
        return home.substring(home.lastIndexOf('.') + 1) + "." + query.getSimpleName();
    }
}
