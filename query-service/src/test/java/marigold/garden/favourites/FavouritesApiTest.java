package marigold.garden.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import marigold.QueryServiceTest;
import marigold.garden.Gardener;
import marigold.garden.events.GardenerEvent.FavouriteGuideAdded;
import marigold.garden.events.GardenerEvent.FavouritePlantAdded;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Favourites")
class FavouritesApiTest extends QueryServiceTest {
    @Test
    @DisplayName("R12, R13: are listed newest first, and each is known to be one")
    void plants() {
        Gardener asha = newGardener();
        long id = asha.gardenerId();
        append(asha.registered("Asha"), new FavouritePlantAdded(id, id * 10, 31, "Rose", "flower", "red", 3));
        long position = append(new FavouritePlantAdded(id, id * 10 + 1, 32, "Dill", "herb", "", 0));

        JsonNode list = seen(asha, position, "/api/v1/favorites?email=" + asha.email());

        assertThat(list.size()).isEqualTo(2);
        assertThat(list.get(0).get("plant_name").asString()).isEqualTo("Dill");
        assertThat(list.get(0).get("notes").isNull()).isTrue();
        JsonNode rose = list.get(1);
        assertThat(rose.toString())
                .isEqualTo(("{\"id\":%d,\"plant_id\":31,\"plant_name\":\"Rose\",\"plant_category\":\"flower\","
                                + "\"notes\":\"red\",\"priority_level\":3,\"created_at\":\"%s\"}")
                        .formatted(id * 10, rose.get("created_at").asString()));
        assertThat(get(token(asha), "/api/v1/favorites/check/31?email=" + asha.email())
                        .body())
                .isEqualTo("{\"is_favorite\":true}");
        assertThat(get(token(asha), "/api/v1/favorites/check/33?email=" + asha.email())
                        .body())
                .isEqualTo("{\"is_favorite\":false}");
        assertThat(get(token(asha), "/api/v1/favorites?page=2&size=1&email=" + asha.email())
                        .json()
                        .get(0)
                        .get("plant_id")
                        .asInt())
                .isEqualTo(31);
        Answered beyond = get(token(asha), "/api/v1/favorites?page=9&size=1&email=" + asha.email());
        assertThat(beyond.body()).isEqualTo("[]");
        assertThat(beyond.header("X-Total-Count")).isEqualTo("2");
    }

    @Test
    @DisplayName("R16: are guides too, counted")
    void guides() {
        Gardener asha = newGardener();
        long id = asha.gardenerId();
        long position = append(
                asha.registered("Asha"),
                new FavouriteGuideAdded(id, id * 10 + 5, "Worm farming.md", "Composting", "Worm farming", ""));

        JsonNode guides = seen(asha, position, "/api/v1/guides/favorites/user?email=" + asha.email());

        assertThat(guides.get("count").asInt()).isEqualTo(1);
        JsonNode guide = guides.get("favorites").get(0);
        assertThat(guide.toString())
                .isEqualTo(("{\"id\":%d,\"guide_name\":\"Worm farming.md\",\"category\":\"Composting\",\"notes\":null,"
                                + "\"title\":\"Worm farming\",\"path\":\"Composting/Worm farming.md\","
                                + "\"created_at\":\"%s\"}")
                        .formatted(id * 10 + 5, guide.get("created_at").asString()));
        assertThat(get(token(asha), "/api/v1/guides/favorites/check/Worm%20farming.md?email=" + asha.email())
                        .body())
                .isEqualTo("{\"guide_name\":\"Worm farming.md\",\"is_favorite\":true}");
        assertThat(get(token(asha), "/api/v1/guides/favorites/user?page=9&email=" + asha.email())
                        .body())
                .isEqualTo("{\"favorites\":[],\"count\":1}");
        Gardener ravi = newGardener();
        seen(ravi, append(ravi.registered("Ravi")), "/api/v1/favorites?email=" + ravi.email());
        assertThat(get(token(ravi), "/api/v1/guides/favorites/check/Worm%20farming.md?email=" + ravi.email())
                        .body())
                .isEqualTo("{\"guide_name\":\"Worm farming.md\",\"is_favorite\":false}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/favorites",
                "/api/v1/favorites/check/31",
                "/api/v1/guides/favorites/user",
                "/api/v1/guides/favorites/check/compost.md"
            })
    @DisplayName("are shown to their gardener alone, by his address in whatever case")
    void own(String path) {
        Gardener asha = newGardener();
        Gardener ravi = newGardener();
        seen(asha, append(asha.registered(""), ravi.registered("")), "/api/v1/auth/me");

        assertThat(get(token(asha), path + "?email=" + asha.email().toUpperCase(Locale.ROOT))
                        .status())
                .isEqualTo(200);
        for (String email : new String[] {ravi.email(), "nobody@garden.example", "none"}) {
            Answered refused = get(token(asha), path + "?email=" + email);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().get("code").asString()).isEqualTo("not-your-email");
        }
        assertThat(get(token(asha), path).status()).isEqualTo(422);
        for (String token : new String[] {"", "nonsense", admin(newMarket()), master()}) {
            assertThat(get(token, path + "?email=" + asha.email()).status()).isEqualTo(401);
        }
    }
}
