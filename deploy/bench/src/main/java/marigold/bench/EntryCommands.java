package marigold.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Entries posted one by one, each to another farmer's account, beside a durable insert of one event and the
/// same command of the peers.
final class EntryCommands implements Line {
    /// Counts the runs, so that no two use the same Idempotency-Key.
    private int runs;

    @Override
    public int id() {
        return 5;
    }

    @Override
    public String name() {
        return "durable entry over HTTP";
    }

    @Override
    public List<Part> measure(Arena arena) throws IOException {
        // The peers' tables are filled from it.
        arena.market();
        try {
            return measure(arena, PlainSpring.in(arena), StockAxon.in(arena));
        } finally {
            PlainSpring.end(arena);
            StockAxon.end(arena);
        }
    }

    private List<Part> measure(Arena arena, PlainSpring plainSpring, StockAxon stockAxon) throws IOException {
        var plan = arena.plan();
        var script = arena.workplace().write("post-entries.lua", Resource.text("post-entries.lua"));
        var targets = arena.workplace().write("targets.lua", arena.market().lua());
        var insert = arena.workplace().write("insert-event.sql", Resource.text("insert-event.sql"));
        arena.database()
                .run(
                        "create schema if not exists bench",
                        "create table if not exists bench.event (like events.event including all)");
        requireSameAmounts(arena.market(), plainSpring, stockAxon);
        post(arena, script, targets, plan.entryWarmUpSeconds(), "plain");
        post(arena, script, targets, plan.briefWarmUpSeconds(), "keys");
        var poster = new Poster(arena, script, targets);
        poster.post(plainSpring, plan.entryWarmUpSeconds());
        poster.post(stockAxon, plan.entryWarmUpSeconds());
        var plain = Duel.oncePerRound(_ -> post(arena, script, targets, plan.seconds(), "plain"));
        var pgbench = Duel.oncePerRound(_ -> arena.pgbench().run(plan.seconds(), List.of(insert), Map.of()));
        return arena.fight(
                new Duel("entries posted", "/s", "pgbench, one-row insert", plain, pgbench).atLeast(0.35),
                new Duel(
                                "entries posted, beside stock Axon",
                                "/s",
                                StockAxon.NAME,
                                plain,
                                _ -> poster.post(stockAxon, plan.seconds()))
                        .atLeast(3),
                new Duel(
                                "entries posted, beside plain Spring",
                                "/s",
                                PlainSpring.NAME,
                                plain,
                                _ -> poster.post(plainSpring, plan.seconds()))
                        .atLeast(2),
                new Duel(
                        "the same, Idempotency-Key",
                        "/s",
                        "pgbench, one-row insert",
                        _ -> post(arena, script, targets, plan.seconds(), "keys"),
                        pgbench));
    }

    private static void requireSameAmounts(Market market, PlainSpring plainSpring, StockAxon stockAxon) {
        var stall = market.stalls().getFirst();
        var path = "/api/farmers/%d/transactions".formatted(stall.firstFarmer());
        Map<String, Object> entry = Map.of(
                "vehicle",
                "Kolar Tempo",
                "itemCode",
                "MAL",
                "itemName",
                "Mallige",
                "qty",
                new BigDecimal("5.55"),
                "rate",
                new BigDecimal("33.33"),
                "laguage",
                2,
                "coolie",
                15,
                "paidAmt",
                100);
        plainSpring.requireSameEntry(stall.clerk(), path, entry);
        stockAxon.requireSameEntry(stall.clerk(), path, entry);
    }

    /// Posts to the peers, and counts what they have stored.
    private record Poster(Arena arena, Path script, Path targets) {
        Sample post(PlainSpring plainSpring, int seconds) {
            return post(plainSpring.port(), seconds, plainSpring::entries);
        }

        /// Its projection is at work meanwhile, as the product's are.
        Sample post(StockAxon stockAxon, int seconds) {
            stockAxon.work();
            var sample = post(stockAxon.port(), seconds, stockAxon::events);
            stockAxon.rest();
            return sample;
        }

        private Sample post(int port, int seconds, LongSupplier stored) {
            long before = stored.getAsLong();
            var sample =
                    Arena.requireAnswers(arena.wrk().scripted(port, script.toString(), seconds, targets, 0, "plain"));
            requireStored(sample, stored.getAsLong() - before);
            return sample;
        }
    }

    private static void requireStored(Sample sample, long stored) {
        if (stored < sample.done() - sample.failures()) {
            throw new BenchFailed("%d entries were posted and %d are in the store.".formatted(sample.done(), stored));
        }
    }

    /// Everything that was answered must be in the store, and the read models get no debt into the next
    /// measurement.
    private Sample post(Arena arena, Path script, Path targets, int seconds, String keys) {
        long before = arena.database().events();
        var sample = arena.wrk().scripted(arena.product().port(), script.toString(), seconds, targets, runs++, keys);
        requireStored(sample, arena.database().events() - before);
        arena.product().awaitCaughtUp(arena.database());
        return sample;
    }
}
