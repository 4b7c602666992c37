package marigold.garden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import marigold.QueryServiceTest;
import marigold.garden.events.SuburbEvent.ClimateReading;
import marigold.garden.events.SuburbEvent.HeatFacts;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.garden.events.SuburbEvent.SuburbHeatMeasured;
import marigold.garden.events.SuburbEvent.SuburbListed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The suburbs are shared: each test has some with a name of its own.
@DisplayName("A visitor who looks at a suburb")
class SuburbReadsTest extends QueryServiceTest {
    private static final OptionalInt NOTHING = OptionalInt.empty();

    @Autowired
    private GardenCalendar calendar;

    @Test
    @DisplayName("finds it by part of its name or the beginning of its postcode, those that begin with it first")
    void suburbs() {
        long position = append(
                listed(50_001, "Looking Hill", "3991"),
                listed(50_002, "North Looking", "3992"),
                listed(50_003, "Lookingbrook", "3993"),
                listed(50_004, "L%king", "3994"));

        JsonNode found = seen(position, "/api/v1/suburbs?search=LOOKing");
        assertThat(names(found)).containsExactly("Looking Hill", "Lookingbrook", "North Looking");
        assertThat(found.get("total").asInt()).isEqualTo(3);
        assertThat(names(seen(position, "/api/v1/suburbs/?q=l%25king"))).containsExactly("L%king");
        assertThat(names(seen(position, "/api/v1/suburbs?search=399&limit=2")))
                .containsExactly("L%king", "Looking Hill");
        assertThat(seen(position, "/api/v1/suburbs?search=looking%20hill")
                        .get("suburbs")
                        .get(0)
                        .toString())
                .isEqualTo("""
                    {"id":50001,"name":"Looking Hill","postcode":"3991","latitude":-37.803,"longitude":145.1,"state":"VIC",\
                    "climate_zone":"temperate","suburb_heat_category":"High Heat","suburb_heat_intensity":9.5}\
                    """);
        assertThat(seen(position, "/api/v1/suburbs?search=nowhereatall").toString())
                .isEqualTo("{\"suburbs\":[],\"total\":0}");
        assertThat(get("", "/api/v1/suburbs?limit=0").status()).isEqualTo(422);

        statements.clear();
        append(listed(50_005, "Another", "3995"));
        seen(append(listed(50_006, "Yet Another", "3996")), "/api/v1/suburbs?search=another");
        assertThat(statements.count()).isEqualTo(1);
    }

