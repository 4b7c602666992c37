package marigold.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/// The same questions to a market of many times as many entries, the same command of a farmer with a
/// thousand times as many, and pages deep in a list beside its first: how many times as long each takes.
final class Growth implements Line {
    private static final double TIMES_MAX = 1.3;

    /// Requests a second at both sides: far below what they could do, so that times are not those of queues.
    private static final int PER_SECOND = 150;

    private static final int MANY = 10_000;
    private static final int FEW = 10;
    private static final int FARMERS_WITH_FEW = 40;
    private static final int PAGE = 50;

    /// Counts the requests: each asks for a period that ends on another day of the future.
    private final AtomicLong asked = new AtomicLong();

    @Override
    public int id() {
        return 8;
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<Part> measure(Arena arena) throws IOException {
        var parts = new ArrayList<Part>(commands(arena));
        var small = LargeMarket.opened(arena, "data-small", Map.of());
        try {
            small.grow(arena.plan().smallMarketEntries());
            var large = LargeMarket.in(arena);
            large.grow(arena.plan().grownEntries());
            parts.addAll(reads(arena, small, large));
            parts.addAll(pages(arena, large));
        } finally {
            small.close();
        }
        return parts;
    }

    /// Times of one kind of request at two sides, round by round.
    private record Times(LatencyRounds ones, LatencyRounds others) {
        Times() {
            this(new LatencyRounds(new ArrayList<>()), new LatencyRounds(new ArrayList<>()));
        }

        /// Median over the rounds of how many times as long the first side takes.
        double ratio(double part) {
            return Median.of(IntStream.range(0, ones.rounds().size())
                    .mapToDouble(round -> ones.rounds().get(round).millis(part)
                            / others.rounds().get(round).millis(part)));
        }

        long failures() {
            return ones.failures() + others.failures();
        }

        Map<String, Object> facts(String one, String other) {
            return Map.of(
                    one + "P50Millis", Figures.rounded(ones.millis(0.5), 3),
                    one + "P99Millis", Figures.rounded(ones.millis(0.99), 3),
                    other + "P50Millis", Figures.rounded(others.millis(0.5), 3),
                    other + "P99Millis", Figures.rounded(others.millis(0.99), 3),
                    one + "P99MillisRounds", ones.p99Millis(),
                    other + "P99MillisRounds", others.p99Millis());
        }
    }

    private Times inTurns(
            Arena arena,
            int seconds,
            int onePort,
            LongFunction<byte[]> one,
            int otherPort,
            LongFunction<byte[]> other) {
        var plan = arena.plan();
        var times = new Times();
        warmUp(onePort, plan.briefWarmUpSeconds(), one);
        warmUp(otherPort, plan.briefWarmUpSeconds(), other);
        for (int round = 0; round < plan.rounds(); round++) {
            if (round % 2 == 0) times.ones().rounds().add(run(onePort, seconds, one));
            times.others().rounds().add(run(otherPort, seconds, other));
            if (round % 2 == 1) times.ones().rounds().add(run(onePort, seconds, one));
        }
        return times;
    }

    /// As much as it can do: at the measured rate, its compiler would learn for minutes.
    private void warmUp(int port, int seconds, LongFunction<byte[]> request) {
        new OpenLoad(port, Plan.CONNECTIONS)
                .ask(OpenLoad.WITHOUT_LIMIT, Duration.ofSeconds(seconds), _ -> request.apply(asked.getAndIncrement()));
    }

    private Latencies run(int port, int seconds, LongFunction<byte[]> request) {
        return new OpenLoad(port, Plan.CONNECTIONS)
                .ask(PER_SECOND, Duration.ofSeconds(seconds), _ -> request.apply(asked.getAndIncrement()));
    }

    /// Lists and reports of the last days, which have the same rows in both markets.
    private List<Part> reads(Arena arena, LargeMarket small, LargeMarket large) {
        var times = inTurns(
                arena,
                2 * arena.plan().seconds(),
                large.product().port(),
                number -> read(large, number),
                small.product().port(),
                number -> read(small, number));
        arena.say("  reads: p99 %.2f times as long".formatted(times.ratio(0.99)));
        var facts = new TreeMap<String, Object>(times.facts("large", "small"));
        facts.put("entriesLarge", large.entries());
        facts.put("entriesSmall", small.entries());
        return List.of(
                Measured.of(
                                "p99 of reads, %s entries beside %s"
                                        .formatted(text(large.entries()), text(small.entries())),
                                times.ratio(0.99),
                                "×")
                        .atMost(TIMES_MAX)
                        .failing(times.failures())
                        .with(facts),
                Measured.of("p50 of the same", times.ratio(0.5), "×"));
    }

    private static String text(long entries) {
        return "%,d".formatted(Math.round(entries / 1000.0) * 1000);
    }

    private static byte[] read(LargeMarket market, long number) {
        var stall = market.stalls().get((int) (number % market.stalls().size()));
        long farmer = stall.firstFarmer() + number / market.stalls().size() % stall.farmers();
        var last = LargeMarket.LAST_ON;
        var token = stall.clerk().token();
        var future = future(number);
        return switch ((int) (number / 3 % 4)) {
            case 0, 1 ->
                Wire.get(
                        "/api/farmers/%d/transactions?from=%s&to=%s".formatted(farmer, last.minusDays(13), future),
                        token);
            case 2 -> Wire.get("/api/entries?size=%d&from=%s&to=%s".formatted(PAGE, last, future), token);
            default ->
                Wire.get("/api/reports/daily-sales?format=json&from_date=%s&to_date=%s".formatted(last, future), token);
        };
    }

    private static LocalDate future(long number) {
        return LargeMarket.LAST_ON.plusDays(1 + number % 1_000_000);
    }

    /// A page of the list of all entries by its cursor, the first beside one at the other end.
    private List<Part> pages(Arena arena, LargeMarket large) {
        int port = large.product().port();
        var stall = large.stalls().getFirst();
        var token = stall.clerk().token();
        var first = large.database()
                .texts("select min(collected_on) from read.entries where vendor_id = " + stall.vendorId());
        var deep = cursor(stall, LocalDate.parse(first.getFirst()).plusDays(2));
        LongFunction<byte[]> last =
                number -> Wire.get("/api/entries?cursor=%s&size=%d&to=%s".formatted(deep, PAGE, future(number)), token);
        LongFunction<byte[]> newest =
                number -> Wire.get("/api/entries?cursor=&size=%d&to=%s".formatted(PAGE, future(number)), token);
        var times = inTurns(arena, arena.plan().seconds(), port, last, port, newest);
        arena.say("  pages: p50 %.2f times as long".formatted(times.ratio(0.5)));
        return List.of(Measured.of("a page at the end beside the first", times.ratio(0.5), "×")
                .atMost(TIMES_MAX)
                .failing(times.failures())
                .with(times.facts("last", "first")));
    }

    /// Of a page that ends some days after the very first.
    private static String cursor(Market.Stall stall, LocalDate to) {
        var answer = stall.clerk().get("/api/entries?cursor=&size=%d&to=%s".formatted(PAGE, to));
        var link = answer.headers().firstValue("link").orElseThrow();
        return link.replaceAll(".*[?&]cursor=([^&>]*).*", "$1");
    }

    /// The same entry for a farmer with a long past and for farmers with a short one, in turns on one
    /// connection.
    private static List<Part> commands(Arena arena) throws IOException {
        arena.say("  Keying in a farmer's %,d entries ...".formatted(MANY));
        var stall = Market.open(
                arena.product(), arena.product().master(), "growth", 1 + FARMERS_WITH_FEW, List.of("Hoskote"));
        long busy = stall.firstFarmer();
        for (int done = 0; done < MANY; done += FARMERS_WITH_FEW * FEW) {
            Market.enterOf(stall, LocalDate.of(2024, 1, 1).plusDays(done / 50), busy, FARMERS_WITH_FEW * FEW);
        }
        for (int i = 0; i < FEW; i++) {
            for (int farmer = 1; farmer <= FARMERS_WITH_FEW; farmer++) {
                Market.enterOf(stall, LocalDate.of(2024, 1, 1 + i), stall.firstFarmer() + farmer, 1);
            }
        }
        arena.product().awaitCaughtUp(arena.database());
        int commands = FARMERS_WITH_FEW * (1 + 2 * arena.plan().rounds());
        long[] many = new long[commands];
        long[] few = new long[commands];
        try (var wire = new Wire(arena.product().port())) {
            for (int i = 0; i < commands; i++) {
                many[i] = nanos(wire, stall, busy);
                few[i] = nanos(wire, stall, stall.firstFarmer() + 1 + i % FARMERS_WITH_FEW);
            }
        }
        // Each farmer's first command finds his account in the store.
        var ofMany = Latencies.of(Arrays.copyOfRange(many, FARMERS_WITH_FEW, commands), 0, 1);
        var ofFew = Latencies.of(Arrays.copyOfRange(few, FARMERS_WITH_FEW, commands), 0, 1);
        arena.say("  commands: p50 %.2f ms beside %.2f ms".formatted(ofMany.millis(0.5), ofFew.millis(0.5)));
        return List.of(Measured.of(
                        "p50 of a command, %,d past entries beside %d".formatted(MANY, FEW),
                        ofMany.millis(0.5) / ofFew.millis(0.5),
                        "×")
                .atMost(TIMES_MAX)
                .with(Map.of(
                        "manyP50Millis", ofMany.millis(0.5),
                        "fewP50Millis", ofFew.millis(0.5),
                        "commands", ofMany.nanos().length)));
    }

    private static long nanos(Wire wire, Market.Stall stall, long farmer) throws IOException {
        byte[] entry = Wire.post(
                "/api/farmers/%d/transactions".formatted(farmer), stall.clerk().token(), """
                {"vehicle":"Kolar Tempo","itemCode":"MAL","itemName":"Mallige (Jasmine)","qty":10.5,"rate":450,\
                "laguage":2,"coolie":15,"paidAmt":100,"remarks":""}\
                """);
        long begin = System.nanoTime();
        int status = wire.ask(entry);
        if (status / 100 != 2) throw new BenchFailed("An entry is answered with " + status);
        return System.nanoTime() - begin;
    }
}
