package marigold.garden.recommendations;

import static marigold.garden.Catalogue.herbTraits;
import static marigold.garden.Catalogue.listed;
import static marigold.garden.Catalogue.plant;
import static marigold.garden.Catalogue.revised;
import static marigold.garden.Catalogue.suburb;
import static marigold.garden.Catalogue.suburbRevised;
import static marigold.garden.recommendations.MyRecommendationsProjection.GARDENS;
import static marigold.garden.recommendations.MyRecommendationsProjection.KINDS;
import static marigold.garden.recommendations.MyRecommendationsProjection.MONTHS;
import static marigold.garden.recommendations.MyRecommendationsProjection.PLANTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.CataloguePlantEvent.Traits;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.GardenerEvent.GardenerProfileChanged;
import marigold.garden.events.GardenerEvent.GardenerRegistered;
import marigold.garden.events.GardenerEvent.Profile;
import marigold.garden.recommendations.MyRecommendationsProjection.Garden;
import marigold.garden.recommendations.MyRecommendationsProjection.Kind;
import marigold.garden.recommendations.Preferences.Care;
import marigold.projection.Occurrence;
import marigold.projection.ProjectionSpec;
import marigold.projection.WorkingSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The months of a gardener's own garden")
class MyRecommendationsProjectionTest {
    private static final int HISTORIES = 60;
    private static final int EVENTS = 160;

    private final ProjectionSpec<?> mine = ProjectionSpec.of(new MyRecommendationsProjection());

    @Test
    @DisplayName("are there from the day he registers, all twelve of them, for a balcony in the cool zone")
    void registered() {
        mine.given(listed(7, herb("Dill", 0b111)), new GardenerRegistered(1, "asha@garden.example", "Asha"))
                .thenRows(GARDENS, new Garden(1, 0, "", "cool", "outdoors small part_sun containers low"))
                .thenRows(KINDS, new Kind("cool", "outdoors small part_sun containers low", 1));

        assertThat(shown("cool"))
                .containsEntry(1, List.of(7L))
                .containsEntry(4, List.of(7L))
                .containsEntry(6, List.of());
        assertThat(shown("cool")).hasSize(12);
        assertThat(mine.rows(MONTHS))
                .filteredOn(month -> month.month() == 1)
                .singleElement()
                .satisfies(month -> {
                    assertThat(month.sentences()).containsExactly(Shortlist.SHORT_NOTE);
                    assertThat(month.complete()).isFalse();
                });
    }

    @Test
    @DisplayName("follow what he says of his garden, and rows of a kind that nobody has any more go away")
    void profile() {
        mine.given(
                        suburb(3, "Kew", "temperate", ""),
                        new GardenerRegistered(1, "asha@garden.example", "Asha"),
                        new GardenerRegistered(2, "ravi@garden.example", "Ravi"),
                        says(1, 3, "backyard", "full_sun", "advanced"))
                .thenRows(
                        GARDENS,
                        new Garden(1, 3, "Kew", "temperate", "outdoors spacious full_sun soil high"),
                        new Garden(2, 0, "", "cool", "outdoors small part_sun containers low"));
        assertThat(mine.rows(MONTHS)).hasSize(24);

        mine.given(says(2, 3, "backyard", "full_sun", "advanced"))
                .thenRows(KINDS, new Kind("temperate", "outdoors spacious full_sun soil high", 2));
        assertThat(mine.rows(MONTHS))
                .hasSize(12)
                .allMatch(month -> month.climateZone().equals("temperate"));
    }

    @Test
    @DisplayName("follow the suburb, also one that is listed later and one whose zone changes")
    void suburbs() {
        mine.given(
                        new GardenerRegistered(1, "asha@garden.example", "Asha"),
                        says(1, 3, "balcony", "", ""),
                        suburb(3, "Kew", "temperate", ""),
                        suburbRevised(3, "Kew East", "arid", ""))
                .thenRows(GARDENS, new Garden(1, 3, "Kew East", "arid", "outdoors small part_sun containers low"))
                .thenRows(KINDS, new Kind("arid", "outdoors small part_sun containers low", 1));
        assertThat(mine.rows(MONTHS))
                .hasSize(12)
                .allMatch(month -> month.climateZone().equals("arid"));
    }

