package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marigold.acceptance.RunningMarigold.Gardener;
import marigold.standalone.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Restarts a product of its own, so it runs without a gateway only.
@DisplayName("What to sow, and where")
@Tag("own-process")
@Tag("slow")
class RecommendationsRebuildIT {
    private static final Path SEED = Path.of("../../db/seed/garden");

    /// Questions that visitors ask, and what the address does not say.
    private static final List<String> READS = List.of(
            "/api/v1/plants?limit=400",
            "/api/v1/plants/paginated?search=tom&limit=100",
            "/api/v1/suburbs",
            "/api/v1/climate/Altona",
            "/api/v1/climate/Altona/history?days=30",
            "/api/v1/uhi/data",
            "/api/v1/uhi/metadata",
            "/api/v1/uhi/summary",
            "/api/v1/uhi/chart-data",
            "/api/v1/uhi/suburbs/by-heat?category=high&limit=100",
            "/api/v1/uhi/suburb/abbotsford");

    private final List<Gardener> gardeners = new ArrayList<>();

    @Test
    @DisplayName("gives the same bytes when every read model is rebuilt")
    void rebuilt() throws Exception {
        Path data = RunningMarigold.temporaryFolder();
        List<String> before;
        try (Product product = Product.upOn(data)) {
            RunningMarigold marigold = RunningMarigold.on(product, data);
            fill(marigold);
            before = answers(marigold, data);
            ReadTables.empty(data);
        }
        try (Product product = Product.upOn(data)) {
            assertThat(answers(RunningMarigold.on(product, data), data)).isEqualTo(before);
        }
    }

    private void fill(RunningMarigold marigold) throws Exception {
        Client master = marigold.master();
        for (String type : List.of("balcony", "indoor", "backyard")) gardener(marigold, type);
        String catalogue = "/api/v1/admin/catalogue/import";
        for (String file : List.of("flowers", "herbs", "vegetables")) {
            master.csv(catalogue, BodyPublishers.ofFile(SEED.resolve("plants-%s.csv".formatted(file))))
                    .expect(200);
        }
        master.csv("/api/v1/admin/suburbs/import", BodyPublishers.ofFile(SEED.resolve("suburbs.csv")))
                .expect(200);
        for (String type : List.of("courtyard", "indoor")) gardener(marigold, type);
        // A plant that leaves the months, and a suburb in another zone.
        master.csv(catalogue, BodyPublishers.ofString(CatalogueIT.HEADER + CatalogueIT.row("Dill", "", "herb", "")))
                .expect(200);
        master.csv("/api/v1/admin/suburbs/import", BodyPublishers.ofString("""
            name,postcode,latitude,longitude,climate_zone
            Altona,3018,-37.868,144.83,cool
            """)).expect(200);
        String readings = "/api/v1/admin/climate/readings";
        master.post(readings, "{\"suburb\": \"Altona\", \"temperature_current\": 14.5}")
                .expect(200);
        master.post(readings, "[{\"suburb\": \"Altona\", \"aqi\": 51}, {\"suburb\": \"Kew\", \"uv_index\": 3}]")
                .expect(200);
    }

    private void gardener(RunningMarigold marigold, String type) {
        Gardener gardener = marigold.newGardener();
        gardener.api()
                .put(
                        "/api/v1/auth/profile",
                        "{\"garden_type\": \"%s\", \"suburb_id\": %d}".formatted(type, 1 + gardeners.size()))
                .expect(200);
        gardeners.add(gardener);
    }

    private List<String> answers(RunningMarigold marigold, Path data) throws Exception {
        String position = ReadTables.lastPosition(data);
        Client visitor = marigold.anybody().with("Prefer", "wait=60").with("Consistency-Token", position);
        List<String> answers = new ArrayList<>();
        for (String path : READS) answers.add(visitor.get(path).expect(200).text());
        for (String path : List.of("/api/v1/recommendations", "/api/v1/recommendations-with-impact")) {
            answers.add(visitor.post(path, "{\"suburb\": \"Altona\", \"user_preferences\": {}}")
                    .expect(200)
                    .text());
        }
        for (Gardener gardener : gardeners) {
            answers.add(marigold.anybody()
                    .post(
                            "/api/v1/auth/login",
                            "{\"email\": \"%s\", \"password\": \"Passw0rd!\"}".formatted(gardener.email()))
                    .expect(200)
                    .json()
                    .get("access_token")
                    .asString()
                    .transform(token -> visitor.withToken(token)
                            .get("/api/v1/recommendations/mine")
                            .expect(200)
                            .text()));
        }
        return answers;
    }
}
