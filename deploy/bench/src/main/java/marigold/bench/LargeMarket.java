package marigold.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A product of its own with as many events as wanted.
///
/// Vendors, farmers and the first day's entries are keyed in by commands. Millions of entries would take
/// hours that way, so PostgreSQL multiplies what the commands recorded: each further event is a copy of a
/// farmer's recorded one, with its own id, position, version and date, two entries a farmer and day, back
/// from [#LAST_ON]. The product reads them as it reads all events, and its read models take them in.
final class LargeMarket {
    static final LocalDate LAST_ON = LocalDate.of(2025, 6, 30);

    private static final Duration PATIENCE = Duration.ofHours(2);

    /// Room for the ids that commands draw meanwhile.
    private static final long FIRST_COPIED_ENTRY = 1_000_000_000L;

    /// Of each farmer, in one transaction.
    private static final long COPIES_AT_ONCE = 250;

    /// As every append does, so that no reader passes positions that are drawn and not committed yet.
    private static final String ANNOUNCE = """
        select pg_advisory_xact_lock_shared(case when is_called then last_value else 0 end)
          from events.event_global_index
        """;

    private final Arena arena;
    private final Product product;
    private final Database database;
    private final List<Market.Stall> stalls;

    private LargeMarket(Arena arena, Product product, Database database, List<Market.Stall> stalls) {
        this.arena = arena;
        this.product = product;
        this.database = database;
        this.stalls = stalls;
    }

    /// The one that lines share.
    static LargeMarket in(Arena arena) {
        return arena.shared(LargeMarket.class, () -> opened(arena, "data-large", Map.of()));
    }

    /// @param folder      of its data, which no other product has
    /// @param environment of its process
    static LargeMarket opened(Arena arena, String folder, Map<String, String> environment) {
        arena.say("  Starting another Marigold on '%s' ...".formatted(folder));
        var product = new Product(arena.workplace(), arena.root(), folder, environment);
        product.start();
        var master = product.master();
        var stalls = IntStream.range(0, arena.plan().largeMarketVendors())
                .mapToObj(number -> Market.open(
                        product, master, "large-" + number, Plan.FARMERS, List.of("Hoskote", "Kolar", "Malur")))
                .toList();
        Market.atOnce(stalls.stream()
                .<Runnable>map(stall -> () -> Market.enter(stall, LAST_ON))
                .toList());
        var database = product.database();
        database.run(
                "create schema if not exists bench",
                // One event of each farmer, which is copied.
                """
                create table bench.recorded as
                select distinct on (aggregate_id)
                       row_number() over (order by aggregate_id) as place, aggregate_type, aggregate_id,
                       sequence_number, event_type, revision, payload, metadata
                  from events.event
                 where event_type = 'market.entry-recorded'
                 order by aggregate_id, sequence_number desc
                """);
        product.awaitCaughtUp(database);
        return new LargeMarket(arena, product, database, stalls);
    }

    Product product() {
        return product;
    }

    Database database() {
        return database;
    }

    List<Market.Stall> stalls() {
        return stalls;
    }

    long entries() {
        return database.number("select count(*) from events.event where event_type = 'market.entry-recorded'");
    }

    /// Copies until there are so many entries, or a few more, and waits until every read model has them.
    ///
    /// No commands may follow for these farmers: an account in the product's memory is older than the store.
    void grow(long entries) {
        long farmers = database.number("select count(*) from bench.recorded");
        long before = entries() / farmers;
        long copies = (entries - entries() + farmers - 1) / farmers;
        if (copies <= 0) return;
        arena.say("  Copying %,d entries ...".formatted(copies * farmers));
        for (long done = 0; done < copies; done += COPIES_AT_ONCE) {
            long now = Math.min(COPIES_AT_ONCE, copies - done);
            database.runTogether(
                    ANNOUNCE,
                    Resource.text("copy-entries.sql")
                            .replace(":firstEntry", Long.toString(FIRST_COPIED_ENTRY))
                            .replace(":farmers", Long.toString(farmers))
                            .replace(":before", Long.toString(before + done))
                            .replace(":copies", Long.toString(now))
                            .replace(":lastOn", "'" + LAST_ON + "'"));
        }
        arena.say("  Waiting for the read models ...");
        long begin = System.nanoTime();
        product.awaitCaughtUp(database, PATIENCE);
        arena.say("  The read models had %,d events after %.0f s."
                .formatted(copies * farmers, (System.nanoTime() - begin) / 1e9));
        long missing = entries() - database.number("select count(*) from read.entries");
        if (missing != 0) throw new BenchFailed("The read model lacks %,d of the copied entries.".formatted(missing));
        database.run("vacuum analyze");
    }

    /// Ends the product; its data goes with the workplace.
    void close() {
        product.stop();
    }
}