    @Test
    @DisplayName("follow the catalogue: a plant enters them, and leaves them for the next best")
    void catalogue() {
        List<Object> history = new ArrayList<>();
        history.add(new GardenerRegistered(1, "asha@garden.example", "Asha"));
        for (int id = 1; id <= 8; id++) history.add(listed(id, herb("Herb " + id, 0b1)));
        mine.given(history.toArray());
        assertThat(shown("cool").get(1)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);

        mine.given(revised(2, herb("Herb 2", 1 << 6)));
        assertThat(shown("cool").get(1)).containsExactly(1L, 3L, 4L, 5L, 6L, 7L);
        assertThat(shown("cool").get(7)).containsExactly(2L);
    }

    @ParameterizedTest
    @CsvSource({
        "'', -1, '', false, '', outdoors small part_sun containers low",
        "balcony, -1, low_light, false, beginner, outdoors small any_sun containers low",
        "indoor, -1, bright_shade, false, intermediate, indoors small bright_shade containers medium",
        "courtyard, -1, full_sun, false, advanced, outdoors small full_sun soil high",
        "courtyard, 299, '', true, '', outdoors small part_sun containers low",
        "courtyard, 300, '', true, '', outdoors spacious part_sun containers low",
        "backyard, -1, '', false, '', outdoors spacious part_sun soil low",
        "backyard, 250, '', false, '', outdoors small part_sun soil low",
        "community_garden, -1, '', false, '', outdoors spacious part_sun soil low"
    })
    @DisplayName("are those of the kind of garden that the profile describes")
    void kinds(String type, int space, String sun, boolean containers, String experience, String words) {
        GardenKind kind = GardenKind.of(new Profile(
                OptionalLong.empty(),
                experience,
                type,
                "",
                space < 0 ? OptionalInt.empty() : OptionalInt.of(space),
                sun,
                containers,
                true,
                "",
                ""));

        assertThat(kind.words()).isEqualTo(words);
        assertThat(GardenKind.of(words)).isEqualTo(kind);
    }

    @Test
    @DisplayName("want what a request wants that says the same")
    void asRequests() {
        assertThat(new GardenKind(true, true, Sunlight.of("bright_shade"), true, Care.HIGH).preferences())
                .isEqualTo(Asked.request("""
                    {"user_preferences": {"site": {"location_type": "indoors", "sun_exposure": "bright_shade"},
                     "preferences": {"maintainability": "high"}}}
                    """).wanted());
    }

