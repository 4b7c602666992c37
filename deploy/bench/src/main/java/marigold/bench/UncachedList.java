package marigold.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lists that nobody has asked for before, each of another farmer, beside the same select in
/// pgbench and the same list of plain Spring.
final class UncachedList implements Line {
    /// Rows that one answer of the product may hold.
    private static final int ROWS_MAX = 1_000;

    /// Counts the runs, so that none asks for what an earlier one has put into the cache.
    private int runs;

    @Override
    public int id() {
        return 2;
    }

    @Override
    public String name() {
        return "uncached list, another farmer each time";
    }

    @Override
    public List<Part> measure(Arena arena) throws IOException {
        var script = arena.workplace().write("uncached-list.lua", Resource.text("uncached-list.lua"));
        var targets = arena.workplace().write("targets.lua", arena.market().lua());
        int seconds = arena.plan().seconds();
        var selects = new ArrayList<Path>();
        for (var stall : arena.market().stalls()) selects.add(select(arena.workplace(), stall));
        Map<String, Object> range =
                Map.of("from", LocalDate.EPOCH, "to", arena.market().lastOn(), "size", ROWS_MAX);
        int port = arena.product().port();
        var plainSpring = PlainSpring.in(arena);
        for (var stall : arena.market().stalls()) {
            var path = "/api/farmers/%d/transactions?from=%s&to=%s"
                    .formatted(
                            stall.firstFarmer(), LocalDate.EPOCH, arena.market().lastOn());
            plainSpring.requireSame(stall.clerk(), path, "");
        }
        ask(arena, port, script, targets, arena.plan().warmUpSeconds());
        ask(arena, plainSpring.port(), script, targets, arena.plan().warmUpSeconds());
        var product = Duel.oncePerRound(_ -> ask(arena, port, script, targets, seconds));
        return arena.fight(
                new Duel(
                                "uncached list",
                                "/s",
                                "pgbench, same select",
                                product,
                                _ -> arena.pgbench().run(seconds, selects, range))
                        .atLeast(0.4),
                new Duel(
                                "uncached list, beside plain Spring",
                                "/s",
                                PlainSpring.NAME,
                                product,
                                _ -> ask(arena, plainSpring.port(), script, targets, seconds))
                        .atLeast(4));
    }

    private Sample ask(Arena arena, int port, Path script, Path targets, int seconds) {
        return Arena.requireAnswers(arena.wrk().scripted(port, script.toString(), seconds, targets, runs++));
    }

    private static Path select(Workplace workplace, Market.Stall stall) throws IOException {
        return workplace.write(
                "select-%d.sql".formatted(stall.vendorId()),
                "\\set vendorId %d\n\\set farmerId random(%d, %d)\n"
                                .formatted(
                                        stall.vendorId(),
                                        stall.firstFarmer(),
                                        stall.firstFarmer() + stall.farmers() - 1)
                        + Resource.text("uncached-list.sql").strip()
                        + ";\n");
    }
}
