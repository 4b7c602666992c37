package marigold.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// A catalogue of [#PLANTS] plants, imported as its admin imports one, and gardeners' questions about it.
///
/// The plants are those that the product ships with, each several times under another name: so texts, months
/// and traits are as varied as a real catalogue's.
///
/// @param plants ids of some plants
record Garden(List<Long> plants) {
    static final int PLANTS = 2_400;
    static final String RECOMMENDATIONS = "/api/v1/recommendations";

    private static final String IMPORT = "/api/v1/admin/catalogue/import";
    private static final List<String> FILES =
            List.of("plants-flowers.csv", "plants-herbs.csv", "plants-vegetables.csv");
    private static final int LISTED = 100;

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> ZONES = List.of("cool", "temperate", "subtropical", "tropical", "arid");
    private static final List<String> SUN = List.of("full_sun", "part_sun", "bright_shade");
    private static final List<String> GOALS = List.of("mixed", "edible", "ornamental");
    private static final List<String> CARE = List.of("low", "medium", "high");
    private static final List<String> PACES = List.of("quick", "standard", "patient");
    private static final List<String> COLOURS = List.of(
            "red", "white", "purple", "yellow", "blue", "pink", "orange", "green", "cream", "black", "bronze",
            "apricot");

    /// Next to one another in the numbers, questions differ in everything.
    private static final long STRIDE = 7_919;

    static Garden in(Arena arena) {
        return arena.shared(Garden.class, () -> planted(arena));
    }

    private static Garden planted(Arena arena) {
        arena.say("  Importing %,d plants ...".formatted(PLANTS));
        var answer = arena.product().master().csv(IMPORT, catalogue(arena.root().resolve("db/seed/garden")));
        if (answer.get("imported").asInt() != PLANTS) throw new BenchFailed("The import came to " + answer);
        arena.product().awaitCaughtUp(arena.database());
        var page = arena.product().anybody().read("/api/v1/plants/paginated?limit=" + LISTED);
        return new Garden(StreamSupport.stream(page.get("plants").spliterator(), false)
                .map(plant -> plant.get("id").asLong())
                .toList());
    }

    static String catalogue(Path folder) {
        var header = "";
        var rows = new ArrayList<String>();
        try {
            for (var file : FILES) {
                var lines = Files.readAllLines(folder.resolve(file));
                header = lines.getFirst();
                rows.addAll(lines.subList(1, lines.size()));
            }
        } catch (IOException unreadable) {
            throw new BenchFailed("The catalogue cannot be read: " + unreadable.getMessage(), unreadable);
        }
        var all = new LinkedHashSet<String>();
        for (int sort = 1; all.size() < PLANTS; sort++) {
            for (var row : rows) {
                if (all.size() < PLANTS) all.add(renamed(row, sort));
            }
        }
        return all.stream().collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    /// Another plant with the same traits: neither name may be there twice.
    private static String renamed(String row, int sort) {
        var cells = row.split(",", 3);
        return sort == 1 ? row : "%s No %d,%s no %d,%s".formatted(cells[0], sort, cells[1], sort, cells[2]);
    }

    /// Preferences that no other number below a million has.
    static String question(long number) {
        int[] sizes = {12, 5, 3, 3, 3, 3, 2, 2, COLOURS.size() * (COLOURS.size() - 1) / 2};
        int all = IntStream.of(sizes).reduce(1, Math::multiplyExact);
        long rest = number * STRIDE % all;
        int[] chosen = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            chosen[i] = (int) (rest % sizes[i]);
            rest /= sizes[i];
        }
        // The pairs of colours one after the other: 0 and 1, 0 and 2, 1 and 2, 0 and 3 ...
        int second = 1;
        int pair = chosen[8];
        while (pair >= second) pair -= second++;
        var colour = COLOURS.get(pair);
        var other = COLOURS.get(second);
        return """
            {"suburb":"Richmond","climate_zone":"%s","month_now":"%s","n":6,"user_preferences":{"site":\
            {"location_type":"backyard","area_m2":20,"sun_exposure":"%s","wind_exposure":"%s","containers":false,\
            "container_sizes":["large"]},"preferences":{"goal":"%s","edible_types":["herbs","leafy"],\
            "ornamental_types":["flowers"],"colors":["%s","%s"],"fragrant":%b,"maintainability":"%s",\
            "watering":"medium","time_to_results":"%s"}}}\
            """.formatted(
                        ZONES.get(chosen[1]),
                        MONTHS.get(chosen[0]),
                        SUN.get(chosen[2]),
                        chosen[7] == 0 ? "moderate" : "windy",
                        GOALS.get(chosen[3]),
                        colour,
                        other,
                        chosen[6] == 0,
                        CARE.get(chosen[4]),
                        PACES.get(chosen[5]));
    }
}