    @Test
    @DisplayName("are after every history what a request would be answered then, whatever was skipped on the way")
    void random() {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("MyRecommendationsProjectionTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        int complete = 0;
        for (int i = 0; i < HISTORIES; i++) {
            WorkingSet rows = new WorkingSet(new MyRecommendationsProjection().tables());
            boolean small = random.nextBoolean();
            for (long position = 1; position <= EVENTS; position++) {
                rows.apply(
                        new MyRecommendationsProjection(),
                        event(random, small),
                        new Occurrence(position, Instant.EPOCH, 0));
                if (position % 20 == 0) complete += check(rows, "history %d of seed %d".formatted(i, seed));
            }
        }
        assertThat(complete).isGreaterThan(HISTORIES * 10);
    }

    /// @return how many rows are complete
    private static int check(WorkingSet rows, String of) {
        Map<String, Integer> kinds = new HashMap<>();
        for (Garden garden : rows.all(GARDENS))
            kinds.merge(garden.climateZone() + " " + garden.garden(), 1, Integer::sum);
        Map<String, Integer> counted = new HashMap<>();
        for (Kind kind : rows.all(KINDS)) counted.put(kind.climateZone() + " " + kind.garden(), kind.gardeners());
        assertThat(counted).as(of).isEqualTo(kinds);
        assertThat(rows.all(MONTHS)).as(of).hasSize(12 * kinds.size());
        for (GardenMonth month : rows.all(MONTHS)) {
            ClimateZone zone = ClimateZone.of(month.climateZone());
            List<Candidate> sownAround = rows.all(PLANTS).stream()
                    .map(plant -> plant.in(zone, Month.of(month.month())))
                    .filter(plant -> plant.seasonTenths() > 0)
                    .toList();
            assertThat(month)
                    .as(of)
                    .isEqualTo(GardenMonth.of(
                            month.climateZone(), GardenKind.of(month.garden()), month.month(), sownAround));
        }
        return (int) rows.all(MONTHS).stream().filter(GardenMonth::complete).count();
    }

    private static GardenEvent event(Random random, boolean small) {
        int draw = random.nextInt(20);
        if (draw == 0) return says(1 + random.nextInt(3), random.nextInt(3), type(random), sun(random), level(random));
        if (draw == 1) return suburb(1 + random.nextInt(2), "Suburb", random.nextBoolean() ? "cool" : "arid", "");
        if (draw == 2) return new GardenerRegistered(4 + random.nextInt(2), "someone@garden.example", "");
        return revised(1 + random.nextInt(small ? 25 : 90), facts(random));
    }

    private static String type(Random random) {
        return oneOf(random, "", "indoor", "backyard", "balcony", "courtyard");
    }

    private static String sun(Random random) {
        return oneOf(random, "", "full_sun", "bright_shade", "low_light");
    }

    private static String level(Random random) {
        return oneOf(random, "", "intermediate", "advanced");
    }

    /// From few values, so that siblings, ties and scarce categories are frequent.
    private static PlantFacts facts(Random random) {
        int months = random.nextInt(4) == 0 ? 0b1111_1111_1111 : 1 << random.nextInt(12);
        Traits traits = new Traits(
                Stream.of("full_sun", "part_sun", "bright_shade")
                        .filter(_ -> random.nextBoolean())
                        .toList(),
                random.nextBoolean(),
                random.nextInt(3) > 0,
                random.nextBoolean(),
                random.nextBoolean(),
                oneOf(random, "unknown", "dwarf", "climber"),
                List.of(oneOf(random, "white", "red")),
                20 * random.nextInt(6),
                random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(30 + 30 * random.nextInt(4)),
                OptionalInt.empty(),
                OptionalInt.empty(),
                new SowingMonths(months, 0, 0, 0, months),
                false);
        return plant(
                oneOf(random, "Dill", "Basil", "Aster", "Pea " + random.nextInt(50)),
                oneOf(random, "", "Lilium hybrid", "Species " + random.nextInt(40)),
                oneOf(random, "flower", "flower", "flower", "herb", "vegetable"),
                traits);
    }

    private static String oneOf(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    private static PlantFacts herb(String name, int months) {
        return plant(name, name, "herb", herbTraits(new SowingMonths(months, 0, 0, 0, 0)));
    }

    private static GardenerProfileChanged says(long gardenerId, long suburbId, String type, String sun, String level) {
        return new GardenerProfileChanged(
                gardenerId,
                new Profile(
                        suburbId == 0 ? OptionalLong.empty() : OptionalLong.of(suburbId),
                        level,
                        type,
                        "",
                        OptionalInt.empty(),
                        sun,
                        false,
                        true,
                        "",
                        ""));
    }

    private Map<Integer, List<Long>> shown(String zone) {
        Map<Integer, List<Long>> shown = new HashMap<>();
        for (GardenMonth month : mine.rows(MONTHS)) {
            if (month.climateZone().equals(zone)) shown.put(month.month(), month.plants());
        }
        return shown;
    }
}
