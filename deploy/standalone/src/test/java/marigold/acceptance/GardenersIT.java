package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marigold.acceptance.RunningMarigold.Gardener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Cases F1 to F4, T22 and T29 of the garden's specification.
@DisplayName("Gardeners")
class GardenersIT {
    private static final RunningMarigold MARIGOLD = RunningMarigold.shared();

    private static long rose;
    private static long dill;

    private final Gardener asha = MARIGOLD.newGardener();

    @BeforeAll
    static void plants() {
        rose = plant(MARIGOLD.master(), "Gardeners' rose", "Rosa");
        dill = plant(MARIGOLD.master(), "Gardeners' dill", "Anethum");
    }

    /// Lists a plant. Gives its id.
    static long plant(Client master, String name, String scientificName) {
        master.csv(
                        "/api/v1/admin/catalogue/import",
                        BodyPublishers.ofString(
                                CatalogueIT.HEADER + CatalogueIT.row(name, scientificName, "flower", "")))
                .expect(200);
        JsonNode page = master.with("Prefer", "wait=30")
                .get("/api/v1/plants/paginated?search="
                        + name.replace("'", "%27").replace(" ", "%20"))
                .expect(200)
                .json();
        return page.get("plants").get(0).get("id").asLong();
    }

    @Test
    @DisplayName("sign in, see themselves at once, and stay signed in")
    void signIn() {
        String email = asha.email().toUpperCase(Locale.ROOT);
        JsonNode me = asha.api().get("/api/v1/auth/me").expect(200).json();
        assertThat(me.get("user").get("email").asString()).isEqualTo(asha.email());
        assertThat(me.get("user").get("id").asLong()).isEqualTo(asha.id());

        JsonNode login = MARIGOLD.anybody()
                .post("/api/v1/auth/login", "{\"email\": \"%s\", \"password\": \"Passw0rd!\"}".formatted(email))
                .expect(200)
                .json();
        JsonNode refreshed = MARIGOLD.anybody()
                .post(
                        "/api/v1/auth/refresh",
                        "{\"refresh_token\": \"%s\"}"
                                .formatted(login.get("refresh_token").asString()))
                .expect(200)
                .json();
        asha.api()
                .withToken(refreshed.get("access_token").asString())
                .get("/api/v1/auth/me/")
                .expect(200);
        MARIGOLD.anybody()
                .post("/api/v1/auth/register", "{\"email\": \"%s\", \"password\": \"Passw0rd!\"}".formatted(email))
                .refused(409, "Email already registered");
        MARIGOLD.anybody()
                .form("/api/v1/auth/login", "email=%s&password=Wrong1234".formatted(email))
                .refused(401, "Invalid credentials");
    }

    @Test
    @DisplayName("keep what they were recommended, by sending question and answer back, and see it at once")
    void recommended() {
        String question = "\"suburb\": \"Richmond\", \"user_preferences\": {\"site\": {\"area_m2\": 3}}";
        String answer = MARIGOLD.anybody()
                .with("Prefer", "wait=30")
                .post("/api/v1/recommendations", "{%s, \"month_now\": \"October\"}".formatted(question))
                .expect(200)
                .text();
        String both = "{\"email\": \"%s\", \"user_preferences\": {\"site\": {\"area_m2\": 3}}, %s"
                .formatted(
                        asha.email(),
                        answer.substring(1)
                                .replace(
                                        "\"recommendations\":[]", "\"recommendations\":[{\"id\":%d}]".formatted(rose)));
        JsonNode kept = asha.api()
                .post("/api/v1/recommendations/history/", both)
                .expect(201)
                .json();
        JsonNode history =
                asha.api().get("/api/v1/recommendations/history/").expect(200).json();
        assertThat(history.get("history")).containsExactly(kept);
        assertThat(kept.get("month_now").asString()).isEqualTo("October");
        assertThat(kept.get("recommended_plants").get(0).get("rank").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("T29: keep what a request does not speak of, and see each change at once")
    void profile() {
        JsonNode saved = upsert("\"garden_type\": \"balcony\", \"available_space\": \"12.5\"");
        assertThat(saved.get("profile").get("garden_type").asString()).isEqualTo("balcony");
        upsert("\"name\": \"Asha\", \"climate_goal\": \"shade\"");

        JsonNode me = asha.api().get("/api/v1/auth/me").expect(200).json();
        assertThat(me.get("user").get("name").asString()).isEqualTo("Asha");
        assertThat(me.get("profile").get("garden_type").asString()).isEqualTo("balcony");
        assertThat(me.get("profile").get("available_space_m2").decimalValue()).isEqualByComparingTo("12.50");
        assertThat(me.get("profile").get("climate_goals").asString()).isEqualTo("shade");
        JsonNode changed = asha.api()
                .put("/api/v1/auth/profile", "{\"climate_goals\": null, \"sun_exposure\": \"full_sun\"}")
                .expect(200)
                .json();
        JsonNode later = asha.api().get("/api/v1/auth/me").expect(200).json();
        assertThat(later.get("user")).isEqualTo(changed.get("user"));
        assertThat(later.get("profile")).isEqualTo(changed.get("profile"));
        assertThat(later.get("profile").get("climate_goals").isNull()).isTrue();
    }

    private JsonNode upsert(String fields) {
        return asha.api()
                .post("/api/v1/tracking/user/upsert", "{\"email\": \"%s\", %s}".formatted(asha.email(), fields))
                .expect(200)
                .json();
    }

    @Test
    @DisplayName("F1, F3, F4: keep a plant as a favourite once, and let it go")
    void favourites() {
        JsonNode first = favourite(", \"notes\": \"red\"").json();
        assertThat(favourite("").json()).isEqualTo(first);
        assertThat(list()).containsExactly(first);
        assertThat(isFavourite(rose)).isTrue();
        assertThat(isFavourite(dill)).isFalse();
        JsonNode noted = favourite(", \"notes\": \"pink\"").json();
        assertThat(list()).containsExactly(noted);

        asha.api()
                .delete("/api/v1/favorites/%d?email=%s".formatted(rose, asha.email()))
                .expect(200);
        assertThat(list()).isEmpty();
        asha.api()
                .delete("/api/v1/favorites/%d?email=%s".formatted(rose, asha.email()))
                .refused(404, "Favorite not found");
    }

    @Test
    @DisplayName("F2: merge favourites of another device, unknown plants left out, none removed")
    void sync() {
        favourite("");
        JsonNode synced = asha.api()
                .post(
                        "/api/v1/favorites/sync",
                        "{\"email\": \"%s\", \"favorite_plant_ids\": [%d, %d, %d, 999999999]}"
                                .formatted(asha.email(), rose, dill, dill))
                .expect(200)
                .json();
        assertThat(synced).extracting(one -> one.get("plant_id").asLong()).containsExactly(dill, rose);
        assertThat(list()).containsExactlyElementsOf(synced);
    }

    private Reply favourite(String fields) {
        return asha.api()
                .post(
                        "/api/v1/favorites",
                        "{\"email\": \"%s\", \"plant_id\": %d%s}".formatted(asha.email(), rose, fields))
                .expect(200);
    }

    private List<JsonNode> list() {
        List<JsonNode> favourites = new ArrayList<>();
        asha.api()
                .get("/api/v1/favorites?email=" + asha.email())
                .expect(200)
                .json()
                .forEach(favourites::add);
        return favourites;
    }

    private boolean isFavourite(long plantId) {
        return asha.api()
                .get("/api/v1/favorites/check/%d?email=%s".formatted(plantId, asha.email()))
                .expect(200)
                .json()
                .get("is_favorite")
                .asBoolean();
    }
}
