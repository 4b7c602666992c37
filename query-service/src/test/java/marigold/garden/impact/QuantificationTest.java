package marigold.garden.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import marigold.garden.impact.PlantTraits.Risk;
import marigold.request.JsonBody;
import marigold.request.JsonFields;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The impact of a plant")
class QuantificationTest {
    private static final PlantTraits HERB = PlantTraits.of(
            "herb",
            "Annual herb",
            "Fragrant leaves, attracts bees",
            "Full sun, well drained soil",
            true,
            OptionalInt.of(30),
            OptionalInt.of(45));

    private static final PlantTraits DROUGHT_HARDY_FLOWER = PlantTraits.of(
            "flower", "Perennial", "Drought hardy", "Full sun", false, OptionalInt.of(100), OptionalInt.of(730));

    private static final GrowingPlace SUNNY =
            place("\"site\": {\"sun_exposure\": \"full_sun\", \"wind_exposure\": \"moderate\"}");
    private static final GrowingPlace SUNNY_AND_WINDY =
            place("\"site\": {\"sun_exposure\": \"full_sun\", \"wind_exposure\": \"windy\"}");

    @Test
    @DisplayName("of a small fragrant herb is little but real (Q1)")
    void smallHerb() {
        Metrics metrics = Metrics.of(HERB, SUNNY, "High Heat");
        assertThat(metrics.cooling()).isEqualByComparingTo("0");
        assertThat(metrics.air()).isEqualByComparingTo("53.0");

        Impact impact =
                Quantification.of(HERB, SUNNY, "High Heat", "Richmond", 1).impact();

        assertThat(impact)
                .isEqualTo(new Impact(
                        new BigDecimal("0.1"),
                        8,
                        new BigDecimal("40.5"),
                        new BigDecimal("0.5"),
                        "Medium",
                        Optional.of("5 g/week after day 45"),
                        "8 min/week",
                        "3.0 L/week",
                        "low",
                        "High (100%)",
                        "It feeds many insects, takes little time, is safe to have around.",
                        "If one home in twenty grew it, every thousand homes in Richmond would have 50 spots that are"
                                + " 0.1 °C cooler."));
    }

    @Test
    @DisplayName("of a large drought-hardy flower in the wind is that of the worked example (Q2)")
    void largeFlower() {
        Metrics metrics = Metrics.of(DROUGHT_HARDY_FLOWER, SUNNY_AND_WINDY, "Moderate");
        assertThat(metrics.cooling().setScale(3, RoundingMode.HALF_UP)).isEqualTo(new BigDecimal("12.109"));

        Impact impact = Quantification.of(DROUGHT_HARDY_FLOWER, SUNNY_AND_WINDY, "Moderate", "Richmond", 1)
                .impact();

        assertThat(impact.temperatureReductionC()).hasToString("0.2");
        assertThat(impact.co2AbsorptionGYear()).hasToString("480.0");
        assertThat(impact.waterProcessedLWeek()).hasToString("3.7");
        assertThat(impact.waterRequirement()).isEqualTo("2.0 L/week");
        assertThat(impact.maintenanceTime()).isEqualTo("6 min/week");
        assertThat(impact.edibleYield()).isEmpty();
    }

    @Test
    @DisplayName("grows with the number of plants where it adds up: carbon, water, yield and what they drink")
    void count() {
        Impact impact = Quantification.of(HERB, SUNNY, "Low", "Richmond", 100).impact();

        assertThat(impact.temperatureReductionC()).hasToString("0.1");
        assertThat(impact.airQualityPoints()).isEqualTo(8);
        assertThat(impact.co2AbsorptionGYear()).hasToString("4050.0");
        assertThat(impact.waterProcessedLWeek()).hasToString("47.3");
        assertThat(impact.edibleYield()).contains("486 g/week after day 45");
        assertThat(impact.waterRequirement()).isEqualTo("300.0 L/week");
        assertThat(impact.maintenanceTime()).isEqualTo("8 min/week");
    }

    @ParameterizedTest
    @CsvSource({
        "Low Heat,      0.8",
        "low,           0.8",
        "Cool,          0.8",
        "Moderate,      1.0",
        "Moderate Heat, 1.0",
        "High,          1.2",
        "HIGH HEAT,     1.2",
        "Very High,     1.3",
        "Extreme Heat,  1.3",
        "Extreme,       1.3",
        "Unheard of,    1.0",
        "'',            1.0"
    })
    @DisplayName("cools more where the suburb is hotter, however the class is written")
    void heat(String category, BigDecimal factor) {
        // (2.0 * .9075 - 2) * 31.25 + 50
        PlantTraits wide = PlantTraits.of("herb", "", "", "", false, OptionalInt.of(110), OptionalInt.empty());

        assertThat(Metrics.of(wide, SUNNY, category).cooling())
                .isEqualByComparingTo(new BigDecimal("44.21875").multiply(factor));
    }

