package marigold.garden.recommendations;

import static marigold.garden.Catalogue.herbTraits;
import static marigold.garden.Catalogue.listed;
import static marigold.garden.Catalogue.plant;
import static marigold.garden.Catalogue.revised;
import static marigold.garden.Catalogue.suburb;
import static marigold.garden.Catalogue.tropicalMonths;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import marigold.QueryServiceTest;
import marigold.garden.GardenCalendar;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.CataloguePlantEvent.Traits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The catalogue is shared: each test has plants in a season of its own, in the tropics.
@DisplayName("A visitor who asks what to sow")
class RecommendationsApiTest extends QueryServiceTest {
    private static final int JANUARY = 1;
    private static final int APRIL = 1 << 3;
    private static final int JULY = 1 << 6;
    private static final int OCTOBER = 1 << 9;

    @Autowired
    private GardenCalendar calendar;

    @Test
    @DisplayName("is told which plants, why, how and when, without signing in")
    void recommendations() {
        long position = append(listed(30_001, herb("Recs Basil", "Ocimum recs", JANUARY | 0b10)));

        Answered answered = asked(position, "/api/v1/recommendations", """
            {"climate_zone": "Tropical", "month_now": "january", "suburb": "Nowhere", "n": 1, "user_preferences": {}}
            """);

        assertThat(answered.body())
                .isEqualTo("""
                    {"recommendations":[{"id":30001,"plant_name":"Recs Basil","scientific_name":"Ocimum recs",\
                    "plant_category":"herb","description":"Grows on a sill.","score":78.8,\
                    "why":["This is a month to sow it in a tropical climate (January, February).",\
                    "Wants just the sun that your place has.","Hardy: asks for little care.",\
                    "Mature after about 45 days, at the pace you want."],\
                    "fit":{"sun_need":"full_sun","time_to_maturity_days":45,"maintainability":"hardy","container_ok":true,\
                    "indoor_ok":true,"habit":"compact"},\
                    "sowing":{"climate_zone":"tropical","months":["January","February"],"method":"raise_seedlings",\
                    "depth_mm":5,"spacing_cm":30,"season_label":"Start now"},\
                    "media":{"image_url":"/images/%1$s","image_path":"%1$s","image_base64":null,"has_image":true},\
                    "beneficial_companions":"tomato, chilli","harmful_companions":"rue","neutral_companions":""}],\
                    "notes":[],"suburb":"Nowhere","climate_zone":"tropical","month_now":"January"}\
                    """.formatted("herb_plant_images/Recs Basil_Ocimum recs/Recs Basil_Ocimum recs_1.jpg"));
        assertThat(answered.header("ETag")).isEmpty();
        assertThat(answered.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    @DisplayName(
            "has the climate and heat of the suburb, unless a climate is named, and the cool one where it is unknown")
    void zone() {
        long position = append(
                suburb(30_001, "Recs Hill", "arid", "Extreme Heat"), suburb(30_002, "Recs Vale", "subtropical", ""));
        String question = "{\"suburb\": \"%s\", \"month_now\": \"May\", \"user_preferences\": {}%s}";

        assertThat(zone(position, question.formatted(" recs HILL ", ""))).isEqualTo("arid");
        assertThat(zone(position, question.formatted("Recs Vale", ""))).isEqualTo("subtropical");
        assertThat(zone(position, question.formatted("Recs Hill", ", \"climate_zone\": \"tropical\"")))
                .isEqualTo("tropical");
        assertThat(zone(position, question.formatted("Recs Dale", ""))).isEqualTo("cool");
        assertThat(zone(position, question.formatted("", ", \"climate_zone\": \"\"")))
                .isEqualTo("cool");
    }

    @Test
    @DisplayName("is told of the month that it is in Melbourne, unless a month is named")
    void month() {
        Month before = calendar.today().getMonth();
        String told = post("/api/v1/recommendations", "{\"user_preferences\": {}, \"month_now\": \"\"}")
                .json()
                .get("month_now")
                .asString();
        Month after = calendar.today().getMonth();

        assertThat(told).isIn(PlantAnswers.name(before), PlantAnswers.name(after));
    }

    @Test
    @DisplayName("gets an answer of his own, however soon after another, and a cached one only for the same question")
    void answersOfTheirOwn() {
        long position = append(
                listed(30_011, herb("Recs Dill", "", APRIL)),
                listed(30_012, flower("Recs Daisy", "Bellis recs", APRIL)));
        String edible = question("april", "\"preferences\": {\"goal\": \"edible\"}");
        String ornamental = question("april", "\"preferences\": {\"goal\": \"ornamental\"}");

        assertThat(names(asked(position, "/api/v1/recommendations", edible))).containsExactly("Recs Dill");
        assertThat(names(asked(position, "/api/v1/recommendations", ornamental)))
                .containsExactly("Recs Daisy");

        statements.clear();
        String same = question("APRIL", "\"preferences\": {\"goal\": \"edible\", \"colors\": null}, \"x\": 1");
        assertThat(names(post("/api/v1/recommendations", same))).containsExactly("Recs Dill");
        assertThat(statements.count()).isZero();

        position = append(revised(30_011, herb("Recs Dill Bouquet", "", APRIL)));
        assertThat(names(asked(position, "/api/v1/recommendations", edible))).containsExactly("Recs Dill Bouquet");
    }

    @Test
    @DisplayName("learns in notes what was set aside to find enough plants")
    void notes() {
        long position =
                append(listed(30_021, herb("Recs Mint", "", JULY)), listed(30_022, herb("Recs Sage", "", JULY << 1)));

        JsonNode answer =
                asked(position, "/api/v1/recommendations", question("July", "")).json();

        assertThat(answer.get("recommendations").findValuesAsString("season_label"))
                .containsExactly("Start now", "Plan ahead");
        assertThat(answer.get("notes").valueStream().map(JsonNode::asString))
                .containsExactly(Shortlist.MONTHS_BESIDE_NOTE, Shortlist.SHORT_NOTE);
    }

    @Test
    @DisplayName("sees what each plant would do, when he asks for it, and only then")
    void withImpact() {
        long position = append(
                suburb(30_003, "Recs Park", "cool", "High Heat"), listed(30_031, herb("Recs Thyme", "", OCTOBER)));
        String question = """
            {"suburb": "Recs Park", "climate_zone": "tropical", "month_now": "October", "n": 1,
             "user_preferences": {"site": {"sun_exposure": "full_sun"}}}
            """;

        JsonNode plant = asked(position, "/api/v1/recommendations-with-impact", question)
                .json()
                .get("recommendations")
                .get(0);
        assertThat(plant.get("quantified_impact").toString()).isEqualTo("""
            {"temperature_reduction_c":0.1,"air_quality_points":8,"co2_absorption_g_year":40.5,\
            "water_processed_l_week":0.5,"pollinator_support":"Medium","edible_yield":"5 g/week after day 45",\
            "maintenance_time":"8 min/week","water_requirement":"3.0 L/week","risk_badge":"low",\
            "confidence_level":"High (100%)",\
            "why_this_plant":"It feeds many insects, takes little time, is safe to have around.",\
            "community_impact_potential":"If one home in twenty grew it, every thousand homes in Recs Park would have \
            50 spots that are 0.1 °C cooler."}\
            """);
        JsonNode plain = post("/api/v1/recommendations", question)
                .json()
                .get("recommendations")
                .get(0);
        assertThat(plain.has("quantified_impact")).isFalse();
        assertThat(plain.get("id").asLong()).isEqualTo(30_031);
    }

    @Test
    @DisplayName("is told a plant's score with all its parts, in season or not")
    void plantScore() {
        long position = append(listed(30_041, herb("Recs Oregano", "Origanum recs", JANUARY)));
        String question = "{\"plant_name\": \" recs OREGANO \", \"climate_zone\": \"%s\", \"month_now\": \"%s\","
                + " \"user_preferences\": {\"site\": {\"wind_exposure\": \"windy\"}}}";

        JsonNode score = asked(position, "/api/v1/plant-score", question.formatted("tropical", "December"))
                .json();
        assertThat(score.toString()).isEqualTo("""
            {"id":30041,"plant_name":"Recs Oregano","scientific_name":"Origanum recs","plant_category":"herb",\
            "score":71.3,"score_breakdown":{"season":0.700,"sun":1.000,"maintainability":0.900,"time_to_results":1.000,\
            "site_fit":0.350,"preferences":0.500,"wind_penalty":1.000,"eco_bonus":0.150},\
            "fit":{"sun_need":"full_sun","time_to_maturity_days":45,"maintainability":"hardy","container_ok":true,\
            "indoor_ok":true,"habit":"compact"},\
            "sowing":{"climate_zone":"tropical","months":["January"],"method":"raise_seedlings","depth_mm":5,\
            "spacing_cm":30,"season_label":"Plan ahead"},\
            "media":{"image_url":"/images/%1$s","image_path":"%1$s","image_base64":null,"has_image":true},\
            "suburb":"Richmond","climate_zone":"tropical","month_now":"December"}\
            """.formatted(
                        "herb_plant_images/Recs Oregano_Origanum recs/Recs Oregano_Origanum recs_1.jpg"));
        assertThat(scoreOf(question.formatted("tropical", "June"))).isEqualTo("53.8");
        assertThat(scoreOf(question.formatted("polar", "January"))).isEqualTo("53.8");
        assertThat(scoreOf("{\"plant_id\": 30041, \"month_now\": \"June\", \"user_preferences\": {}}"))
                .isEqualTo("53.8");
    }

    private String scoreOf(String question) {
        return post("/api/v1/plant-score", question).json().get("score").asString();
    }

    @Test
    @DisplayName("is told 404 of a plant that the catalogue does not have")
    void unknownPlant() {
        for (String path : List.of("/api/v1/plant-score", "/api/v1/quantify-plant")) {
            for (String plant : List.of("\"plant_name\": \"Recs Nothing\"", "\"plant_id\": 39999")) {
                Answered answered = post(path, "{%s, \"user_preferences\": {}}".formatted(plant));
                assertThat(answered.status()).isEqualTo(404);
                assertThat(answered.json().get("detail").asString()).isEqualTo("Plant not found");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        recommendations             | {"n": 1}                                            | user_preferences
        recommendations             | {"n": 0, "user_preferences": {}}                    | n
        recommendations-with-impact | {"n": 10, "user_preferences": {}}                   | n
        recommendations             | {"month_now": "Nivôse", "user_preferences": {}}     | month_now
        recommendations             |                                                     | body
        recommendations             | []                                                  | body
        plant-score                 | {"user_preferences": {}}                            | plant_name
        plant-score                 | {"plant_id": "basil", "user_preferences": {}}       | plant_id
        quantify-plant              | {"plant_name": "x"}                                 | user_preferences
        quantify-plant              | {"plant_name": "x", "plant_count": 0, "user_preferences": {}}   | plant_count
        quantify-plant              | {"plant_name": "x", "plant_count": 101, "user_preferences": {}} | plant_count
        batch-quantify              | {}                                                  | body
        batch-quantify              | [{"plant_name": "x", "user_preferences": {}}, {"plant_name": "y"}] | [1].user_preferences
        """)
    @DisplayName("is told 422 of what is missing or cannot be read")
    void malformed(String path, String body, String field) {
        Answered answered = post("/api/v1/" + path, body == null ? "" : body);

        assertThat(answered.status()).isEqualTo(422);
        assertThat(answered.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recommendations", "recommendations-with-impact", "plant-score"})
    @DisplayName("asks in less than 16 KB, with a slash at the end or without")
    void sizes(String path) {
        String long_ = "{\"user_preferences\": {}, \"plant_id\": 39999, \"x\": \"" + "x".repeat(16 * 1024) + "\"}";
        assertThat(post("/api/v1/" + path, long_).status()).isEqualTo(413);

        String plain = "{\"user_preferences\": {}, \"plant_id\": 39999}";
        assertThat(post("/api/v1/" + path + "/", plain).status())
                .isEqualTo(post("/api/v1/" + path, plain).status())
                .isIn(200, 404);
        assertThat(get("", "/api/v1/" + path).status()).isIn(401, 405);
    }

    @Test
    @DisplayName("gets figures on one plant, or on up to twenty at once, where unknown ones are left out with a note")
    void quantities() {
        long position = append(
                suburb(30_004, "Recs Heath", "arid", "High Heat"), listed(30_051, herb("Recs Chives", "", JANUARY)));
        String one = """
            {"plant_name": "Recs Chives", "suburb": "Recs Heath", "climate_zone": "cool", "plant_count": 2,
             "user_preferences": {"site": {"sun_exposure": "full_sun"}}}
            """;
        String unknown = "{\"plant_name\": \"Recs Nothing\", \"user_preferences\": {}}";

        JsonNode figures = asked(position, "/api/v1/quantify-plant", one).json();
        assertThat(figures.get("plant_name").asString()).isEqualTo("Recs Chives");
        assertThat(figures.get("quantified_impact").get("co2_absorption_g_year").asString())
                .isEqualTo("81.0");
        assertThat(figures.get("suitability_score").toString()).isEqualTo("""
            {"total_score":42.2,"breakdown":{"yield":0.9,"cooling":0.0,"air_quality":6.1,"biodiversity":8.7,"co2":0.1,\
            "maintenance":5.6,"water":5.4,"risk":7.7,"confidence":7.7}}\
            """);
        assertThat(figures.get("suburb").asString()).isEqualTo("Recs Heath");
        assertThat(figures.get("climate_zone").asString()).isEqualTo("cool");
        assertThat(figures.get("plant_count").asInt()).isEqualTo(2);

        Answered batch = post("/api/v1/batch-quantify", "[%s, %s, %s]".formatted(unknown, one, unknown));
        assertThat(batch.json().size()).isEqualTo(1);
        assertThat(batch.json().get(0)).isEqualTo(figures);
        assertThat(batch.header("Note"))
                .isEqualTo("Left out, since the catalogue does not have them: plant 1, plant 3");
        assertThat(post("/api/v1/batch-quantify", "[]").body()).isEqualTo("[]");
        assertThat(post("/api/v1/batch-quantify", "[%s]".formatted(one)).header("Note"))
                .isEmpty();

        String many = String.join(",", Stream.generate(() -> unknown).limit(20).toList());
        assertThat(post("/api/v1/batch-quantify", "[" + many + "]").body()).isEqualTo("[]");
        Answered tooMany = post("/api/v1/batch-quantify", "[" + many + "," + one + "]");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().get("code").asString()).isEqualTo("too-many-plants");
    }

    @Test
    @DisplayName("can read how the figures come about")
    void info() {
        Answered info = get("", "/api/v1/quantification-info");

        assertThat(info.json().get("framework_version").asString()).isEqualTo("2");
        assertThat(info.json().get("confidence_levels").propertyNames()).containsExactly("high", "medium", "low");
        assertThat(get("", "/api/v1/quantification-info", "If-None-Match", info.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    @DisplayName(
            "gets an answer from a large catalogue by one indexed look-up of the month, and the plants shown by their"
                    + " keys")
    void largeCatalogue() throws SQLException {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("RecommendationsApiTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        List<PlantListed> plants = new ArrayList<>();
        int around = 0;
        for (long id = 40_001; id <= 42_400; id++) {
            int months = random.nextInt(1 << 12);
            if ((months & 0b111) != 0) around++;
            plants.add(listed(id, random(random, "zz%d".formatted(id), months)));
        }
        long position = append(plants.toArray());
        String question = """
            {"climate_zone": "subtropical", "month_now": "February", "n": 9, "user_preferences": {"preferences": {"goal": "%s"}}}
            """;
        assertThat(asked(position, "/api/v1/recommendations", question.formatted("mixed"))
                        .json()
                        .get("recommendations")
                        .size())
                .isEqualTo(9);
        DATABASE.jdbc()
                .sql("analyze read.recommendation_candidates, read.recommendation_plants")
                .update();
        append(suburb(30_005, "Recs Moor", "arid", ""));
        position = append(suburb(30_006, "Recs Fen", "arid", ""));

        statements.clear();
        assertThat(asked(position, "/api/v1/recommendations", question.formatted("mixed"))
                        .status())
                .isEqualTo(200);
        assertThat(statements.count()).isEqualTo(2);
        // Twice, where the index gives a bitmap first.
        assertThat(statements.rowsRead()).isBetween(around + 9L, 2L * (around + 9));
        assertThat(statements.plans()).noneMatch(plan -> plan.contains("Seq Scan"));
        assertThat(statements.plans().getFirst())
                .containsPattern("recommendation_candidates_pkey")
                .containsPattern("Index Cond: .*climate_zone = .* AND .*month = ");
        assertThat(statements.plans().getLast()).contains("recommendation_plants_pkey");

        statements.clear();
        assertThat(post("/api/v1/recommendations", question.formatted("edible")).status())
                .isEqualTo(200);
        assertThat(statements.count()).isLessThanOrEqualTo(1);
        assertThat(statements.rowsRead()).isLessThanOrEqualTo(2 * 9);

        statements.clear();
        String fewer = question.formatted("edible").replace("\"n\": 9", "\"n\": 8");
        assertThat(post("/api/v1/recommendations", fewer).json().get("recommendations"))
                .hasSize(8);
        assertThat(statements.count()).as("for plants that were shown before").isZero();
    }

    private static PlantFacts random(Random random, String name, int months) {
        Traits traits = new Traits(
                Stream.of("full_sun", "part_sun", "bright_shade")
                        .filter(_ -> random.nextBoolean())
                        .toList(),
                random.nextBoolean(),
                random.nextInt(3) > 0,
                random.nextBoolean(),
                random.nextBoolean(),
                oneOf(random, "unknown", "dwarf", "climber", "bush"),
                List.of(oneOf(random, "white", "red", "blue")),
                random.nextInt(101),
                random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(300)),
                OptionalInt.of(30),
                OptionalInt.empty(),
                new SowingMonths(0, 0, months, 0, 0),
                false);
        return plant(name, name, oneOf(random, "flower", "herb", "vegetable"), traits);
    }

    private static String oneOf(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    private static PlantFacts herb(String name, String scientificName, int months) {
        return plant(name, scientificName, "herb", herbTraits(tropicalMonths(months)));
    }

    private static PlantFacts flower(String name, String scientificName, int months) {
        Traits herb = herbTraits(tropicalMonths(months));
        return plant(
                name,
                scientificName,
                "flower",
                new Traits(
                        herb.sunLevels(),
                        herb.indoor(),
                        herb.container(),
                        false,
                        herb.fragrant(),
                        herb.habit(),
                        herb.flowerColours(),
                        herb.maintainabilityHundredths(),
                        herb.maturityDays(),
                        herb.spacingCentimetres(),
                        herb.sowingDepthMillimetres(),
                        herb.sowingMonths(),
                        false));
    }

    private static String question(String month, String sections) {
        return "{\"climate_zone\": \"tropical\", \"month_now\": \"%s\", \"user_preferences\": {%s}}"
                .formatted(month, sections);
    }

    private String zone(long position, String question) {
        return asked(position, "/api/v1/recommendations", question)
                .json()
                .get("climate_zone")
                .asString();
    }

    private static List<String> names(Answered answered) {
        return answered.json().get("recommendations").findValuesAsString("plant_name");
    }

    /// Waits until the answer contains everything up to the position.
    private Answered asked(long position, String path, String body) {
        Answered answered = post(path, body, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        assertThat(answered.status()).as(path + " " + answered).isEqualTo(200);
        return answered;
    }
}
