package marigold.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Writing: entries posted one by one, each to another farmer's account.
final class EntryDuels {
    private final Plan plan;
    private final Product product;
    private final Database database;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final Path script;
    private final Path targets;
    private final Path insert;

    /// Counts the runs, so that no two use the same Idempotency-Key.
    private int runs;

    EntryDuels(Plan plan, Workplace workplace, Product product, Database database, Market market) throws IOException {
        this.plan = plan;
        this.product = product;
        this.database = database;
        this.wrk = new Wrk(workplace);
        this.pgbench = new Pgbench(workplace, database);
        this.script = workplace.write("post-entries.lua", Resource.text("post-entries.lua"));
        this.targets = workplace.write("targets.lua", market.lua());
        this.insert = workplace.write("insert-event.sql", Resource.text("insert-event.sql"));
        database.run("create schema if not exists bench", "create table bench.event (like events.event including all)");
    }

    Duel plain() {
        return duel("entries posted", "plain");
    }

    Duel withKeys() {
        return duel("the same, Idempotency-Key", "keys");
    }

    private Duel duel(String name, String keys) {
        return new Duel(
                name,
                "/s",
                "pgbench, one-row insert",
                _ -> post(plan.seconds(), keys),
                _ -> pgbench.run(plan.seconds(), List.of(insert), Map.of()));
    }

    /// Everything that was answered must be in the store, and the read models get no debt into the next
    /// measurement.
    private Sample post(int seconds, String keys) {
        long before = events();
        var sample = wrk.scripted(product.port(), script.toString(), seconds, targets, runs++, keys);
        long recorded = events() - before;
        if (recorded < sample.done() - sample.failures()) {
            throw new BenchFailed("%d entries were posted and %d are in the store.".formatted(sample.done(), recorded));
        }
        product.awaitCaughtUp(database);
        return sample;
    }

    private long events() {
        return database.number("select count(*) from events.event");
    }

    void warmUp() {
        post(plan.warmUpSeconds(), "plain");
        post(plan.warmUpSeconds(), "keys");
    }
}