    @Test
    @DisplayName("reads what was last measured there, also where that is not all")
    void latest() {
        LocalDate today = calendar.today();
        long position = append(
                listed(50_011, "Weather Vale", "3121"),
                recorded(50_011, today, reading(18_50, 7_95, 42)),
                recorded(50_011, today.minusDays(1), reading(9_00, 1_00, 10)));

        JsonNode climate = seen(position, "/api/v1/climate/weather%20VALE");
        assertThat(climate.toString().replaceAll("\"created_at\":\"[-0-9T:.]+Z\"", "\"created_at\":\"…\""))
                .isEqualTo("""
                    {"suburb":{"name":"Weather Vale","postcode":"3121","latitude":-37.803,"longitude":145.1},\
                    "weather":{"temperature_current":18.5,"temperature_max":null,"temperature_min":null,"humidity":55,\
                    "rainfall":0,"wind_speed":null,"weather_code":3},\
                    "uv":{"index":7.95,"category":"High","protection_required":"Yes"},\
                    "air_quality":{"aqi":42,"category":"Good","pm25":null,"pm10":null,"ozone":null,"nitrogen_dioxide":null,\
                    "sulfur_dioxide":null,"carbon_monoxide":null},\
                    "recorded_date":"%s","data_source":{"weather":"station","uv":null,"air_quality":null},"created_at":"…"}\
                    """.formatted(today));
        assertThat(get("", "/api/v1/climate/Nowhere").status()).isEqualTo(404);
        append(listed(50_012, "Weather Less", "3121"));
        assertThat(get("", "/api/v1/climate/Weather%20Less").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("C1: reads up to 30 days back, the newest first, and of 7 days 8 rows at most")
    void history() {
        LocalDate today = calendar.today();
        List<Object> events = new ArrayList<>(List.of(listed(50_021, "History Hill", "3121")));
        for (int back = 0; back <= 31; back++) {
            events.add(recorded(50_021, today.minusDays(back), reading(back * 100, 0, 1)));
        }
        long position = append(events.toArray());

        JsonNode week = seen(position, "/api/v1/climate/history%20hill/history?days=7");
        assertThat(week.get("suburb").asString()).isEqualTo("History Hill");
        assertThat(week.get("days").asInt()).isEqualTo(7);
        assertThat(week.get("history").findValuesAsString("recorded_date"))
                .hasSize(8)
                .first()
                .isEqualTo(today.toString());
        assertThat(week.get("history").get(7).get("recorded_date").asString())
                .isEqualTo(today.minusDays(7).toString());
        assertThat(seen(position, "/api/v1/climate/History%20Hill/history")).isEqualTo(week);
        assertThat(seen(position, "/api/v1/climate/History%20Hill/history?days=30")
                        .get("history"))
                .hasSize(31);
        assertThat(get("", "/api/v1/climate/Nowhere/history").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "31", "-1", "7.5", "week", "999999999999"})
    @DisplayName("C1: is refused with 400 for no day and for more than 30")
    void invalidDays(String days) {
        Answered refused = get("", "/api/v1/climate/Nowhere/history?days=" + days);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("code").asString()).isEqualTo("invalid-days");
    }

    @ParameterizedTest
    @CsvSource({
        "290, Low, No",
        "300, Moderate, Yes",
        "599, Moderate, Yes",
        "600, High, Yes",
        "800, Very High, Yes",
        "1099, Very High, Yes",
        "1100, Extreme, Yes"
    })
    @DisplayName("C3: is told in words how strong the sun is, and whether to protect himself")
    void ultraviolet(int hundredths, String category, String protection) {
        long position = append(
                listed(51_000 + hundredths, "Sun " + hundredths, "3121"),
                recorded(51_000 + hundredths, calendar.today(), reading(0, hundredths, 1)));

        JsonNode uv = seen(position, "/api/v1/climate/Sun%20" + hundredths).get("uv");
        assertThat(uv.get("category").asString()).isEqualTo(category);
        assertThat(uv.get("protection_required").asString()).isEqualTo(protection);
    }

    @ParameterizedTest
    @CsvSource({
        "50, Good",
        "51, Moderate",
        "100, Moderate",
        "101, Unhealthy for Sensitive Groups",
        "150, Unhealthy for Sensitive Groups",
        "151, Unhealthy",
        "200, Unhealthy",
        "201, Very Unhealthy",
        "300, Very Unhealthy",
        "301, Hazardous"
    })
    @DisplayName("C4: is told in words how good the air is")
    void air(int index, String category) {
        long position = append(
                listed(53_000 + index, "Air " + index, "3121"),
                recorded(53_000 + index, calendar.today(), reading(0, 0, index)));

        assertThat(seen(position, "/api/v1/climate/Air%20" + index)
                        .get("air_quality")
                        .get("category")
                        .asString())
                .isEqualTo(category);
    }

    @Test
    @DisplayName("and has the platform's token learns from one statement how many suburbs have today's readings")
    void status() {
        LocalDate today = calendar.today();
        long position = append(
                listed(50_031, "Status One", "3121"),
                recorded(50_031, today, reading(1, 1, 1)),
                listed(50_032, "Status Two", "3121"),
                recorded(50_032, today.minusDays(1), reading(1, 1, 1)));
        JsonNode before = status(position);
        position = append(recorded(50_032, today, reading(2, 1, 1)), listed(50_033, "Status Three", "3121"));

        statements.clear();
        JsonNode after = status(position);
        assertThat(statements.count()).isEqualTo(1);
        assertThat(after.get("suburbs_current").asLong())
                .isEqualTo(before.get("suburbs_current").asLong() + 1);
        assertThat(after.get("suburbs_total").asLong())
                .isEqualTo(before.get("suburbs_total").asLong() + 1)
                .isEqualTo(after.get("suburbs_current").asLong()
                        + after.get("suburbs_outdated").asLong());
        assertThat(after.get("update_in_progress").asBoolean()).isFalse();
        assertThat(after.get("api_status").findValuesAsString("api_name"))
                .containsExactly("air_quality", "uv", "weather");
        assertThat(get("", "/api/v1/admin/climate/status").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("U1: finds it in the heat data, those that begin with the word first")
    void heatSearched() {
        long position = append(
                listed(50_041, "Zaltona North", "3025"),
                heat(50_041, "zaltona-north", "Low Heat", 3_00),
                listed(50_042, "Zaltona", "3018"),
                heat(50_042, "zaltona", "High Heat", 9_00),
                listed(50_043, "Upper Zalt", "3018"),
                heat(50_043, "upper-zalt", "High Heat", 8_00),
                listed(50_044, "Zaltona Meadows", "3028"),
                heat(50_044, "zaltona-meadows", "Cool", -50),
                listed(50_045, "Zalt without heat", "3028"));

        JsonNode found = seen(position, "/api/v1/uhi/suburbs/search?q=ZALT");
        assertThat(names(found)).containsExactly("Zaltona", "Zaltona Meadows", "Zaltona North", "Upper Zalt");
        assertThat(found.get("total").asInt()).isEqualTo(4);
        assertThat(found.get("query").asString()).isEqualTo("ZALT");
        assertThat(names(seen(position, "/api/v1/uhi/suburbs/search?q=zalt&limit=2")))
                .containsExactly("Zaltona", "Zaltona Meadows");
        assertThat(get("", "/api/v1/uhi/suburbs/search?limit=101").status()).isEqualTo(422);

        JsonNode one = seen(position, "/api/v1/uhi/suburb/Zaltona");
        int rank = one.get("suburb").get("heat").get("rank").asInt();
        int green = one.get("suburb").get("vegetation").get("rank").asInt();
        assertThat(rank).isPositive();
        assertThat(one.get("suburb").toString()).isEqualTo("""
            {"id":"zaltona","name":"Zaltona","council":"Council","coordinates":{"lat":-37.803,"lng":145.1},\
            "heat":{"intensity":9,"category":"High Heat","rank":%d,"min":1,"max":12.5,"std_dev":null},\
            "vegetation":{"total":33.1,"trees":null,"shrubs":null,"grass":null,"rank":%d},\
            "trees_by_height":{"small_3_10m":null,"medium_10_15m":null,"large_15m_plus":null},\
            "spatial":{"area_hectares":180,"mesh_blocks":135}}\
            """.formatted(rank, green));
        assertThat(one.get("heat_categories").get("extreme_heat").toString())
                .isEqualTo("{\"label\":\"Extreme Heat\",\"min\":12.0,\"max\":999,\"color\":\"#8B0000\"}");
        assertThat(seen(position, "/api/v1/uhi/suburb/zaltona_meadows")
                        .get("suburb")
                        .get("id")
                        .asString())
                .isEqualTo("zaltona-meadows");
        assertThat(get("", "/api/v1/uhi/suburb/nowhere").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("U2: is shown one class of heat alone, the hottest first, whichever way it is written")
    void byHeat() {
        long position = append(
                listed(50_051, "Heated A", "3025"),
                heat(50_051, "heated-a", "Low Heat", 1_00),
                listed(50_052, "Heated B", "3018"),
                heat(50_052, "heated-b", "Low Heat", 3_90),
                listed(50_053, "Heated C", "3018"),
                heat(50_053, "heated-c", "Extreme Heat", 13_84));

        for (String written : List.of("low%20heat", "Low", "LOW%20HEAT")) {
            JsonNode low = seen(position, "/api/v1/uhi/suburbs/by-heat?limit=100&category=" + written);
            List<String> categories = low.get("suburbs").findValuesAsString("category");
            assertThat(categories)
                    .containsOnly("Low Heat")
                    .hasSize(low.get("total").asInt());
            List<Double> degrees = StreamSupport.stream(low.get("suburbs").spliterator(), false)
                    .map(suburb -> suburb.get("heat").get("intensity").asDouble())
                    .toList();
            assertThat(degrees).isSortedAccordingTo((one, other) -> Double.compare(other, one));
            assertThat(names(low)).contains("Heated A", "Heated B").doesNotContain("Heated C");
        }
        JsonNode all = seen(position, "/api/v1/uhi/suburbs/by-heat");
        assertThat(all.get("filter").isNull()).isTrue();
        assertThat(names(all).getFirst()).isEqualTo("Heated C");

        JsonNode metadata = seen(position, "/api/v1/uhi/metadata");
        assertThat(metadata.get("statistics").get("heat").get("max").asString()).isEqualTo("13.84");
        assertThat(metadata.get("heat_categories").propertyNames())
                .containsExactly("extreme_heat", "high_heat", "moderate_heat", "low_heat", "cool");
        JsonNode data = seen(position, "/api/v1/uhi/data");
        assertThat(data.get("suburbs").size())
                .isEqualTo(metadata.get("metadata").get("total_suburbs").asInt());
        for (String part : List.of("metadata", "statistics", "heat_categories")) {
            assertThat(data.get(part)).isEqualTo(metadata.get(part));
        }
    }

    @Test
    @DisplayName("R21: is a point of the map, at its middle, under the address where a client looks for boundaries")
    void points() {
        long position = append(listed(50_061, "Pointed Hill", "3025"), heat(50_061, "pointed-hill", "Cool", -50));

        JsonNode map = seen(position, "/api/v1/uhi/boundaries/?simplified=true");

        assertThat(map.get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(map.get("url").asString()).matches("http://localhost:[0-9]+/api/v1/uhi/boundaries");
        assertThat(map.get("features").valueStream().map(JsonNode::toString)).contains("""
            {"type":"Feature","id":"pointed-hill","properties":{"SUBURB_NAME":"Pointed Hill","HEAT_CATEGORY":"Cool",\
            "AVG_HEAT":-0.5},"geometry":{"type":"Point","coordinates":[145.1,-37.803]}}\
            """);
        assertThat(map.get("size").asString()).isEqualTo(map.get("features").size() + " points");
    }

    @Test
    @DisplayName("R21: is a line of the chart, and counted in its class of heat, both as CSV")
    void charts() {
        long position = append(listed(50_071, "Charted, the", "3025"), heat(50_071, "charted", "Extreme Heat", 99_00));
        seen(position, "/api/v1/uhi/boundaries");

        Answered chart = get("", "/api/v1/uhi/chart-data");
        assertThat(chart.header("Content-Type")).startsWith("text/csv;").contains("charset=utf-8");
        assertThat(chart.header("ETag")).isNotEmpty();
        assertThat(chart.body().lines().limit(2))
                .satisfiesExactly(
                        header -> assertThat(header)
                                .isEqualTo(
                                        "id,suburb_name,council,heat_category,heat,heat_rank,vegetation,trees,shrubs,"
                                                + "grass,vegetation_rank"),
                        row -> assertThat(row)
                                .startsWith("charted,\"Charted, the\",Council,Extreme Heat,99,1,33.1,,,,"));
        Answered summary = get("", "/api/v1/uhi/summary/");
        assertThat(summary.body().lines().map(line -> line.split(",", 2)[0]))
                .containsExactly("heat_category", "Extreme Heat", "High Heat", "Moderate Heat", "Low Heat", "Cool");
        assertThat(summary.body()
                        .lines()
                        .skip(1)
                        .mapToInt(line -> Integer.parseInt(line.split(",")[1]))
                        .sum())
                .isEqualTo((int) chart.body().lines().count() - 1);
        assertThat(summary.body().lines().toList().get(1)).contains(",99,").contains("#8B0000");
    }

    private JsonNode status(long position) {
        Answered answered = get(
                master(),
                "/api/v1/admin/climate/status",
                "Consistency-Token",
                Long.toString(position),
                "Prefer",
                "wait=20");
        assertThat(answered.status()).as(answered.toString()).isEqualTo(200);
        return answered.json();
    }

    private JsonNode seen(long position, String path) {
        Answered answered = get("", path, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        assertThat(answered.status()).as(path + " " + answered).isEqualTo(200);
        return answered.json();
    }

    private static List<String> names(JsonNode answer) {
        return answer.get("suburbs").findValuesAsString("name");
    }

    private static SuburbListed listed(long suburbId, String name, String postcode) {
        return new SuburbListed(
                suburbId,
                new SuburbFacts(
                        name, postcode, -37.803, 145.1, "VIC", "temperate", "High Heat", OptionalDouble.of(9.5)));
    }

    private static SuburbHeatMeasured heat(long suburbId, String slug, String category, int hundredths) {
        return new SuburbHeatMeasured(
                suburbId,
                new HeatFacts(
                        slug,
                        "Council",
                        category,
                        hundredths,
                        OptionalInt.of(1_00),
                        OptionalInt.of(12_50),
                        NOTHING,
                        OptionalInt.of(33_10),
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        OptionalInt.of(180_00),
                        OptionalInt.of(135)));
    }

    static SuburbClimateRecorded recorded(long suburbId, LocalDate day, ClimateReading reading) {
        return new SuburbClimateRecorded(suburbId, day, reading);
    }

    static ClimateReading reading(int temperature, int uv, int air) {
        return new ClimateReading(
                OptionalInt.of(temperature),
                NOTHING,
                NOTHING,
                OptionalInt.of(55),
                OptionalInt.of(0),
                NOTHING,
                OptionalInt.of(3),
                OptionalInt.of(uv),
                OptionalInt.of(air),
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                "station",
                "",
                "");
    }
}
