package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Cases C1, C2, U1 and U2, and the file that the product ships with.
@DisplayName("The suburbs")
class SuburbsIT {
    private static final String IMPORT = "/api/v1/admin/suburbs/import";
    private static final String READINGS = "/api/v1/admin/climate/readings";
    private static final Path SUBURBS = Path.of("../../db/seed/garden/suburbs.csv");
    private static final int SHIPPED = 94;

    private static Client master;
    private static Client visitor;

    @BeforeAll
    static void suburbs() throws FileNotFoundException {
        master = RunningMarigold.shared().master();
        Reply imported = master.csv(IMPORT, BodyPublishers.ofFile(SUBURBS)).expect(200);
        assertThat(imported.json().get("refused").asInt()).as(imported.text()).isZero();
        assertThat(imported.json().get("rows").asInt()).isEqualTo(SHIPPED);
        visitor = RunningMarigold.shared().anybody();
        imported.header("Consistency-Token").ifPresent(SuburbsIT::await);
    }

    private static void await(String token) {
        visitor = RunningMarigold.shared()
                .anybody()
                .with("Consistency-Token", token)
                .with("Prefer", "wait=30");
    }

    @Test
    @DisplayName("ship as a file that is taken as it is, and is no news the second time")
    void shipped() throws FileNotFoundException {
        Reply again = master.csv(IMPORT, BodyPublishers.ofFile(SUBURBS)).expect(200);
        assertThat(again.json().get("unchanged").asInt()).isEqualTo(SHIPPED);
        assertThat(again.header("Consistency-Token")).isEmpty();

        JsonNode all = visitor.get("/api/v1/suburbs").expect(200).json();
        assertThat(all.get("total").asInt()).isGreaterThanOrEqualTo(SHIPPED);
        assertThat(all.get("suburbs").findValuesAsString("name")).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode suburb : all.get("suburbs")) {
            assertThat(suburb.get("postcode").asString()).matches("[0-9]{4}");
            assertThat(suburb.get("latitude").asDouble()).isBetween(-39.5, -36.5);
            assertThat(suburb.get("longitude").asDouble()).isBetween(144.0, 146.5);
            assertThat(suburb.get("climate_zone").asString()).isIn("cool", "temperate");
        }
        assertThat(visitor.get("/api/v1/suburbs/?search=3067")
                        .expect(200)
                        .json()
                        .get("suburbs")
                        .findValuesAsString("name"))
                .contains("Abbotsford");
    }

    @Test
    @DisplayName("U1, U2: are found in the heat data by name and by class")
    void heat() {
        JsonNode found =
                visitor.get("/api/v1/uhi/suburbs/search?q=alt").expect(200).json();
        assertThat(found.get("suburbs").findValuesAsString("name"))
                .startsWith("Altona", "Altona Meadows", "Altona North");

        JsonNode low = visitor.get("/api/v1/uhi/suburbs/by-heat?category=low%20heat&limit=100")
                .expect(200)
                .json();
        assertThat(low.get("suburbs").findValuesAsString("category"))
                .isNotEmpty()
                .containsOnly("Low Heat");
        List<Double> degrees = new ArrayList<>();
        low.get("suburbs")
                .forEach(suburb ->
                        degrees.add(-suburb.get("heat").get("intensity").asDouble()));
        assertThat(degrees).isSorted();

        JsonNode one = visitor.get("/api/v1/uhi/suburb/airport-west")
                .expect(200)
                .json()
                .get("suburb");
        assertThat(one.get("name").asString()).isEqualTo("Airport West");
        assertThat(one.get("heat").get("category").asString()).isEqualTo("High Heat");
        visitor.get("/api/v1/uhi/suburb/atlantis").refused(404, "Suburb not found");
        assertThat(visitor.get("/api/v1/uhi/metadata")
                        .expect(200)
                        .json()
                        .get("metadata")
                        .get("total_suburbs")
                        .asInt())
                .isGreaterThanOrEqualTo(SHIPPED);
    }

    @Test
    @DisplayName("decide about the climate zone and the heat of a recommendation, where the request names none")
    void recommended() {
        JsonNode abbotsford = visitor.post(
                        "/api/v1/recommendations", "{\"suburb\": \"abbotsford\", \"user_preferences\": {}}")
                .expect(200)
                .json();
        assertThat(abbotsford.get("climate_zone").asString()).isEqualTo("temperate");
        assertThat(visitor.post("/api/v1/recommendations", "{\"suburb\": \"Atlantis\", \"user_preferences\": {}}")
                        .expect(200)
                        .json()
                        .get("climate_zone")
                        .asString())
                .isEqualTo("cool");
    }

    @Test
    @DisplayName("C1, C2: have one reading a day with its last values, and a history of up to 30 days")
    void climate() {
        master.post(READINGS, "{\"suburb\": \"Altona\", \"temperature_current\": 14.5, \"uv_index\": 2.9}")
                .expect(200);
        Reply last = master.post(READINGS, "[{\"suburb\": \"Altona\", \"temperature_current\": 19, \"aqi\": 51}]")
                .expect(200);
        await(last.header("Consistency-Token").orElseThrow());

        JsonNode latest = visitor.get("/api/v1/climate/altona").expect(200).json();
        assertThat(latest.get("weather").get("temperature_current").asString()).isEqualTo("19");
        assertThat(latest.get("uv").get("category").asString()).isEqualTo("Low");
        assertThat(latest.get("air_quality").get("category").asString()).isEqualTo("Moderate");
        JsonNode history =
                visitor.get("/api/v1/climate/altona/history?days=7").expect(200).json();
        assertThat(history.get("history")).hasSize(1);
        visitor.get("/api/v1/climate/altona/history?days=0").refused(400, "between 1 and 30");
        visitor.get("/api/v1/climate/altona/history?days=31").refused(400, "between 1 and 30");
        visitor.get("/api/v1/climate/atlantis").refused(404, "No climate readings");

        JsonNode status = master.with("Prefer", "wait=30")
                .get("/api/v1/admin/climate/status")
                .expect(200)
                .json();
        assertThat(status.get("suburbs_current").asInt()).isPositive();
        assertThat(status.get("suburbs_total").asInt()).isGreaterThanOrEqualTo(SHIPPED);
        visitor.get("/api/v1/admin/climate/status").refused(401, "Not authenticated");
        visitor.post(READINGS, "{\"suburb\": \"Altona\", \"aqi\": 1}").refused(401, "Not authenticated");
    }
}
