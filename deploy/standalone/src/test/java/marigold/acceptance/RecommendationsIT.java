package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marigold.acceptance.RunningMarigold.Gardener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Cases A1, A2, A10, A12, Q1 and Q3 and the predecessor's scenarios, on the catalogue that the product ships
/// with.
@DisplayName("What to sow in a garden")
class RecommendationsIT {
    private static final String IMPORT = "/api/v1/admin/catalogue/import";
    private static final Path SEED = Path.of("../../db/seed/garden");

    private static Client visitor = RunningMarigold.shared().anybody();

    @BeforeAll
    static void catalogue() throws FileNotFoundException {
        Client master = RunningMarigold.shared().master();
        for (String category : List.of("flowers", "herbs", "vegetables")) {
            await(master.csv(IMPORT, BodyPublishers.ofFile(SEED.resolve("plants-%s.csv".formatted(category)))));
        }
    }

    /// From here on the visitor waits until the answer knows the import.
    private static void await(Reply imported) {
        Optional<String> token = imported.expect(200).header("Consistency-Token");
        token.ifPresent(position -> visitor = RunningMarigold.shared()
                .anybody()
                .with("Consistency-Token", position)
                .with("Prefer", "wait=30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cool", "temperate", "subtropical", "tropical", "arid"})
    @DisplayName("is known in every month of every climate: six plants with four reasons each, or a note")
    void everyMonth(String zone) {
        for (String month : List.of("January", "April", "July", "October")) {
            JsonNode answer = recommended("""
                {"climate_zone": "%s", "month_now": "%s", "user_preferences": {}}
                """.formatted(zone, month));

            JsonNode plants = answer.get("recommendations");
            assertThat(plants.size() == 6 || !answer.get("notes").isEmpty())
                    .as(answer.toString())
                    .isTrue();
            assertThat(plants.findValuesAsString("scientific_name")).doesNotHaveDuplicates();
            for (JsonNode plant : plants) {
                assertThat(plant.get("why")).hasSize(4);
                assertThat(plant.get("fit").get("container_ok").asBoolean()).isTrue();
                assertThat(plant.get("score").decimalValue()).isBetween(decimal("10"), decimal("84.7"));
                boolean now = plant.get("sowing").get("months").toString().contains(month);
                assertThat(plant.get("sowing").get("season_label").asString())
                        .isEqualTo(now ? "Start now" : "Plan ahead");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "site": {"location_type": "indoors", "sun_exposure": "bright_shade"}, "preferences": {"goal": "edible"} | true  | true
        "site": {"location_type": "indoors"}, "preferences": {"goal": "ornamental"}                             | true  | false
        "site": {"location_type": "backyard", "containers": false, "area_m2": 50}, "preferences": {"goal": "edible"} | false | true
        """)
    @DisplayName("keeps to the room and the purpose, even where that leaves fewer plants")
    void scenarios(String sections, boolean indoors, boolean edible) {
        for (String month : List.of("February", "June", "September")) {
            JsonNode answer = recommended("""
                {"climate_zone": "temperate", "month_now": "%s", "n": 9, "user_preferences": {%s}}
                """.formatted(month, sections));

            assertThat(answer.get("recommendations").size() == 9
                            || !answer.get("notes").isEmpty())
                    .isTrue();
            for (JsonNode plant : answer.get("recommendations")) {
                if (indoors)
                    assertThat(plant.get("fit").get("indoor_ok").asBoolean()).isTrue();
                JsonNode detail = visitor.get(
                                "/api/v1/plants/" + plant.get("id").asLong())
                        .expect(200)
                        .json();
                assertThat(detail.get("edible").asBoolean()).isEqualTo(edible);
            }
        }
    }

    @Test
    @DisplayName("is asked for with preferences, for one to nine plants, and of plants that there are")
    void refused() {
        String path = "/api/v1/recommendations";
        visitor.post(path, "{\"user_preferences\": {}, \"n\": 0}").refused(422, "n: ");
        visitor.post(path, "{\"user_preferences\": {}, \"n\": 10}").refused(422, "n: ");
        visitor.post(path, "{}").refused(422, "user_preferences");
        visitor.post(path + "/", "{\"user_preferences\": {}, \"month_now\": \"Juno\"}")
                .refused(422, "month_now");
        visitor.post("/api/v1/plant-score", "{\"user_preferences\": {}, \"plant_name\": \"Moonflower of Mars\"}")
                .refused(404, "Plant not found");
        visitor.post("/api/v1/quantify-plant", "{\"user_preferences\": {}, \"plant_name\": \"Moonflower of Mars\"}")
                .refused(404, "Plant not found");
        String one = "{\"user_preferences\": {}, \"plant_name\": \"Moonflower of Mars\"}";
        visitor.post("/api/v1/batch-quantify", "[" + (one + ",").repeat(20) + one + "]")
                .refused(400, "20 plants");
    }

    @Test
    @DisplayName("follows the catalogue: a revised plant has another score and other figures at once")
    void revised() {
        Client master = RunningMarigold.shared().master();
        String question = """
            {"plant_name": "Scenario Chives", "climate_zone": "arid", "month_now": "May", "suburb": "Nowhere",
             "user_preferences": {"site": {"sun_exposure": "full_sun"}}}
            """;
        await(master.csv(
                IMPORT,
                file("Scenario Chives,Allium scenario,herb,Annual herb,45 days,30cm,,Full sun,,,,,"
                        + "\"Fragrant, attracts bees\",,,,,,,,,May,,,")));

        JsonNode before = scored(question);
        assertThat(before.get("score_breakdown").get("season").decimalValue()).isEqualByComparingTo("1");
        JsonNode figures = visitor.post("/api/v1/quantify-plant", question)
                .expect(200)
                .json()
                .get("quantified_impact");
        assertThat(figures.get("temperature_reduction_c").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(figures.get("air_quality_points").asInt()).isEqualTo(8);
        assertThat(figures.get("water_processed_l_week").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(figures.get("pollinator_support").asString()).isEqualTo("Medium");
        assertThat(figures.get("edible_yield").asString()).startsWith("5 g/week");
        assertThat(figures.get("maintenance_time").asString()).isEqualTo("8 min/week");
        assertThat(figures.get("water_requirement").asString()).isEqualTo("3.0 L/week");
        assertThat(figures.get("confidence_level").asString()).isEqualTo("High (100%)");

        await(master.csv(
                IMPORT,
                file("Scenario Chives,Allium scenario,herb,Annual herb,400 days,30cm,,Full sun,,,,,"
                        + "\"Fragrant, attracts bees\",,,,,,,,,June,,,")));
        JsonNode after = scored(question);
        assertThat(after.get("score_breakdown").get("season").decimalValue()).isEqualByComparingTo("0.7");
        assertThat(after.get("score_breakdown").get("time_to_results").decimalValue())
                .isEqualByComparingTo("0.2");
        assertThat(after.get("id")).isEqualTo(before.get("id"));
    }

    @Test
    @DisplayName("is known for a gardener's own garden from his saved profile, and follows it at once")
    void mine() {
        Gardener asha = RunningMarigold.shared().newGardener();
        Client api = asha.api().with("Prefer", "wait=30");
        api.put("/api/v1/auth/profile", "{\"garden_type\": \"indoor\", \"sun_exposure\": \"bright_shade\"}")
                .expect(200);
        JsonNode indoors = api.get("/api/v1/recommendations/mine").expect(200).json();
        assertThat(indoors.get("climate_zone").asString()).isEqualTo("cool");
        assertThat(indoors.get("recommendations")).allSatisfy(plant -> {
            assertThat(plant.get("fit").get("indoor_ok").asBoolean()).isTrue();
            assertThat(plant.get("why")).hasSize(4);
        });
        assertThat(indoors.get("recommendations").size() == 6
                        || !indoors.get("notes").isEmpty())
                .isTrue();

        api.put("/api/v1/auth/profile", "{\"garden_type\": \"backyard\", \"sun_exposure\": \"full_sun\"}")
                .expect(200);
        JsonNode outdoors = api.get("/api/v1/recommendations/mine/").expect(200).json();
        assertThat(outdoors).isNotEqualTo(indoors);
        JsonNode asked = api.post("/api/v1/recommendations", """
            {"month_now": "%s", "climate_zone": "cool", "user_preferences":
              {"site": {"location_type": "backyard", "area_m2": 20, "container_sizes": ["large"],
                        "containers": false, "sun_exposure": "full_sun"}}}
            """.formatted(
                                outdoors.get("month_now").asString()))
                .expect(200)
                .json();
        assertThat(outdoors.get("recommendations")).isEqualTo(asked.get("recommendations"));
        assertThat(outdoors.get("notes")).isEqualTo(asked.get("notes"));
        visitor.get("/api/v1/recommendations/mine").expect(401);
    }

    private static BodyPublisher file(String row) {
        return BodyPublishers.ofString(CatalogueIT.HEADER + row + "\n");
    }

    private static JsonNode scored(String question) {
        return visitor.post("/api/v1/plant-score", question).expect(200).json();
    }

    private static JsonNode recommended(String question) {
        List<JsonNode> answers = new ArrayList<>();
        for (String path : List.of("/api/v1/recommendations", "/api/v1/recommendations-with-impact")) {
            answers.add(visitor.post(path, question).expect(200).json());
        }
        assertThat(answers.getLast().get("recommendations").findValuesAsString("plant_name"))
                .isEqualTo(answers.getFirst().get("recommendations").findValuesAsString("plant_name"));
        return answers.getFirst();
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