    @ParameterizedTest
    @CsvSource({"full_sun,     7.0", "part_sun,     4.0", "bright_shade, 2.0", "low_light,    0.5", "moonlight,    4.0"
    })
    @DisplayName("is a share of that in full sun, exactly, where the sun is less")
    void sun(String exposure, BigDecimal hours) {
        GrowingPlace place = place("\"site\": {\"sun_exposure\": \"%s\"}".formatted(exposure));

        // 7 L a week times 1.0 times .75 times hours / 7
        PlantTraits plant = PlantTraits.of("herb", "", "", "", false, OptionalInt.of(100), OptionalInt.empty());
        assertThat(Metrics.of(plant, place, "").waterLWeek())
                .isEqualByComparingTo(hours.multiply(new BigDecimal("0.75")));
    }

    @Test
    @DisplayName("is half for those who sow later, and needs more water in the wind")
    void laterAndWindy() {
        GrowingPlace later = place("\"preferences\": {\"season_intent\": \"happy_to_wait\"}");
        GrowingPlace windy = place("\"site\": {\"wind_exposure\": \"windy\"}");
        GrowingPlace sheltered = place("\"site\": {\"wind_exposure\": \"sheltered\"}");

        assertThat(Metrics.of(HERB, later, "").needLWeek()).isEqualByComparingTo("1.5");
        assertThat(Metrics.of(HERB, windy, "").needLWeek()).isEqualByComparingTo("3.3");
        assertThat(Metrics.of(HERB, sheltered, "").needLWeek()).isEqualByComparingTo("2.7");
    }

    @ParameterizedTest
    @CsvSource({
        "flower,    '',                 15",
        "herb,      '',                 20",
        "vegetable, '',                 22",
        "fern,      '',                 20",
        "herb,      Lush,               23",
        "herb,      dense and compact,  20",
        "flower,    Dwarf,              12",
        "herb,      a density of leaves,20"
    })
    @DisplayName("knows the leaves of each category, lush or small")
    void leafArea(String category, String characteristics, int tenths) {
        assertThat(traits(category, "", characteristics, "").leafAreaTenths()).isEqualTo(tenths);
    }

    @ParameterizedTest
    @CsvSource({
        "herb,      '',               '',            10, 10",
        "vegetable, '',               '',            10, 14",
        "vegetable, Crisp,            '',            13, 14",
        "vegetable, '',               Full sun,      13, 14",
        "herb,      Drought tolerant, Moist soil,    7,  6",
        "herb,      '',               Dry soil,      7,  10",
        "herb,      Loves dry summers,'Moist, rich', 13, 14",
        "herb,      '',               'Moist, rich', 13, 14",
        "herb,      Tasty,            Sun,           10, 10"
    })
    @DisplayName("knows how much water a plant lets go and asks for")
    void water(String category, String characteristics, String position, int transpiration, int need) {
        PlantTraits traits = traits(category, "", characteristics, position);

        assertThat(traits.transpirationTenths()).isEqualTo(transpiration);
        assertThat(traits.needTenths()).isEqualTo(need);
    }

    @ParameterizedTest
    @CsvSource({"60, 12", "61, 10", "120, 10", "121, 8", ", 10"})
    @DisplayName("knows quick and slow growers by their days")
    void growth(Integer days, int tenths) {
        OptionalInt known = days == null ? OptionalInt.empty() : OptionalInt.of(days);

        assertThat(PlantTraits.of("herb", "", "", "", false, OptionalInt.empty(), known)
                        .growthTenths())
                .isEqualTo(tenths);
    }

    @ParameterizedTest
    @CsvSource({
        "Shrub,             '',            15",
        "'',                Small tree,    15",
        "Climbing,          '',            12",
        "Vine,              '',            12",
        "Climbing shrub,    '',            15",
        "Street flower,     '',            8"
    })
    @DisplayName("knows shapes that stir the air")
    void roughness(String type, String characteristics, int tenths) {
        assertThat(traits("flower", type, characteristics, "").roughnessTenths())
                .isEqualTo(tenths);
    }

