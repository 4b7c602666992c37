package marigold.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Folding the whole history again after a restart, beside one statement that writes the same rows.
///
/// Every read model has a token of its own, so one can be emptied alone. What is timed begins when the
/// product has claimed the read model and ends when it has the last event: the start of the program is not in
/// it, but its compiler is cold.
final class Rebuild implements Line {
    private static final String ENTRIES = "entries";

    private static final List<String> ENTRIES_TABLES =
            List.of("entries", "entries_farmer", "entries_group", "entries_change");

    /// Every table of a read model has the position that last changed a row.
    private static final String ALL_TABLES = """
        select table_name
          from information_schema.columns
         where table_schema = 'read' and column_name = 'position' and table_name not in ('projection_token', 'watermark')
        """;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(10);

    private Product product;
    private Database database;

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
        product = arena.product();
        database = arena.database();
        return arena.fight(
                duel("replay of entries", "rows/s", this::entries).atLeast(1.5),
                duel("replay of all, events × models", "/s", this::all));
    }

    private Duel duel(String name, String unit, Supplier<Sample> product) {
        return new Duel(name, unit, "INSERT … SELECT", _ -> product.get(), _ -> insertSelect());
    }

    /// The read model `entries` alone, in rows of its table.
    private Sample entries() {
        empty(ENTRIES_TABLES, "= '" + ENTRIES + "'");
        double seconds = seconds();
        return Sample.of(database.number("select count(*) from read.entries"), seconds);
    }

    /// Every read model, in events times read models.
    private Sample all() {
        var tables = database.texts(ALL_TABLES);
        long models = database.number("select count(distinct processing_group) from read.projection_token");
        empty(tables, "is not null");
        double seconds = seconds();
        return Sample.of(models * database.number("select count(*) from events.event"), seconds);
    }

    /// Idle read models write no position, so they can be emptied under the running product, which is then
    /// stopped before it sees an event.
    private void empty(List<String> tables, String groups) {
        product.awaitCaughtUp(database);
        database.run(
                tables.stream().map(table -> "read." + table).collect(Collectors.joining(", ", "truncate ", "")),
                "delete from read.projection_token where processing_group " + groups,
                "delete from read.watermark where read_model " + groups);
        product.stop();
    }

    /// From the first sight of any claimed read model that is behind to the last one's end.
    private double seconds() {
        product.launch();
        long begin = 0;
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var standings = product.standings();
            boolean replaying = standings.stream()
                    .anyMatch(each -> each.position() >= 0 && each.state().equals("catching-up"));
            if (begin == 0 && replaying) begin = System.nanoTime();
            boolean all = !standings.isEmpty()
                    && standings.stream().allMatch(each -> each.state().equals("running"));
            if (all && begin == 0) throw new BenchFailed("The replay was too short to be seen.");
            if (all) return (System.nanoTime() - begin) / 1e9;
            Waiting.pause(POLL);
        }
        throw new BenchFailed("The replay does not end: " + product.standings());
    }

    private Sample insertSelect() {
        database.run(
                "create schema if not exists bench",
                "drop table if exists bench.entries",
                "create table bench.entries (like read.entries including all)");
        var sample = database.timed(Resource.text("entries-insert-select.sql"));
        long missing = database.number("""
            select (select count(*) from read.entries) - (select count(*) from bench.entries)
            """);
        if (missing != 0) throw new BenchFailed("INSERT … SELECT wrote %d rows too few.".formatted(missing));
        return sample;
    }
}
