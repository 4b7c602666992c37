package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import marigold.acceptance.RunningMarigold.Gardener;
import marigold.standalone.Product;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A garden with a past, rebuilt from its events. Restarts a product of its own, so it runs without a gateway
/// only.
@DisplayName("A garden")
@Tag("own-process")
@Tag("slow")
class GardenRebuildIT {
    private static final Path SEED = Path.of("../../db/seed/garden");

    /// What everybody reads. A number stands for itself: ids begin at 1.
    private static final List<String> SHARED = List.of(
            "/api/v1/plants",
            "/api/v1/plants/paginated?page=2&limit=50",
            "/api/v1/plants/paginated?search=sun",
            "/api/v1/plants/1",
            "/api/v1/plants/7/companions",
            "/api/v1/guides",
            "/api/v1/guides?search=water",
            "/api/v1/guides/categories",
            "/api/v1/guides/Composting",
            "/api/v1/guides/Craft/Drying%20flowers%20for%20winter.md");

    /// What each gardener reads.
    private static final List<String> PERSONAL = List.of(
            "/api/v1/auth/me",
            "/api/v1/favorites?email={email}",
            "/api/v1/favorites?page=2&size=2&email={email}",
            "/api/v1/favorites/check/7?email={email}",
            "/api/v1/guides/favorites/user?email={email}",
            "/api/v1/recommendations/history?email={email}",
            "/api/v1/guides/favorites/check/Worm%20farming%20on%20a%20balcony.md?email={email}");

    private final long seed = Long.getLong("marigold.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @DisplayName("gives the same bytes when its read tables were lost and are made again")
    void rebuilt() throws Exception {
        System.out.println("GardenRebuildIT seed " + seed);
        Path data = RunningMarigold.temporaryFolder();
        List<String> emails = new ArrayList<>();
        Map<String, String> before;
        try (Product product = Product.upOn(data)) {
            RunningMarigold marigold = RunningMarigold.on(product, data);
            share(marigold.master());
            for (int i = 0; i < 3; i++) emails.add(live(marigold.newGardener()));
            before = answers(marigold, emails, ReadTables.lastPosition(data));
            ReadTables.empty(data);
        }
        assertThat(before.values()).as("seed %d", seed).doesNotContain("[]");
        try (Product product = Product.upOn(data)) {
            RunningMarigold marigold = RunningMarigold.on(product, data);
            Map<String, String> after = answers(marigold, emails, ReadTables.lastPosition(data));
            after.forEach((path, body) ->
                    assertThat(body).as("seed %d, %s", seed, path).isEqualTo(before.get(path)));
            assertThat(after).hasSameSizeAs(before);
        }
    }

    private void share(Client master) {
        for (String category : List.of("flowers", "herbs", "vegetables")) {
            master.csv("/api/v1/admin/catalogue/import", body(SEED.resolve("plants-%s.csv".formatted(category))))
                    .expect(200);
        }
        for (Path file : ShippedGuides.files()) {
            master.post("/api/v1/admin/guides", ShippedGuides.request(file)).expect(201);
        }
        master.post("/api/v1/admin/guides", ShippedGuides.request("Craft", "later.md", "# Water, at first"))
                .expect(201);
        master.post("/api/v1/admin/guides", ShippedGuides.request("Craft", "later.md", "# Water, revised"))
                .expect(200);
        master.post("/api/v1/admin/guides", ShippedGuides.request("Gone", "gone.md", "# Water, gone"))
                .expect(201);
        master.delete("/api/v1/admin/guides/Gone/gone.md").expect(200);
    }

    private static java.net.http.HttpRequest.BodyPublisher body(Path file) {
        try {
            return BodyPublishers.ofFile(file);
        } catch (java.io.FileNotFoundException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    /// Does what gardeners do, in no sensible order. Gives the gardener's address.
    private String live(Gardener gardener) {
        String email = gardener.email();
        Client api = gardener.api();
        for (int i = 0; i < 40; i++) {
            int plant = 1 + random.nextInt(12);
            switch (random.nextInt(6)) {
                case 0 ->
                    api.put("/api/v1/auth/profile", "{\"climate_goals\": \"goal %d\"}".formatted(i))
                            .expect(200);
                case 1 ->
                    api.put("/api/v1/auth/profile", "{\"climate_goals\": null, \"name\": \"Name %d\"}".formatted(i))
                            .expect(200);
                case 2 ->
                    api.post(
                                    "/api/v1/favorites",
                                    "{\"email\": \"%s\", \"plant_id\": %d, \"notes\": \"note %d\"}"
                                            .formatted(email, plant, i))
                            .expect(200);
                case 3 ->
                    assertThat(api.delete("/api/v1/favorites/%d?email=%s".formatted(plant, email))
                                    .status())
                            .isIn(200, 404);
                case 4 -> {
                    Path guide = ShippedGuides.files().get(random.nextInt(5));
                    assertThat(api.post(
                                            "/api/v1/guides/favorites",
                                            "{\"email\": \"%s\", \"guide_name\": \"%s\"}"
                                                    .formatted(email, ShippedGuides.name(guide)))
                                    .status())
                            .isIn(201, 400);
                }
                default -> {
                    Path guide = ShippedGuides.files().get(random.nextInt(5));
                    String name = ShippedGuides.name(guide).replace(" ", "%20");
                    assertThat(api.delete("/api/v1/guides/favorites/%s?email=%s".formatted(name, email))
                                    .status())
                            .isIn(200, 404);
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            api.post(
                            "/api/v1/recommendations/history",
                            "{\"email\": \"%s\", \"suburb\": \"Kew\", \"recommendations\": [{\"id\": %d, \"score\": 70.5}, {\"id\": 9}]}"
                                    .formatted(email, 1 + random.nextInt(8)))
                    .expect(201);
        }
        api.post("/api/v1/favorites/sync", "{\"email\": \"%s\", \"favorite_plant_ids\": [1, 2, 3, 7]}".formatted(email))
                .expect(200);
        return email;
    }

    private static Map<String, String> answers(RunningMarigold marigold, List<String> emails, String position) {
        Map<String, String> answers = new TreeMap<>();
        for (String path : SHARED) {
            answers.put(
                    path,
                    patient(marigold.anybody(), position).get(path).expect(200).text());
        }
        for (String email : emails) {
            JsonNode login = marigold.anybody()
                    .post("/api/v1/auth/login", "{\"email\": \"%s\", \"password\": \"Passw0rd!\"}".formatted(email))
                    .expect(200)
                    .json();
            Client api = marigold.anybody().withToken(login.get("access_token").asString());
            for (String path : PERSONAL) {
                String own = path.replace("{email}", email);
                answers.put(
                        email + " " + own,
                        patient(api, position).get(own).expect(200).text());
            }
        }
        return answers;
    }

    private static Client patient(Client client, String position) {
        return client.with("Prefer", "wait=30").with("Consistency-Token", position);
    }
}
