package marigold.bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/// The predecessors' traffic: the highest rate that sixteen connections reach, and at half of it, whether
/// answers come or not, how long they take.
final class TrafficMix implements Line {
    private static final double P99_MAX_MILLIS = 20;
    private static final double HIT_RATE_MIN = 0.8;

    /// Counts the requests, so that no run repeats an earlier one.
    private final AtomicLong asked = new AtomicLong();

    @Override
    public int id() {
        return 11;
    }

    @Override
    public String name() {
        return "the predecessors' traffic: lists 60 %, details 15 %, reports 5 %, recommendations 10 %, writes 10 %";
    }

    @Override
    public List<Part> measure(Arena arena) {
        var plan = arena.plan();
        var traffic = Traffic.in(arena);
        var load = new OpenLoad(arena.product().port(), Plan.CONNECTIONS);
        load.ask(OpenLoad.WITHOUT_LIMIT, Duration.ofSeconds(plan.briefWarmUpSeconds()), _ -> next(traffic));
        double[] highest = new double[plan.rounds()];
        long failures = 0;
        for (int round = 0; round < plan.rounds(); round++) {
            var run = load.ask(OpenLoad.WITHOUT_LIMIT, Duration.ofSeconds(plan.seconds()), _ -> next(traffic));
            highest[round] = run.perSecond();
            failures += run.failures();
            arena.say("  round %d of %d: %,.0f/s at most".formatted(round + 1, plan.rounds(), run.perSecond()));
            arena.product().awaitCaughtUp(arena.database());
        }
        double most = Median.of(DoubleStream.of(highest));
        var before = answers(traffic);
        var kinds = new EnumMap<Traffic.Kind, ConcurrentLinkedQueue<Long>>(Traffic.Kind.class);
        for (var kind : Traffic.Kind.values()) kinds.put(kind, new ConcurrentLinkedQueue<>());
        var half = LatencyRounds.of(
                plan.rounds(),
                () -> load.run(most / 2, Duration.ofSeconds(plan.seconds()), (wire, _, due) -> {
                    long number = asked.getAndIncrement();
                    int status = wire.ask(traffic.request(number));
                    long nanos = System.nanoTime() - due;
                    kinds.get(Traffic.kind(number)).add(nanos);
                    return status / 100 == 2 ? nanos : -1;
                }));
        var after = answers(traffic);
        failures += half.failures();
        arena.product().awaitCaughtUp(arena.database());
        var facts = half.facts();
        facts.put("highestPerSecond", Figures.rounded(most, 1));
        facts.put("highestRounds", Figures.rounded(highest, 1));
        kinds.forEach((kind, nanos) ->
                facts.put(kind.name().toLowerCase(Locale.ROOT) + "P99Millis", Figures.rounded(p99(nanos), 3)));
        double hits = (double) (after.hits() - before.hits())
                / Math.max(1, after.hits() - before.hits() + after.misses() - before.misses());
        return List.of(
                Measured.of("p99 at half of the highest rate", half.millis(0.99), "ms")
                        .atMost(P99_MAX_MILLIS)
                        .failing(failures)
                        .with(facts),
                Measured.of("p50", half.millis(0.5), "ms"),
                Measured.of("p95", half.millis(0.95), "ms"),
                Measured.of("highest rate", most, "/s"),
                Measured.of("cache hit rate", hits, "").atLeast(HIT_RATE_MIN),
                statements(arena, traffic));
    }

    private static double p99(ConcurrentLinkedQueue<Long> nanos) {
        return Latencies.of(nanos.stream().mapToLong(Long::longValue).toArray(), 0, 1)
                .millis(0.99);
    }

    private byte[] next(Traffic traffic) {
        return traffic.request(asked.getAndIncrement());
    }

    private record Lookups(long hits, long misses) {}

    private static Lookups answers(Traffic traffic) {
        var stats = traffic.clerk().read("/api/cache-stats").get("caches");
        var answers = StreamSupport.stream(stats.spliterator(), false)
                .filter(cache -> cache.get("cache").asString().equals("answers"))
                .findFirst()
                .orElseThrow();
        return new Lookups(answers.get("hits").asLong(), answers.get("misses").asLong());
    }

    /// In a run of its own at a low rate, since the log costs time: also what the read models need to take in
    /// the writes.
    private Part statements(Arena arena, Traffic traffic) {
        int seconds = arena.plan().seconds();
        var counted = new AtomicLong();
        var load = new OpenLoad(arena.product().port(), Plan.CONNECTIONS);
        var statements = arena.product().statementLog().during(() -> {
            var run = load.ask(200, Duration.ofSeconds(seconds), _ -> next(traffic));
            counted.set(run.nanos().length);
            arena.product().awaitCaughtUp(arena.database());
        });
        return Measured.of("statements per request", (double) statements.size() / counted.get(), "")
                .with(Map.of(
                        "requests",
                        counted.get(),
                        "statements",
                        statements.size(),
                        "beginnings",
                        StatementLog.beginnings(statements)));
    }
}
