package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Cases P1 to P6, and the files that the product ships with.
@DisplayName("The garden's catalogue")
class CatalogueIT {
    private static final String IMPORT = "/api/v1/admin/catalogue/import";
    private static final Path SEED = Path.of("../../db/seed/garden");

    private final Client visitor = RunningMarigold.shared().anybody();
    private final Client master = RunningMarigold.shared().master();

    @ParameterizedTest
    @CsvSource({"flowers, flower, 146", "herbs, herb, 69", "vegetables, vegetable, 137"})
    @DisplayName("takes the shipped files as they are, and the second time without any news")
    void shipped(String file, String category, int rows) throws FileNotFoundException {
        Path path = SEED.resolve("plants-%s.csv".formatted(file));
        JsonNode first =
                master.csv(IMPORT, BodyPublishers.ofFile(path)).expect(200).json();
        assertThat(first.get("refused").asInt()).as(first.toString()).isZero();
        assertThat(first.get("rows").asInt()).isEqualTo(rows);

        Reply second = master.csv(IMPORT, BodyPublishers.ofFile(path)).expect(200);
        assertThat(second.json().get("unchanged").asInt()).isEqualTo(rows);
        assertThat(second.header("Consistency-Token")).isEmpty();

        JsonNode page = master.with("Prefer", "wait=30")
                .get("/api/v1/plants/paginated?category=" + category)
                .expect(200)
                .json();
        assertThat(page.get("total").asInt()).isGreaterThanOrEqualTo(rows);
        assertThat(page.get("categories").get(category)).isEqualTo(page.get("total"));
        assertThat(page.get("plants"))
                .hasSize(12)
                .allSatisfy(plant ->
                        assertThat(plant.get("plant_category").asString()).isEqualTo(category));
    }

    @Test
    @DisplayName("P1, P3: is turned in pages that are disjoint and repeatable, also beyond the last")
    void pages() {
        seen(imported(IntStream.range(0, 25)
                .mapToObj(i -> row("Turning leaf %02d".formatted(i), "", "flower", ""))
                .collect(Collectors.joining())));

        List<Long> ids = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            JsonNode page = page("search=turning%20leaf&page=" + number);
            assertThat(page.get("total_pages").asInt()).isEqualTo(3);
            assertThat(page.get("has_next").asBoolean()).isEqualTo(number < 3);
            assertThat(page("search=turning%20leaf&page=" + number)).isEqualTo(page);
            page.get("plants").forEach(plant -> ids.add(plant.get("id").asLong()));
        }
        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
        JsonNode beyond = page("search=turning%20leaf&page=4");
        assertThat(beyond.get("plants")).isEmpty();
        assertThat(beyond.get("has_next").asBoolean()).isFalse();
        assertThat(beyond.get("has_previous").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=101", "limit=0", "page=0"})
    @DisplayName("P2: has no pages outside of its bounds")
    void bounds(String parameters) {
        visitor.get("/api/v1/plants/paginated?" + parameters)
                .refused(422, parameters.split("=")[0]);
    }

    @Test
    @DisplayName("P4: knows neighbours as lists, also empty ones")
    void companions() {
        seen(imported(row("Neighbourly sage", "", "herb", "\"beans, peas, marigold\"")));
        JsonNode sage = only("Neighbourly sage");

        JsonNode companions = visitor.get(
                        "/api/v1/plants/%d/companions".formatted(sage.get("id").asLong()))
                .expect(200)
                .json();
        assertThat(companions.get("companion_planting").toString()).isEqualTo("""
            {"beneficial_companions":["beans","peas","marigold"],"harmful_companions":[],\
            "neutral_companions":[]}\
            """);
    }

    @ParameterizedTest(name = "{0} / {1} / {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Dianthus- Allwood's Pink | Dianthus alpinus | flower | Dianthus- Allwoods Pink_Dianthus alpinus",
                "Basil- Bush | unknown | herb | Basil- Bush_unknown"
            })
    @DisplayName("P5, P6: names its pictures by the rule")
    void images(String name, String scientificName, String category, String folder) {
        seen(imported(row(name, scientificName, category, "")));
        long plant = only(name + "&category=" + category).get("id").asLong();

        String first = "/%s_plant_images/%s/%s_1.jpg".formatted(category, folder, folder);
        assertThat(visitor.get("/api/v1/plants/%d/image-url".formatted(plant))
                        .expect(200)
                        .json()
                        .get("image_url")
                        .asString())
                .endsWith(first);
        JsonNode all = visitor.get("/api/v1/plants/%d/all-images".formatted(plant))
                .expect(200)
                .json()
                .get("image_urls");
        assertThat(all).hasSize(4);
        assertThat(all.get(0).asString()).endsWith(first);
        assertThat(all.get(3).asString()).endsWith(first.replace("_1.jpg", "_4.jpg"));
    }

    @Test
    @DisplayName("shows the admin who imports it the new plants at once, and tells nobody else how to import")
    void readsOwnWrites() {
        Client admin = master;
        admin.csv(IMPORT, BodyPublishers.ofString(HEADER + row("Prompt parsley", "", "herb", "")))
                .expect(200);
        JsonNode page = admin.with("Prefer", "wait=30")
                .get("/api/v1/plants/paginated?search=prompt%20parsley")
                .expect(200)
                .json();
        assertThat(page.get("total").asInt()).isEqualTo(1);

        visitor.get("/api/v1/plants/987654321").refused(404, "Plant not found");
        visitor.csv(IMPORT, BodyPublishers.ofString(HEADER)).refused(401, "Not authenticated");
        RunningMarigold.shared()
                .newVendor()
                .admin()
                .csv(IMPORT, BodyPublishers.ofString(HEADER))
                .refused(401, "master token");
    }

    static final String HEADER = """
        plant_name,scientific_name,plant_category,plant_type,days_to_maturity,plant_spacing,sowing_depth,position,season,\
        germination,sowing_method,hardiness_life_cycle,characteristics,description,additional_information,seed_type,\
        image_filename,cool_climate_sowing_period,temperate_climate_sowing_period,subtropical_climate_sowing_period,\
        tropical_climate_sowing_period,arid_climate_sowing_period,beneficial_companions,harmful_companions,\
        neutral_companions
        """;

    static String row(String name, String scientificName, String category, String companions) {
        return "%s,%s,%s%s%s,,\n".formatted(name, scientificName, category, ",".repeat(20), companions);
    }

    private Reply imported(String rows) {
        Reply reply = master.csv(IMPORT, BodyPublishers.ofString(HEADER + rows)).expect(200);
        assertThat(reply.json().get("refused").asInt()).as(reply.text()).isZero();
        return reply;
    }

    /// Waits until a visitor sees what was imported; nothing when it was no news.
    private void seen(Reply imported) {
        imported.header("Consistency-Token")
                .ifPresent(token -> visitor.with("Consistency-Token", token)
                        .with("Prefer", "wait=30")
                        .get("/api/v1/plants/paginated?limit=1")
                        .expect(200));
        imported.header("Consistency-Token")
                .ifPresent(token -> visitor.with("Consistency-Token", token)
                        .with("Prefer", "wait=30")
                        .get("/api/v1/plants/0/companions")
                        .expect(404));
    }

    private JsonNode page(String parameters) {
        return visitor.get("/api/v1/plants/paginated?" + parameters).expect(200).json();
    }

    private JsonNode only(String search) {
        JsonNode page = page("search=" + search.replace(" ", "%20").replace("'", "%27"));
        assertThat(page.get("plants")).as(page.toString()).hasSize(1);
        return page.get("plants").get(0);
    }
}
