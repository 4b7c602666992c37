package marigold.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Entries posted one by one, each to another farmer's account, beside a durable insert of one event.
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
        var plan = arena.plan();
        var script = arena.workplace().write("post-entries.lua", Resource.text("post-entries.lua"));
        var targets = arena.workplace().write("targets.lua", arena.market().lua());
        var insert = arena.workplace().write("insert-event.sql", Resource.text("insert-event.sql"));
        arena.database()
                .run(
                        "create schema if not exists bench",
                        "create table if not exists bench.event (like events.event including all)");
        post(arena, script, targets, plan.warmUpSeconds(), "plain");
        post(arena, script, targets, plan.warmUpSeconds(), "keys");
        var plain = Duel.oncePerRound(_ -> post(arena, script, targets, plan.seconds(), "plain"));
        var pgbench = Duel.oncePerRound(_ -> arena.pgbench().run(plan.seconds(), List.of(insert), Map.of()));
        return arena.fight(
                new Duel("entries posted", "/s", "pgbench, one-row insert", plain, pgbench).atLeast(0.35),
                new Duel(
                        "the same, Idempotency-Key",
                        "/s",
                        "pgbench, one-row insert",
                        _ -> post(arena, script, targets, plan.seconds(), "keys"),
                        pgbench));
    }

    /// Everything that was answered must be in the store, and the read models get no debt into the next
    /// measurement.
    private Sample post(Arena arena, Path script, Path targets, int seconds, String keys) {
        long before = arena.database().events();
        var sample = arena.wrk().scripted(arena.product().port(), script.toString(), seconds, targets, runs++, keys);
        long recorded = arena.database().events() - before;
        if (recorded < sample.done() - sample.failures()) {
            throw new BenchFailed("%d entries were posted and %d are in the store.".formatted(sample.done(), recorded));
        }
        arena.product().awaitCaughtUp(arena.database());
        return sample;
    }
}
