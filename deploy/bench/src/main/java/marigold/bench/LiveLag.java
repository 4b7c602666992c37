package marigold.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// How long after its answer an entry is in the answer of a query, while entries come at a fixed rate, and
/// what the product asks of PostgreSQL when nobody wants anything.
///
/// Of every second, [#WATCHED] entries are watched: whoever posted one asks for the farmer's list of that
/// day, without a token that would make the query wait, over and over until the entry is in it. The lag ends
/// when that answer has come, so it holds a whole query, and part of one more that came just too early.
/// Between two looks is a pause of [#PAUSE]: without it, those who wait would be most of the load.
final class LiveLag implements Line {
    private static final int WATCHED = 50;
    private static final List<Integer> RATES = List.of(100, 1_000);
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration GIVEN_UP = Duration.ofSeconds(5);

    /// Stalls whose lists are watched, and their farmers. They have no other entries, so that a list is that
    /// of a day, of some thirty rows at the end of a full run. The others' entries only make work.
    private static final int WATCHED_STALLS = 8;

    private static final int WATCHED_FARMERS = 40;

    /// As the issue wants it.
    private static final double LAG_MAX_MILLIS = 15;

    private final AtomicLong posted = new AtomicLong();
    private final AtomicLong watchedSoFar = new AtomicLong();

    @Override
    public int id() {
        return 6;
    }

    @Override
    public String name() {
        return "live lag, acknowledged to visible";
    }

    @Override
    public List<Part> measure(Arena arena) {
        var parts = new ArrayList<Part>();
        var watched = watchedStalls(arena);
        arena.say("  Warming up ...");
        lag(arena, watched, RATES.getLast(), arena.plan().entryWarmUpSeconds());
        arena.product().awaitCaughtUp(arena.database());
        for (int rate : RATES) {
            int seconds = 2 * arena.plan().seconds();
            var flushes = new ArrayList<Latencies>();
            var latencies = LatencyRounds.of(arena.plan().rounds(), () -> {
                var disk = CompletableFuture.supplyAsync(
                        () -> DiskFlushes.during(arena.workplace().file("flushed"), Duration.ofSeconds(seconds)));
                var lags = lag(arena, watched, rate, seconds);
                flushes.add(disk.join());
                arena.product().awaitCaughtUp(arena.database());
                return lags;
            });
            var disk = new LatencyRounds(flushes);
            arena.say("  at %,d/s: p50 %.1f ms, p99 %.1f ms; a bare flush: at most %.1f ms"
                    .formatted(rate, latencies.millis(0.5), latencies.millis(0.99), disk.millis(1)));
            parts.add(Measured.of("p99 at %,d entries/s".formatted(rate), latencies.millis(0.99), "ms")
                    .atMost(LAG_MAX_MILLIS)
                    .failing(latencies.failures())
                    .with(latencies.facts()));
            parts.add(Measured.of("longest bare flush meanwhile, at %,d/s".formatted(rate), disk.millis(1), "ms")
                    .with(Map.of(
                            "p50Millis", Figures.rounded(disk.millis(0.5), 3),
                            "p99Millis", Figures.rounded(disk.millis(0.99), 3),
                            "longestMillisRounds", disk.longestMillis())));
        }
        parts.add(idle(arena));
        return parts;
    }

    private static List<Market.Stall> watchedStalls(Arena arena) {
        var product = arena.product();
        var master = Market.master(product);
        return IntStream.range(0, WATCHED_STALLS)
                .mapToObj(
                        number -> Market.open(product, master, "watched-" + number, WATCHED_FARMERS, List.of("Kolar")))
                .toList();
    }

    /// @return of the watched entries; failures of all
    private Latencies lag(Arena arena, List<Market.Stall> watched, int rate, int seconds) {
        int port = arena.product().port();
        var time = Duration.ofSeconds(seconds);
        var stalls = arena.market().stalls();
        int others = rate - WATCHED;
        Callable<Latencies> rest = () -> new OpenLoad(port, Plan.CONNECTIONS).ask(others, time, _ -> {
            long number = posted.getAndIncrement();
            var stall = stalls.get((int) (number % stalls.size()));
            return entry(stall, stall.firstFarmer() + number / stalls.size() % stall.farmers());
        });
        Callable<Latencies> looks =
                () -> new OpenLoad(port, Plan.CONNECTIONS).run(WATCHED, time, (wire, _, _) -> watch(wire, watched));
        var failures = new AtomicLong();
        var work =
                Thread.ofPlatform().daemon().start(() -> failures.set(call(rest).failures()));
        var lags = call(looks);
        try {
            work.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("The benchmark was interrupted.", interrupted);
        }
        return new Latencies(lags.nanos(), lags.failures() + failures.get(), lags.seconds());
    }

    private static Latencies call(Callable<Latencies> work) {
        try {
            return work.call();
        } catch (Exception failure) {
            throw new BenchFailed("The load could not be made: " + failure.getMessage(), failure);
        }
    }

    private static byte[] entry(Market.Stall stall, long farmer) {
        return Wire.post(
                "/api/farmers/%d/transactions".formatted(farmer), stall.clerk().token(), """
                {"vehicle":"Kolar Tempo","itemCode":"MAL","itemName":"Mallige (Jasmine)","qty":10.5,"rate":450,\
                "laguage":2,"coolie":15,"paidAmt":100,"remarks":""}\
                """);
    }

    private long watch(Wire wire, List<Market.Stall> stalls) throws IOException {
        long number = watchedSoFar.getAndIncrement();
        var stall = stalls.get((int) (number % stalls.size()));
        long farmer = stall.firstFarmer() + number / stalls.size() % stall.farmers();
        var recorded = wire.read(entry(stall, farmer));
        long acknowledged = System.nanoTime();
        var date = field(recorded, "\"date\":\"", '"');
        var sign = "\"id\":" + field(recorded, "\"id\":", ',') + ",";
        byte[] list = Wire.get(
                "/api/farmers/%d/transactions?from=%s&to=%s".formatted(farmer, date, date),
                stall.clerk().token());
        while (true) {
            var listed = wire.read(list);
            long now = System.nanoTime();
            if (listed.contains(sign)) return now - acknowledged;
            if (now - acknowledged > GIVEN_UP.toNanos()) return -1;
            Waiting.pause(PAUSE);
        }
    }

    private static String field(String json, String before, char after) {
        int at = json.indexOf(before);
        if (at < 0) throw new BenchFailed("An entry is answered with " + json);
        return json.substring(at + before.length(), json.indexOf(after, at + before.length()));
    }

    /// Everything that reaches PostgreSQL counts, whoever sends it, beginnings and ends of transactions too.
    private static Part idle(Arena arena) {
        int seconds = arena.plan().idleSeconds();
        arena.say("  Doing nothing for %d s ...".formatted(seconds));
        // Read models that nothing happened for note once, some seconds after the load, how far they are.
        Waiting.pause(SETTLING);
        var statements = arena.product().statementLog().all(() -> Waiting.pause(Duration.ofSeconds(seconds)));
        return Measured.of("statements when idle", (double) statements.size() / seconds, "/s")
                .atMost(1)
                .with(Map.of("seconds", seconds, "statements", statements));
    }
}
