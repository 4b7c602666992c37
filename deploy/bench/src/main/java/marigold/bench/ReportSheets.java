package marigold.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A month's daily sales and a group's patti as JSON, of [Plan#FARMERS] farmers with [#ENTRIES] entries each:
/// the same one again and again beside nginx with the same bytes, and always another one beside pgbench with
/// the same rows and beside plain Spring.
///
/// What has not been asked for yet is another period with the same rows in it: it begins on another day of
/// the thousand years before the first entry.
final class ReportSheets implements Line {
    static final int ENTRIES = 60;

    /// Stalls that are asked in turns.
    private static final int STALLS = 2;

    private static final int FEW_FARMERS = 10;
    private static final int DAYS = 30;
    private static final int COUNTED_REQUESTS = 5;

    /// As the product limits a report's lines.
    private static final int LIMIT = 50_001;

    private static final LocalDate FROM = LocalDate.of(2025, 3, 1);
    private static final LocalDate TO = LocalDate.of(2025, 3, 31);

    /// Counts the runs, so that none asks for what an earlier one has put into the cache.
    private int runs;

    @Override
    public int id() {
        return 3;
    }

    @Override
    public String name() {
        return "month's daily sales and group patti, %d farmers × %d entries".formatted(Plan.FARMERS, ENTRIES);
    }

    /// One of both reports.
    private enum Sheet {
        DAILY_SALES("daily sales", "/api/reports/daily-sales?format=json&", "daily-sales.sql", "/data"),
        GROUP_PATTI("group patti", "/api/reports/group-patti/%d/data?", "group-patti.sql", "/farmers");

        private final String words;
        private final String path;
        private final String statements;
        private final String rows;

        /// @param rows where in the answer they are
        Sheet(String words, String path, String statements, String rows) {
            this.words = words;
            this.path = path;
            this.statements = statements;
            this.rows = rows;
        }

        String path(Market.Stall stall, String from) {
            return path.formatted(stall.group()) + "from_date=%s&to_date=%s".formatted(from, TO);
        }
    }

    @Override
    public List<Part> measure(Arena arena) throws IOException {
        arena.say("  Keying in %,d entries ...".formatted((STALLS * Plan.FARMERS + FEW_FARMERS) * ENTRIES));
        var master = arena.product().master();
        var stalls = IntStream.range(0, STALLS)
                .mapToObj(number -> stall(arena.product(), master, "month-" + number, Plan.FARMERS))
                .toList();
        var few = stall(arena.product(), master, "month-few", FEW_FARMERS);
        arena.product().awaitCaughtUp(arena.database());
        arena.database().run("vacuum analyze read.entries");
        var plainSpring = PlainSpring.in(arena);
        var parts = new ArrayList<Part>();
        for (var sheet : Sheet.values()) {
            parts.addAll(fight(arena, sheet, stalls, plainSpring));
            parts.add(statements(arena, sheet, stalls.getFirst(), few));
        }
        return parts;
    }

    private static Market.Stall stall(Product product, Client master, String label, int farmers) {
        var stall = Market.open(product, master, label, farmers, List.of("Hoskote"));
        for (int day = 0; day < DAYS; day++) {
            for (int sort = 0; sort < ENTRIES / DAYS; sort++) Market.enter(stall, FROM.plusDays(day), sort);
        }
        return stall;
    }

    private List<Part> fight(Arena arena, Sheet sheet, List<Market.Stall> stalls, PlainSpring plainSpring)
            throws IOException {
        var plan = arena.plan();
        int port = arena.product().port();
        var known = stalls.getFirst();
        var path = sheet.path(known, FROM.toString());
        var answer = known.clerk().get(path);
        if (answer.statusCode() != 200)
            throw new BenchFailed("%s is answered with %d".formatted(path, answer.statusCode()));
        var nginx = Nginx.serving(answer, arena.workplace());
        var authorization = known.clerk().authorization();
        var script = arena.workplace().write("unasked.lua", Resource.text("unasked.lua"));
        var targets = arena.workplace().write(sheet.name() + ".lua", lua(sheet, stalls));
        var scripts = new ArrayList<Path>();
        for (var stall : stalls) scripts.add(select(arena.workplace(), sheet, stall));
        Map<String, Object> variables = Map.of("from", LocalDate.EPOCH, "to", TO, "limit", LIMIT);
        Arena.requireAnswers(arena.wrk().same(port, path, plan.briefWarmUpSeconds(), authorization));
        unasked(arena, port, script, targets, plan.warmUpSeconds());
        plainSpring.requireSame(known.clerk(), path, sheet.rows, "/totals");
        unasked(arena, plainSpring.port(), script, targets, plan.warmUpSeconds());
        // Of both stalls in the full run only one sheet is in the files of nginx: each is as long as the other.
        var cached = new Duel(
                        sheet.words + ", cached",
                        "/s",
                        "nginx",
                        _ -> arena.wrk().same(port, path, plan.seconds(), authorization),
                        _ -> arena.wrk().same(nginx.port(), path, plan.seconds(), authorization))
                .atLeast(0.5);
        var uncached = Duel.oncePerRound(_ -> unasked(arena, port, script, targets, plan.seconds()));
        var beside = new Duel(
                        sheet.words + ", uncached",
                        "/s",
                        "pgbench, same rows",
                        uncached,
                        _ -> arena.pgbench().run(plan.seconds(), scripts, variables))
                .atLeast(0.5);
        var besideSpring = new Duel(
                        sheet.words + ", uncached, beside plain Spring",
                        "/s",
                        PlainSpring.NAME,
                        uncached,
                        _ -> unasked(arena, plainSpring.port(), script, targets, plan.seconds()))
                .atLeast(2);
        var parts = arena.fight(cached, beside, besideSpring);
        nginx.stop();
        return parts;
    }

    private Sample unasked(Arena arena, int port, Path script, Path targets, int seconds) {
        return Arena.requireAnswers(arena.wrk().scripted(port, script.toString(), seconds, targets, runs++));
    }

    private static String lua(Sheet sheet, List<Market.Stall> stalls) {
        return stalls.stream()
                .map(stall -> "  {path = \"%s\", token = \"%s\"},"
                        .formatted(sheet.path(stall, "DAY"), stall.clerk().token()))
                .collect(Collectors.joining("\n", "return {\n", "\n}\n"));
    }

    private static Path select(Workplace workplace, Sheet sheet, Market.Stall stall) throws IOException {
        return workplace.write(
                "%s-%d.sql".formatted(sheet.name(), stall.vendorId()),
                "\\set vendorId %d\n\\set id %d\n%s\n"
                        .formatted(stall.vendorId(), stall.group(), Resource.text(sheet.statements)));
    }

    /// How many statements one answer takes: of few farmers and of ten times as many, each several times.
    private static Part statements(Arena arena, Sheet sheet, Market.Stall many, Market.Stall few) {
        int ofMany = statements(arena, sheet, many);
        int ofFew = statements(arena, sheet, few);
        return Measured.of(
                        "%s, statements of %d farmers beside %d".formatted(sheet.words, many.farmers(), few.farmers()),
                        (double) ofMany / ofFew,
                        "×")
                .atMost(1)
                .with(Map.of("statementsOfMany", ofMany, "statementsOfFew", ofFew));
    }

    private static int statements(Arena arena, Sheet sheet, Market.Stall stall) {
        return IntStream.range(0, COUNTED_REQUESTS)
                .map(number -> {
                    var path =
                            sheet.path(stall, LocalDate.of(2000, 1, 1 + number).toString());
                    return arena.product()
                            .statementLog()
                            .during(() -> {
                                int status = stall.clerk().get(path).statusCode();
                                if (status != 200)
                                    throw new BenchFailed("%s is answered with %d".formatted(path, status));
                            })
                            .size();
                })
                // The others hold what the idle product asks: a look at the store in two seconds.
                .min()
                .orElseThrow();
    }
}
