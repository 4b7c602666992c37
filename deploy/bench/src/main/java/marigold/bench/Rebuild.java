package marigold.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A rebuild of the read model `entries` as an operator orders one, beside one statement that writes the same
/// rows into an empty table, and beside stock Axon's replay of the same kind of events.
///
/// The product's time is its own: from the order until the new tables stand beside the live ones, whole and
/// with their indexes. They are not compared with the live ones, and not put in place.
final class Rebuild implements Line {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long HUGE_ENTRIES = 10_000_000;
    private static final String HUGE_HEAP = "-Xmx512m";

    /// The platform's logins last for ten minutes.
    private static final Duration LOGIN_LIFE = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofMillis(100);

    @Override
    public int id() {
        return 7;
    }

    @Override
    public String name() {
        return "rebuild of one read model";
    }

    @Override
    public List<Part> measure(Arena arena) {
        var market = LargeMarket.in(arena);
        market.grow(arena.plan().rebuiltEvents());
        arena.say("  Rebuilding %,d entries ...".formatted(market.entries()));
        for (int i = 0; i < arena.plan().rebuildWarmUps(); i++) rebuilt(market);
        var stockAxon = StockAxon.in(arena);
        var product = Duel.oncePerRound(_ -> rebuilt(market));
        var parts = new ArrayList<>(arena.fight(
                new Duel("rebuild of entries", "rows/s", "INSERT … SELECT", product, _ -> inserted(market, "all"))
                        .atLeast(1.5),
                new Duel(
                                "rebuild of entries, beside stock Axon",
                                "events/s",
                                StockAxon.NAME,
                                product,
                                _ -> stockAxon.replay(arena.plan().seconds()))
                        .atLeast(50),
                // For information: how an experienced administrator would fill a table.
                new Duel(
                        "the same",
                        "rows/s",
                        "INSERT … SELECT, then indexes",
                        product,
                        _ -> inserted(market, "all excluding indexes"))));
        StockAxon.end(arena);
        if (arena.huge()) parts.add(huge(arena));
        return parts;
    }

    /// With a heap as small as a small machine's, from the first start on.
    private static Part huge(Arena arena) {
        var market = LargeMarket.opened(arena, "data-huge", Map.of("MARIGOLD_JAVA_OPTS", HUGE_HEAP));
        try {
            market.grow(HUGE_ENTRIES);
            arena.say("  Rebuilding %,d entries with %s ...".formatted(market.entries(), HUGE_HEAP));
            var sample = rebuilt(market);
            return Measured.of("rebuild with %s".formatted(HUGE_HEAP), sample.done(), "rows")
                    .atLeast(HUGE_ENTRIES)
                    .failing(market.product().loggedErrors())
                    .with(Map.of("rowsPerSecond", Figures.rounded(sample.perSecond(), 1)));
        } finally {
            market.close();
        }
    }

    /// One rebuild, and away with its tables.
    static Sample rebuilt(LargeMarket market) {
        var master = market.product().master();
        long rows = market.database().number("select count(*) from read.entries");
        long id = master.post(
                        "/ops/v1/projections/entries/rebuild",
                        Map.of("reason", "benchmark", "verify", "none", "swap", false))
                .get("id")
                .asLong();
        double seconds = seconds(market.product(), id);
        market.product().master().post("/ops/v1/projections/entries/retire", Map.of("reason", "benchmark"));
        return Sample.of(rows, seconds);
    }

    private static double seconds(Product product, long id) {
        var master = product.master();
        var signedIn = Instant.now();
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (Instant.now().isAfter(signedIn.plus(LOGIN_LIFE))) {
                master = product.master();
                signedIn = Instant.now();
            }
            var rebuild = master.read("/ops/v1/rebuilds/" + id);
            if (!rebuild.get("problem").asString().isEmpty()) throw new BenchFailed("The rebuild stopped: " + rebuild);
            if (rebuild.get("state").asString().equals("READY")) {
                var begin = Instant.parse(rebuild.get("askedAt").asString());
                var end = Instant.parse(rebuild.get("changedAt").asString());
                return Duration.between(begin, end).toNanos() / 1e9;
            }
            Waiting.pause(POLL);
        }
        throw new BenchFailed("The rebuild does not end.");
    }

    /// @param like what the empty table has of the live one: a primary key and every index, or none until the
    ///     rows are there
    private static Sample inserted(LargeMarket market, String like) {
        var database = market.database();
        database.run(
                "drop table if exists bench.entries",
                "create table bench.entries (like read.entries including %s)".formatted(like));
        var indexes = database.texts("""
            select replace(replace(indexdef, ' ON read.entries ', ' ON bench.entries '), 'INDEX ', 'INDEX bench_')
              from pg_indexes
             where schemaname = 'read' and tablename = 'entries'
            """);
        var sample = database.timed(Resource.text("entries-insert-select.sql"));
        double seconds = sample.done() / sample.perSecond();
        if (!like.equals("all")) {
            long begin = System.nanoTime();
            database.run(indexes.toArray(String[]::new));
            seconds += (System.nanoTime() - begin) / 1e9;
        }
        long missing = database.number("""
            select (select count(*) from read.entries) - (select count(*) from bench.entries)
            """);
        if (missing != 0) throw new BenchFailed("INSERT … SELECT wrote %d rows too few.".formatted(missing));
        long others = database.number("""
            select count(*)
              from bench.entries made
              join read.entries live using (vendor_id, entry_id)
             where made.answer_values <> live.answer_values
            """);
        if (others != 0) throw new BenchFailed("INSERT … SELECT wrote %d other answers.".formatted(others));
        return Sample.of(sample.done(), seconds);
    }
}
