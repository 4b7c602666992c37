package marigold.garden.recommendations;

import static marigold.garden.Catalogue.herbTraits;
import static marigold.garden.Catalogue.listed;
import static marigold.garden.Catalogue.months;
import static marigold.garden.Catalogue.plant;
import static marigold.garden.Catalogue.suburb;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import marigold.QueryServiceTest;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.CataloguePlantEvent.Traits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Spec 10.1 over HTTP, in its order. The catalogue is shared: these plants are sown in temperate autumns and
/// winters, where no other test looks.
@DisplayName("The cases of the specification: to sow")
class RecommendationCasesTest extends QueryServiceTest {
    private static final int JANUARY = 1;
    private static final int APRIL = 1 << 3;
    private static final int JULY = 1 << 6;

    /// Nothing is wanted that a plant could meet or miss.
    private static final String INDIFFERENT = """
        "site": {"location_type": "backyard", "area_m2": 20, "containers": false, "sun_exposure": "%s",
                 "wind_exposure": "%s", "container_sizes": ["large"]},
        "preferences": {"edible_types": [], "ornamental_types": [], "colors": [], "fragrant": false}
        """;

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    @DisplayName("A1: nine plants at most and one at least")
    void a1(int n) {
        assertThat(post("/api/v1/recommendations", "{\"n\": %d, \"user_preferences\": {}}".formatted(n))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("A2: preferences must be there, and may say nothing")
    void a2() {
        assertThat(post("/api/v1/recommendations", "{\"suburb\": \"Richmond\"}").status())
                .isEqualTo(422);
        assertThat(post("/api/v1/recommendations", "{\"user_preferences\": {}}").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("A3: a climber of 70 points has 66.85 of them in the wind")
    void a3() {
        long position = append(
                listed(31_003, plant("Case Climber", "", "flower", traits("climber", OptionalInt.of(45), 95, APRIL))));

        JsonNode calm = scored(position, "Case Climber", "April", INDIFFERENT.formatted("full_sun", "moderate"));
        JsonNode windy = scored(position, "Case Climber", "April", INDIFFERENT.formatted("full_sun", "windy"));

        assertThat(calm.get("score").asString()).isEqualTo("70.0");
        assertThat(windy.get("score").asString()).isEqualTo("66.9");
        assertThat(windy.get("score_breakdown").get("wind_penalty").asString()).isEqualTo("0.700");
    }

    @Test
    @DisplayName("A4: a plant of unknown days has 0.6 for them")
    void a4() {
        long position = append(
                listed(31_004, plant("Case Timeless", "", "flower", traits("bush", OptionalInt.empty(), 95, APRIL))));
        JsonNode score = scored(position, "Case Timeless", "April", INDIFFERENT.formatted("full_sun", "windy"));

        assertThat(breakdown(score, "time_to_results")).isEqualTo("0.600");
    }

    @Test
    @DisplayName("A5: December is beside January")
    void a5() {
        long position = append(
                listed(31_005, plant("Case Firstling", "", "flower", traits("bush", OptionalInt.of(45), 95, JANUARY))));

        assertThat(breakdown(scored(position, "Case Firstling", "December", ""), "season"))
                .isEqualTo("0.700");
    }

    @Test
    @DisplayName("A6: who has low light is shown plants of any sun, with half the points for it")
    void a6() {
        long position = append(
                listed(31_006, plant("Case Sunny", "", "flower", traits("bush", OptionalInt.of(45), 95, JULY << 1))));
        String low = INDIFFERENT.formatted("low_light", "moderate");

        assertThat(breakdown(scored(position, "Case Sunny", "August", low), "sun"))
                .isEqualTo("0.500");
        assertThat(recommended(position, "August", 1, low).findValuesAsString("plant_name"))
                .containsExactly("Case Sunny");
    }

    @Test
    @DisplayName("A7: where there is no list of containers, the space is small, and small plants suit it")
    void a7() {
        long position = append(
                listed(31_007, plant("Case Dwarf", "", "flower", traits("dwarf", OptionalInt.of(45), 95, APRIL))));
        String site = "\"site\": {\"containers\": false, \"area_m2\": 20, \"container_sizes\": %s}";

        assertThat(breakdown(scored(position, "Case Dwarf", "April", site.formatted("[]")), "site_fit"))
                .isEqualTo("0.150");
        assertThat(breakdown(scored(position, "Case Dwarf", "April", site.formatted("[\"large\"]")), "site_fit"))
                .isEqualTo("0.000");
    }

    @ParameterizedTest
    @CsvSource({"80, hardy", "60, moderate", "59, specialty"})
    @DisplayName("A8: a plant is hardy from 0.8, moderate from 0.6, else something special")
    void a8(int hundredths, String word) {
        String name = "Case " + word;
        long position = append(listed(
                31_800 + hundredths, plant(name, "", "flower", traits("bush", OptionalInt.of(45), hundredths, APRIL))));

        assertThat(scored(position, name, "April", "")
                        .get("fit")
                        .get("maintainability")
                        .asString())
                .isEqualTo(word);
    }

    @Test
    @DisplayName("A9: of flowers alone five are shown, the third and further ones behind the first two")
    void a9() {
        List<PlantListed> flowers = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Traits traits = traits("bush", OptionalInt.of(45), 90 - i, JULY >> 1);
            flowers.add(listed(31_900 + i, plant("Case Nine " + i, "Nonus " + i, "flower", traits)));
        }
        long position = append(flowers.toArray());

        assertThat(recommended(position, "June", 5, "").findValuesAsString("plant_name").stream()
                        .filter(name -> name.startsWith("Case Nine")))
                .containsExactly("Case Nine 1", "Case Nine 2", "Case Nine 3", "Case Nine 4", "Case Nine 5");
    }

    @Test
    @DisplayName("A10: a species is shown once, whichever categories it is in")
    void a10() {
        Traits traits = traits("bush", OptionalInt.of(45), 95, APRIL);
        long position = append(
                listed(31_010, plant("Case Ten Flower", "Decimus unicus", "flower", traits)),
                listed(31_011, plant("Case Ten Herb", "decimus  UNICUS", "herb", traits)));

        assertThat(recommended(position, "April", 9, INDIFFERENT.formatted("full_sun", "moderate"))
                        .findValuesAsString("plant_name")
                        .stream()
                        .filter(name -> name.startsWith("Case Ten")))
                .hasSize(1);
    }

    @Test
    @DisplayName("A11: two callers with different preferences get different answers, whoever asked first")
    void a11() {
        long position = append(
                listed(31_012, plant("Case Eleven", "", "flower", traits("bush", OptionalInt.of(45), 95, APRIL))));
        String quick = "\"preferences\": {\"time_to_results\": \"quick\"}";
        String patient = "\"preferences\": {\"time_to_results\": \"patient\"}";

        for (int turn = 0; turn < 2; turn++) {
            assertThat(breakdown(scored(position, "Case Eleven", "April", quick), "time_to_results"))
                    .isEqualTo("1.000");
            assertThat(breakdown(scored(position, "Case Eleven", "April", patient), "time_to_results"))
                    .isEqualTo("0.600");
            assertThat(recommended(position, "April", 9, quick))
                    .isNotEqualTo(recommended(position, "April", 9, patient));
        }
    }

    @Test
    @DisplayName("A12: a plant that the catalogue does not have has no score")
    void a12() {
        assertThat(post("/api/v1/plant-score", "{\"plant_name\": \"Case Nothing\", \"user_preferences\": {}}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A13: a plant that may be sown either way is raised as a seedling")
    void a13() {
        PlantFacts facts = plant("Case Seedling", "", "flower", traits("bush", OptionalInt.of(45), 95, APRIL));
        assertThat(facts.sowingMethod()).isEqualTo("Sow direct or raise seedlings");
        long position = append(listed(31_013, facts));

        assertThat(scored(position, "Case Seedling", "April", "")
                        .get("sowing")
                        .get("method")
                        .asString())
                .isEqualTo("raise_seedlings");
    }

    @Test
    @DisplayName("Q1: a small fragrant herb of a hot suburb has the figures of the worked example")
    void q1() {
        Traits herb = herbTraits(months(0, APRIL));
        long position = append(
                suburb(31_001, "Case Heath", "temperate", "High Heat"),
                listed(31_021, plant("Case Herb", "", "herb", herb)));
        String question = "{\"plant_name\": \"Case Herb\", \"suburb\": \"Case Heath\","
                + " \"user_preferences\": {\"site\": {\"sun_exposure\": \"full_sun\"}}}";

        JsonNode impact = asked(position, "/api/v1/quantify-plant", question).get("quantified_impact");

        assertThat(impact.get("temperature_reduction_c").asString()).isEqualTo("0.1");
        assertThat(impact.get("air_quality_points").asInt()).isEqualTo(8);
        assertThat(impact.get("water_processed_l_week").asString()).isEqualTo("0.5");
        assertThat(impact.get("pollinator_support").asString()).isEqualTo("Medium");
        assertThat(impact.get("edible_yield").asString()).startsWith("5 g/week");
        assertThat(impact.get("maintenance_time").asString()).isEqualTo("8 min/week");
        assertThat(impact.get("water_requirement").asString()).isEqualTo("3.0 L/week");
        assertThat(impact.get("confidence_level").asString()).isEqualTo("High (100%)");
    }

    @Test
    @DisplayName("Q2: so has a large flower that drought does not harm, in the wind")
    void q2() {
        Traits large = new Traits(
                List.of("full_sun"),
                false,
                false,
                false,
                false,
                "bush",
                List.of(),
                80,
                OptionalInt.of(730),
                OptionalInt.of(100),
                OptionalInt.empty(),
                new SowingMonths(0, APRIL, 0, 0, 0),
                false);
        long position =
                append(listed(31_022, plant("Case Giant", "", "flower", large, "Drought tolerant, hardy perennial")));
        String question = """
            {"plant_name": "Case Giant", "user_preferences": {"site": {"sun_exposure": "full_sun", "wind_exposure": "windy"}}}
            """;

        JsonNode impact = asked(position, "/api/v1/quantify-plant", question).get("quantified_impact");

        assertThat(impact.get("temperature_reduction_c").asString()).isEqualTo("0.2");
        assertThat(impact.get("co2_absorption_g_year").asString()).isEqualTo("480.0");
        assertThat(impact.get("water_processed_l_week").asString()).isEqualTo("3.7");
        assertThat(impact.get("water_requirement").asString()).isEqualTo("2.0 L/week");
        assertThat(impact.get("maintenance_time").asString()).isEqualTo("6 min/week");
    }

    @Test
    @DisplayName("Q3: twenty plants are quantified at once and no more, and none that is unknown alone")
    void q3() {
        String one = "{\"plant_name\": \"Case Nothing\", \"user_preferences\": {}}";
        List<String> many = Stream.generate(() -> one).limit(21).toList();

        assertThat(post("/api/v1/batch-quantify", many.toString()).status()).isEqualTo(400);
        assertThat(post("/api/v1/batch-quantify", many.subList(0, 20).toString())
                        .status())
                .isEqualTo(200);
        assertThat(post("/api/v1/quantify-plant", one).status()).isEqualTo(404);
    }

    /// A plant of full sun that is not for pots, with no colours and no smell.
    private static Traits traits(String habit, OptionalInt days, int maintainability, int months) {
        return new Traits(
                List.of("full_sun"),
                false,
                true,
                false,
                false,
                habit,
                List.of(),
                maintainability,
                days,
                OptionalInt.of(30),
                OptionalInt.empty(),
                new SowingMonths(0, months, 0, 0, 0),
                false);
    }

    private JsonNode scored(long position, String name, String month, String sections) {
        return asked(position, "/api/v1/plant-score", """
            {"plant_name": "%s", "climate_zone": "temperate", "month_now": "%s", "user_preferences": {%s}}
            """.formatted(name, month, sections));
    }

    private static String breakdown(JsonNode score, String factor) {
        return score.get("score_breakdown").get(factor).asString();
    }

    private JsonNode recommended(long position, String month, int n, String sections) {
        return asked(position, "/api/v1/recommendations", """
            {"climate_zone": "temperate", "month_now": "%s", "n": %d, "user_preferences": {%s}}
            """.formatted(month, n, sections))
                .get("recommendations");
    }

    private JsonNode asked(long position, String path, String body) {
        Answered answered = post(path, body, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        assertThat(answered.status()).as(path + " " + answered).isEqualTo(200);
        return answered.json();
    }
}