    @ParameterizedTest
    @CsvSource({
        "flower, '',                                          false, 60",
        "herb,   '',                                          false, 30",
        "herb,   Fragrant,                                    true,  50",
        "herb,   Attracts bees,                               false, 55",
        "herb,   Loved by pollinators,                        false, 55",
        "herb,   Australian native,                           false, 45",
        "flower, 'Native, fragrant, attracts pollinators',    true,  100",
        "herb,   An attractive border,                        false, 30"
    })
    @DisplayName("knows what insects find")
    void biodiversity(String category, String characteristics, boolean fragrant, int points) {
        assertThat(PlantTraits.of(category, "", characteristics, "", fragrant, OptionalInt.empty(), OptionalInt.empty())
                        .biodiversity())
                .isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                             80",
        "Hardy,                          56",
        "Half hardy,                     80",
        "Low maintenance,                56",
        "Low-maintenance,                56",
        "High maintenance,               144",
        "'Hardy, but high maintenance',  144",
        "Needs pruning,                  130",
        "'Hardy, prune in winter',       106"
    })
    @DisplayName("knows how long a plant keeps its gardener busy")
    void minutes(String characteristics, int tenths) {
        assertThat(traits("herb", "", characteristics, "").minutesTenths()).isEqualTo(tenths);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                       LOW",
        "Toxic to cats,            HIGH",
        "Poisonous berries,        HIGH",
        "Non-toxic,                LOW",
        "Not poisonous,            LOW",
        "Thorny stems,             MEDIUM",
        "Sharp spines,             MEDIUM",
        "Much pollen,              MEDIUM",
        "Pollen-free,              LOW",
        "Thornless,                LOW",
        "'Non-toxic, with thorns', MEDIUM"
    })
    @DisplayName("knows what may hurt, and does not take a denial for it")
    void risk(String characteristics, Risk risk) {
        assertThat(traits("flower", "", characteristics, "").risk()).isEqualTo(risk);
    }

    @Test
    @DisplayName("is less certain where the catalogue says less, but never below a half")
    void confidence() {
        assertThat(HERB.confidence()).isEqualTo(100);
        assertThat(traits("herb", "", "x", "x").confidence()).isEqualTo(70);
        assertThat(traits("herb", "", "", "x").confidence()).isEqualTo(55);
        assertThat(traits("herb", "", "", "").confidence()).isEqualTo(50);
        assertThat(traits("herb", "", "", "").spacingCm()).isEqualTo(30);
        assertThat(shown(traits("herb", "", "x", "x")).confidenceLevel()).isEqualTo("Medium (70%)");
        assertThat(shown(traits("herb", "", "", "x")).confidenceLevel()).isEqualTo("Low (55%)");
    }

    @ParameterizedTest
    @CsvSource({"flower, true, High", "flower, false, Medium", "herb, true, Low", "herb, false, Minimal"})
    @DisplayName("speaks of pollinators in four words")
    void pollinators(String category, boolean fragrant, String word) {
        PlantTraits plant = PlantTraits.of(category, "", "", "", fragrant, OptionalInt.empty(), OptionalInt.empty());

        assertThat(shown(plant).pollinatorSupport()).isEqualTo(word);
    }

    @Test
    @DisplayName("is what the second implementation of the specification computes, for random plants")
    void reference() {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("QuantificationTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++)
            QuantificationReference.compare(random, "plant %d of seed %d".formatted(i, seed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edible", "ornamental", "mixed"})
    @DisplayName("makes a plant less suitable when it asks for more work, and for nothing else")
    void laborious(String goal) {
        GrowingPlace place = place("\"preferences\": {\"goal\": \"%s\"}".formatted(goal));
        PlantTraits easy = traits("herb", "", "Low maintenance", "Sun");
        PlantTraits laborious = traits("herb", "", "High maintenance", "Sun");

        BigDecimal gain = suitability(easy, place).subtract(suitability(laborious, place));

        assertThat(gain).isPositive();
    }

    @Test
    @DisplayName("gives a plant that is best in everything 100 points of suitability, shown part by part")
    void ideal() {
        PlantTraits ideal =
                new PlantTraits("vegetable", 300, 300, 13, 12, 100, true, 100, 0, 0, Risk.LOW, 100, OptionalInt.of(40));

        for (Goal goal : Goal.values()) {
            GrowingPlace place = new GrowingPlace(14, 10, true, goal);
            Suitability suitability =
                    Quantification.of(ideal, place, "High", "Richmond", 1).suitability();

            assertThat(suitability.totalScore()).hasToString("100.0");
            assertThat(suitability.breakdown().containsKey("yield")).isEqualTo(goal != Goal.ORNAMENTAL);
        }
    }

    private static Impact shown(PlantTraits plant) {
        return Quantification.of(plant, SUNNY, "", "Richmond", 1).impact();
    }

    private static BigDecimal suitability(PlantTraits plant, GrowingPlace place) {
        return Quantification.of(plant, place, "Moderate", "Richmond", 1)
                .suitability()
                .totalScore();
    }

    private static PlantTraits traits(String category, String type, String characteristics, String position) {
        return PlantTraits.of(
                category, type, characteristics, position, false, OptionalInt.empty(), OptionalInt.empty());
    }

    private static GrowingPlace place(String sections) {
        JsonFields fields = JsonBody.object("{%s}".formatted(sections).getBytes(StandardCharsets.UTF_8));
        GrowingPlace place = GrowingPlace.of(fields);
        fields.done();
        return place;
    }
}
