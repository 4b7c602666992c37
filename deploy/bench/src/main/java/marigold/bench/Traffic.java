package marigold.bench;

import java.time.LocalDate;
import java.util.List;

/// The predecessors' traffic: of a hundred requests 60 are lists, 15 details, 5 reports, 10 recommendations
/// and 10 writes.
///
/// What is asked is what their screens ask: the daily screen loads farmers, groups, vehicles and items and
/// writes entries, of eight stalls alike; reports are those of today and this month; gardeners leaf through
/// the first pages of the catalogue and come back with one of [#GARDENS] gardens. Every entry changes the
/// lists and reports of its stall. No client sends a validator: browsers would, and get a 304 instead of what
/// is counted here as a hit.
final class Traffic {
    private static final int GARDENS = 200;
    private static final int PAGES = 10;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<Market.Stall> stalls;
    private final List<Long> plants;
    private final LocalDate today;

    private Traffic(List<Market.Stall> stalls, List<Long> plants, LocalDate today) {
        this.stalls = stalls;
        this.plants = plants;
        this.today = today;
    }

    /// Of stalls of its own: with those of line 5, a farmer's day would have hundreds of entries.
    static Traffic in(Arena arena) {
        var plan = arena.plan();
        var plants = Garden.in(arena).plants();
        return arena.shared(Traffic.class, () -> {
            arena.say("  Keying in %,d entries of %d more vendors ...".formatted(plan.entries(), Plan.VENDORS));
            var stalls = Market.stalls(arena.product(), plan, "traffic-", sentence -> arena.say("  " + sentence));
            arena.product().awaitCaughtUp(arena.database());
            arena.database().run("vacuum analyze");
            return new Traffic(stalls, plants, Market.lastOn(plan));
        });
    }

    /// Someone who may read how the caches do.
    Client clerk() {
        return stalls.getFirst().clerk();
    }

    enum Kind {
        LIST,
        DETAIL,
        REPORT,
        RECOMMENDATION,
        WRITE
    }

    /// @param number decides which it is
    static Kind kind(long number) {
        int percent = (int) (Long.remainderUnsigned(mixed(number), 100));
        if (percent < 60) return Kind.LIST;
        if (percent < 75) return Kind.DETAIL;
        if (percent < 80) return Kind.REPORT;
        return percent < 90 ? Kind.RECOMMENDATION : Kind.WRITE;
    }

    byte[] request(long number) {
        long draw = mixed(number ^ MIX);
        var stall = stalls.get(draw(draw, 0, stalls.size()));
        long farmer = stall.firstFarmer() + draw(draw, 1, stall.farmers());
        int sort = draw(draw, 2, 60);
        return switch (kind(number)) {
            case LIST -> list(stall, farmer, sort);
            case DETAIL ->
                sort < 32
                        ? Wire.get("/api/farmers/" + farmer, stall.clerk().token())
                        : Wire.get("/api/v1/plants/" + plants.get(draw(draw, 3, plants.size())), "");
            case REPORT -> report(stall, farmer, sort);
            case RECOMMENDATION -> Wire.post(Garden.RECOMMENDATIONS, "", Garden.question(draw(draw, 3, GARDENS)));
            case WRITE ->
                Wire.post(
                        "/api/farmers/%d/transactions".formatted(farmer),
                        stall.clerk().token(),
                        """
                        {"vehicle":"Kolar Tempo","itemCode":"MAL","itemName":"Mallige (Jasmine)","qty":"%d.5",\
                        "rate":"450","laguage":"2","coolie":"15","paidAmt":"100","remarks":""}\
                        """.formatted(5 + draw(draw, 3, 20)));
        };
    }

    private byte[] list(Market.Stall stall, long farmer, int sort) {
        var token = stall.clerk().token();
        if (sort < 15) return Wire.get("/api/farmers", token);
        if (sort < 25) return Wire.get("/api/farmer-groups", token);
        if (sort < 35) return Wire.get("/api/vehicles", token);
        if (sort < 45) return Wire.get("/api/catalog", token);
        if (sort < 53) return Wire.get("/api/farmers/%d/transactions?from=%s".formatted(farmer, today), token);
        return Wire.get("/api/v1/plants/paginated?limit=20&page=" + (1 + farmer % PAGES), "");
    }

    private byte[] report(Market.Stall stall, long farmer, int sort) {
        var token = stall.clerk().token();
        if (sort < 30)
            return Wire.get(
                    "/api/reports/daily-sales?format=json&from_date=%s&to_date=%s".formatted(today, today), token);
        var month = "data?from_date=%s&to_date=%s".formatted(today.withDayOfMonth(1), today);
        return sort < 50
                ? Wire.get("/api/reports/ledger/%d/%s".formatted(farmer, month), token)
                : Wire.get("/api/reports/group-patti/%d/%s".formatted(stall.group(), month), token);
    }

    /// Another number for each place of the draw.
    private static int draw(long draw, int place, int bound) {
        return (int) Long.remainderUnsigned(mixed(draw + place), bound);
    }

    /// The same for the same number, and otherwise as good as random.
    private static long mixed(long number) {
        long mixed = (number + 1) * MIX;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
