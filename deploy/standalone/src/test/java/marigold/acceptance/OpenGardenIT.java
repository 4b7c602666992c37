package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import marigold.standalone.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("In an open garden")
@Tag("own-process")
class OpenGardenIT {
    private static Product product;
    private static RunningMarigold marigold;

    @BeforeAll
    static void start() {
        Path data = RunningMarigold.temporaryFolder();
        product = Product.upOn(data, Map.of("MARIGOLD_GARDEN_OPEN", "true"));
        marigold = RunningMarigold.on(product, data);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    @DisplayName("an address is enough to be somebody, and a browser sees at once what it wrote")
    void address() {
        Client browser = marigold.anybody();
        browser.get("/api/v1/favorites?email=asha@garden.example").refused(404, "User not found");
        browser.get("/api/v1/favorites/check/1?email=asha@garden.example").refused(404, "User not found");
        JsonNode saved = browser.post(
                        "/api/v1/tracking/user/upsert",
                        "{\"email\": \"Asha@garden.example\", \"garden_type\": \"balcony\"}")
                .expect(200)
                .json();
        assertThat(saved.get("user").get("email").asString()).isEqualTo("asha@garden.example");
        assertThat(browser.get("/api/v1/favorites?email=ASHA@garden.example")
                        .expect(200)
                        .text())
                .isEqualTo("[]");
        browser.get("/api/v1/guides/favorites/user?email=asha@garden.example").expect(200);
        marigold.anybody()
                .post("/api/v1/auth/register", "{\"email\": \"asha@garden.example\", \"password\": \"Passw0rd!\"}")
                .refused(409, "Email already registered");
    }

    @Test
    @DisplayName("accounts, the platform and the market stay closed")
    void closed() {
        for (String path : new String[] {"/api/v1/auth/me", "/api/v1/admin/climate/status", "/api/farmers"}) {
            marigold.anybody().get(path).refused(401, "Not authenticated");
        }
    }

    @Test
    @DisplayName("T3, T22: whoever starts a plant is a gardener from then on, and his instance is everybody's")
    void instances() {
        Plot plot = new Plot(marigold);
        Client browser = marigold.anybody();
        String email = "meera@garden.example";
        String start = "/api/v1/tracking/start";
        browser.post(start, Plot.startBody(email, 999_999_999, Plot.today())).refused(404, "Plant not found");
        browser.get("/api/v1/tracking/user/" + email).refused(404, "User not found");

        long id = browser.post(start, Plot.startBody(email, plot.carrot, Plot.today()))
                .expect(201)
                .json()
                .get("instance_id")
                .asLong();
        assertThat(browser.get("/api/v1/tracking/user/Meera@garden.example?status=all")
                        .expect(200)
                        .json()
                        .get("total_count")
                        .asInt())
                .isEqualTo(1);
        browser.post("/api/v1/tracking/checklist/complete", Plot.tickBody(id, 1, true))
                .expect(200);
        assertThat(Plot.isTicked(
                        browser.get(Plot.path(id, "/checklist")).expect(200).json(), 1))
                .isTrue();
        for (String part : new String[] {"", "/status", "/tips"})
            browser.get(Plot.path(id, part)).expect(200);
        plot.api.get(Plot.path(id, "")).refused(404, "Plant instance not found");
        browser.get(Plot.path(999_999_999, "")).refused(404, "Plant instance not found");
    }
}
