package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import marigold.acceptance.RunningMarigold.Gardener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every path of the garden that names somebody, walked with the other gardener's address, and with no
/// gardener's token at all.
@DisplayName("One of two gardeners")
class TwoGardenersIT {
    private static final RunningMarigold MARIGOLD = RunningMarigold.shared();
    private static final String SECRET = "Zebra-";
    private static final List<String> HERS = List.of(
            "/api/v1/auth/me",
            "/api/v1/favorites?email={email}",
            "/api/v1/guides/favorites/user?email={email}",
            "/api/v1/recommendations/history?email={email}");

    private static Gardener hers;
    private static Gardener his;
    private static List<Client> strangers;
    private static long rose;
    private static List<String> before;

    @BeforeAll
    static void two() {
        hers = MARIGOLD.newGardener();
        his = MARIGOLD.newGardener();
        strangers = List.of(
                MARIGOLD.anybody(),
                MARIGOLD.anybody().withToken("nonsense"),
                MARIGOLD.newVendor().admin(),
                MARIGOLD.master());
        hers.api()
                .put("/api/v1/auth/profile", "{\"name\": \"Zebra-Asha\", \"climate_goals\": \"Zebra-goals\"}")
                .expect(200);
        MARIGOLD.master().post("/api/v1/admin/guides", ShippedGuides.request("Gates", "gates.md", "# Gates"));
        hers.api()
                .post(
                        "/api/v1/guides/favorites",
                        "{\"email\": \"%s\", \"guide_name\": \"gates.md\", \"notes\": \"Zebra-guide\"}"
                                .formatted(hers.email()))
                .expect(201);
        rose = GardenersIT.plant(MARIGOLD.master(), "Gates' rose", "Rosa");
        hers.api()
                .post("/api/v1/favorites", "{\"email\": \"%s\", \"plant_id\": %d}".formatted(hers.email(), rose))
                .expect(200);
        hers.api()
                .post(
                        "/api/v1/recommendations/history",
                        "{\"email\": \"%s\", \"suburb\": \"Zebra-Richmond\", \"recommendations\": [{\"id\": %d}]}"
                                .formatted(hers.email(), rose))
                .expect(201);
        before = everythingOfHers();
    }

    private static List<String> everythingOfHers() {
        return HERS.stream()
                .map(path -> hers.api()
                        .get(path.replace("{email}", hers.email()))
                        .expect(200)
                        .text())
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/v1/tracking/user/upsert | {\"email\": \"{email}\", \"name\": \"Mine\"}",
                "PUT | /api/v1/auth/profile | {\"email\": \"{email}\", \"name\": \"Mine\"}",
                "GET | /api/v1/favorites?email={email} |",
                "GET | /api/v1/favorites/check/1?email={email} |",
                "POST | /api/v1/favorites | {\"email\": \"{email}\", \"plant_id\": 1}",
                "POST | /api/v1/favorites/sync | {\"email\": \"{email}\", \"favorite_plant_ids\": [1]}",
                "DELETE | /api/v1/favorites/1?email={email} |",
                "POST | /api/v1/guides/favorites | {\"email\": \"{email}\", \"guide_name\": \"gates.md\"}",
                "DELETE | /api/v1/guides/favorites/gates.md?email={email} |",
                "GET | /api/v1/guides/favorites/user?email={email} |",
                "GET | /api/v1/guides/favorites/check/compost?email={email} |",
                "GET | /api/v1/recommendations/mine?email={email} |",
                "GET | /api/v1/recommendations/history?email={email} |",
                "POST | /api/v1/recommendations/history | {\"email\": \"{email}\", \"recommendations\": [{\"id\": 1}]}",
            })
    @DisplayName("is refused the other's address, as strangers are")
    void refused(String method, String path, String body) {
        String json = body == null ? "" : body.replace("{email}", hers.email());
        String target = path.replace("{email}", hers.email());
        his.api().send(method, target, json).refused(403, "not the email address");
        his.api().send(method, target.replace("?", "/?"), json).refused(403, "not the email address");
        for (Client stranger : strangers) {
            stranger.send(method, target, json).expect(401);
        }
    }

    @Test
    @DisplayName("finds nothing of the other's among his own things")
    void own() {
        for (String path : HERS) {
            assertThat(his.api()
                            .get(path.replace("{email}", his.email()))
                            .expect(200)
                            .text())
                    .doesNotContain(SECRET)
                    .doesNotContain(hers.email());
        }
    }

    @Test
    @DisplayName("cannot take away what only the other has")
    void notHis() {
        his.api()
                .delete("/api/v1/favorites/%d?email=%s".formatted(rose, his.email()))
                .refused(404, "Favorite not found");
        his.api()
                .delete("/api/v1/guides/favorites/gates.md?email=" + his.email())
                .refused(404, "Favorite not found");
    }

    @Test
    @DisplayName("does not get the other's answer with her key or her validator")
    void keysAndValidators() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\": \"%s\"}";
        hers.api()
                .with("Idempotency-Key", key)
                .put("/api/v1/auth/profile", body.formatted("Zebra-Asha"))
                .expect(200);
        Reply second = his.api()
                .with("Idempotency-Key", key)
                .put("/api/v1/auth/profile", body.formatted("Ravi"))
                .expect(200);
        assertThat(second.text()).doesNotContain(SECRET);
        String tag =
                hers.api().get("/api/v1/auth/me").expect(200).header("ETag").orElseThrow();
        assertThat(his.api().with("If-None-Match", tag).get("/api/v1/auth/me").text())
                .doesNotContain(SECRET);
    }

    @AfterAll
    static void unchanged() {
        assertThat(everythingOfHers()).isEqualTo(before);
    }
}
