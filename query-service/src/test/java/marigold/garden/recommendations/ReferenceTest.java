package marigold.garden.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Against a second implementation of the specification")
class ReferenceTest {
    private static final int CATALOGUES = 2_500;
    private static final int PLANTS_MAX = 60;
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    @DisplayName("thousands of random catalogues and requests have the same answers")
    void random() {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("ReferenceTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        int tooFew = 0;
        int relaxed = 0;
        for (int i = 0; i < CATALOGUES; i++) {
            List<Reference.Plant> catalogue = catalogue(random);
            ObjectNode preferences = preferences(random);
            String month = month(random);
            int n = 1 + random.nextInt(9);

            Reference.Found expected = new Reference(preferences, month).find(catalogue, n);
            Preferences wanted = Asked.request("{\"user_preferences\": %s}".formatted(preferences))
                    .wanted();
            List<Candidate> frontrunners = Frontrunners.of(sownAround(catalogue, month), GardenRequest.PLANTS_MAX);
            Shortlist actual = Shortlist.of(frontrunners, wanted, n);

            String of = "catalogue %d of seed %d: n %d, %s, %s".formatted(i, seed, n, month, preferences);
            assertThat(actual.plants().stream()
                            .map(ranked -> new Reference.Line(
                                    ranked.plant().plantId(), ranked.score().shown())))
                    .as(of)
                    .isEqualTo(expected.lines());
            assertThat(actual.notes()).as(of).isEqualTo(notes(expected));
            assertThat(CandidateColumns.of(frontrunners).choose(wanted, n))
                    .as(of)
                    .isEqualTo(actual.choice());
            for (Shortlist.Ranked ranked : actual.plants()) {
                assertThat(Reasons.of(ranked.plant(), ranked.score(), wanted, "cool"))
                        .as(of)
                        .hasSize(4)
                        .doesNotHaveDuplicates();
            }
            if (expected.tooFew()) tooFew++;
            if (expected.monthsBeside() && expected.otherSun()) relaxed++;
        }
        assertThat(tooFew).isBetween(CATALOGUES / 20, CATALOGUES * 9 / 10);
        assertThat(relaxed).isGreaterThan(CATALOGUES / 100);
    }

    private static List<String> notes(Reference.Found found) {
        List<String> notes = new ArrayList<>();
        if (found.monthsBeside()) notes.add(Shortlist.MONTHS_BESIDE_NOTE);
        if (found.otherSun()) notes.add(Shortlist.OTHER_SUN_NOTE);
        if (found.tooFew()) notes.add(Shortlist.SHORT_NOTE);
        return notes;
    }

    /// What the read model has of a month.
    private static List<Candidate> sownAround(List<Reference.Plant> catalogue, String monthName) {
        Month month = Month.valueOf(monthName.toUpperCase(Locale.ROOT));
        return catalogue.stream()
                .map(plant -> candidate(plant, month))
                .filter(plant -> plant.seasonTenths() > 0)
                .toList();
    }

    private static Candidate candidate(Reference.Plant plant, Month month) {
        SowingMonths months = SowingMonths.of(plant.months().stream()
                .map(name -> Month.valueOf(name.toUpperCase(Locale.ROOT)))
                .toArray(Month[]::new));
        return new Candidate(
                "cool",
                month.getValue(),
                plant.id(),
                months.seasonTenths(month),
                months.bits(),
                plant.name(),
                plant.category(),
                Plant.speciesKey(plant.id(), plant.name(), plant.scientificName()),
                Sunlight.bits(plant.light().stream()
                        .map(level -> Sunlight.of(level).orElseThrow())
                        .toList()),
                plant.indoorOk(),
                plant.containerOk(),
                plant.edible(),
                plant.fragrant(),
                plant.pollinators(),
                plant.maintainability().movePointRight(2).intValueExact(),
                plant.days() == null ? OptionalInt.empty() : OptionalInt.of(plant.days()),
                plant.habit(),
                String.join(";", plant.colours()));
    }

    /// From few values, so that ties, twins and bounds are frequent.
    private static List<Reference.Plant> catalogue(Random random) {
        List<Reference.Plant> plants = new ArrayList<>();
        int size = random.nextInt(PLANTS_MAX);
        for (long id = 1; id <= size; id++) {
            plants.add(new Reference.Plant(
                    id,
                    oneOf(random, "Dill", "dill", "Basil- Bush", "Aster", "Zinnia", "Pea " + random.nextInt(90)),
                    oneOf(random, "", "unknown", "Lilium hybrid", "lilium HYBRID", "Species " + random.nextInt(200)),
                    oneOf(random, "flower", "flower", "herb", "vegetable"),
                    some(random, 3, "January", "February", "April", "June", "July", "November", "December"),
                    some(random, 2, "full_sun", "part_sun", "bright_shade"),
                    random.nextBoolean(),
                    random.nextInt(4) > 0,
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    BigDecimal.valueOf(random.nextInt(3) == 0 ? random.nextInt(101) : 30 * random.nextInt(4), 2),
                    random.nextInt(6) == 0
                            ? null
                            : 45 + 15 * random.nextInt(10) + (random.nextBoolean() ? random.nextInt(2) : 0),
                    oneOf(random, "unknown", "bush", "dwarf", "compact", "groundcover", "climber", "upright", "vine"),
                    Set.copyOf(some(random, 2, "purple", "white", "red", "blue"))));
        }
        return plants;
    }

    private static ObjectNode preferences(Random random) {
        ObjectNode preferences = JSON.createObjectNode();
        if (random.nextInt(10) > 0) {
            ObjectNode site = preferences.putObject("site");
            put(random, site, "location_type", "indoors", "balcony", "indoor", "backyard");
            put(random, site, "sun_exposure", "full_sun", "part_sun", "bright_shade", "low_light");
            put(random, site, "wind_exposure", "windy", "windy", "moderate", "sheltered");
            if (random.nextBoolean()) site.put("area_m2", new BigDecimal(oneOf(random, "2", "2.99", "3", "20")));
            if (random.nextBoolean()) site.put("containers", random.nextBoolean());
            list(random, site, "container_sizes", "small", "medium", "large");
        }
        if (random.nextInt(10) > 0) {
            ObjectNode tastes = preferences.putObject("preferences");
            put(random, tastes, "goal", "edible", "ornamental", "mixed", "fun");
            put(random, tastes, "maintainability", "low", "medium", "high", "none");
            put(random, tastes, "time_to_results", "quick", "standard", "patient", "soon");
            if (random.nextBoolean()) tastes.put("fragrant", random.nextBoolean());
            list(random, tastes, "edible_types", "herbs", "leafy");
            list(random, tastes, "ornamental_types", "flowers");
            list(random, tastes, "colors", "purple", "red", "blue");
        }
        return preferences;
    }

    private static void put(Random random, ObjectNode fields, String name, String... values) {
        if (random.nextInt(5) > 0) fields.put(name, oneOf(random, values));
    }

    private static void list(Random random, ObjectNode fields, String name, String... values) {
        if (random.nextBoolean()) return;
        ArrayNode list = fields.putArray(name);
        some(random, values.length, values).forEach(list::add);
    }

    private static String month(Random random) {
        return oneOf(random, "January", "March", "May", "June", "October", "December");
    }

    private static String oneOf(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<String> some(Random random, int max, String... values) {
        Set<String> some = new HashSet<>();
        int count = random.nextInt(max + 1);
        for (int i = 0; i < count; i++) some.add(oneOf(random, values));
        return Arrays.stream(values).filter(some::contains).toList();
    }
}
