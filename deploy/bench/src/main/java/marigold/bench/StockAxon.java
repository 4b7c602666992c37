package marigold.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The peer on Axon's starter and JPA event store. Its projection rests except while it is measured: it would
/// catch up for minutes what it was too slow for, beside somebody else's figures.
final class StockAxon {
    static final String NAME = "stock Axon";

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(20);

    /// Of a replay, before it counts: the first events are handled by code that was never run.
    private static final Duration RUN_UP = Duration.ofSeconds(3);

    /// Rows of the product's entries that the projection has, but other ones.
    private static final String DIFFERENT = """
        select count(*)
          from stock_axon.entry actual
          left join read.entries expected
                 on expected.vendor_id = actual.vendor_id and expected.entry_id = actual.entry_id::bigint
         where actual.entry_id not like '%-%'
           and (actual.farmer_id, actual.group_id, actual.collected_on, actual.vehicle_id, actual.vehicle_number,
                actual.vehicle_name, actual.item_code, actual.item_name, actual.quantity_grams, actual.rate_paise_per_kg,
                actual.labour_paise_per_kg, actual.gross_paise, actual.labour_paise, actual.coolie_paise,
                actual.transport_paise, actual.line_total_paise, actual.paid_paise, actual.remarks)
               is distinct from
               (expected.farmer_id, expected.group_id, expected.collected_on, expected.vehicle_id, expected.vehicle_number,
                expected.vehicle_name, expected.item_code, expected.item_name, expected.quantity_grams,
                expected.rate_paise_per_kg, expected.labour_paise_per_kg, expected.gross_paise, expected.labour_paise,
                expected.coolie_paise, expected.transport_paise, expected.line_total_paise, expected.paid_paise,
                expected.remarks)
        """;

    private final Peer peer;
    private final Client operator;
    private final Database database;

    private StockAxon(Peer peer, Client operator, Database database) {
        this.peer = peer;
        this.operator = operator;
        this.database = database;
    }

    /// The running peer. Its store is filled when it has none of the product's entries yet.
    static StockAxon in(Arena arena) {
        return arena.shared(StockAxon.class, () -> start(arena));
    }

    private static StockAxon start(Arena arena) {
        var peer = Peer.start(arena, "stock-axon");
        var operator = peer.as(arena.market().listed().clerk());
        var stockAxon = new StockAxon(peer, operator, arena.database());
        stockAxon.rest();
        if (stockAxon.events() == 0) {
            arena.product().awaitCaughtUp(arena.database());
            peer.seed(arena.database());
        }
        stockAxon.project("skip");
        return stockAxon;
    }

    /// Nothing needs it for a while.
    static void end(Arena arena) {
        if (arena.shared().remove(StockAxon.class) instanceof StockAxon running) running.peer.stop();
    }

    int port() {
        return peer.port();
    }

    long events() {
        return database.number("select count(*) from stock_axon.domain_event_entry");
    }

    void work() {
        project("start");
    }

    void rest() {
        project("stop");
    }

    /// An entry that is posted to both gets the same amounts.
    void requireSameEntry(Client clerk, String path, Map<String, Object> entry) {
        var expected = clerk.post(path, entry);
        var answered = peer.as(clerk).post(path, entry);
        for (var field : answered.properties()) {
            if (field.getKey().equals("id") || field.getValue().equals(expected.path(field.getKey()))) continue;
            throw new BenchFailed("%s answers with %s, and not with %s".formatted(NAME, answered, expected));
        }
    }

    /// Replays its projection for some seconds, and counts events.
    Sample replay(int seconds) {
        long last = database.number("select max(global_index) from stock_axon.domain_event_entry");
        var sample = counted(seconds, last);
        long different = database.number(DIFFERENT);
        long rows = database.number("select count(*) from stock_axon.entry");
        if (different > 0 || rows == 0) {
            throw new BenchFailed("%s has %d of %d rows that are not the product's.".formatted(NAME, different, rows));
        }
        return sample;
    }

    private Sample counted(int seconds, long last) {
        try {
            beginReplay();
            Waiting.pause(RUN_UP);
            long begin = System.nanoTime();
            long from = position();
            long to = from;
            double elapsed = 0;
            while (elapsed < seconds && to < last) {
                Waiting.pause(POLL);
                to = position();
                elapsed = (System.nanoTime() - begin) / 1e9;
            }
            return Sample.of(to - from, elapsed);
        } finally {
            rest();
        }
    }

    private void beginReplay() {
        project("replay");
        var deadline = Instant.now().plus(PATIENCE);
        while (position() == 0) {
            if (Instant.now().isAfter(deadline)) throw new BenchFailed(NAME + " does not replay.");
            Waiting.pause(POLL);
        }
    }

    private long position() {
        JsonNode standing = operator.read("/projection");
        return standing.get("position").asLong();
    }

    private void project(String verb) {
        operator.post("/projection/" + verb, Map.of());
    }
}
