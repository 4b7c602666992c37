package marigold.garden.gardeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.garden.Gardener;
import marigold.market.Market;
import marigold.refusal.Unknown;
import marigold.security.GardenerSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@DisplayName("A gardener's own page")
class GardenersApiTest extends QueryServiceTest {
    private static final String ME = "/api/v1/auth/me";

    @Autowired
    private GardenerDirectory directory;

    @Test
    @DisplayName("shows who he is and what he said of his garden")
    void me() {
        Gardener asha = newGardener();
        long position = append(asha.registered("Asha"), asha.says(Gardener.profile("full_sun")));

        JsonNode me = seen(asha, position, ME);

        JsonNode user = me.get("user");
        assertThat(user.toString())
                .isEqualTo(("{\"id\":%d,\"email\":\"%s\",\"name\":\"Asha\",\"suburb_id\":3,\"created_at\":\"%s\","
                                + "\"updated_at\":\"%s\",\"last_login\":null}")
                        .formatted(
                                asha.gardenerId(),
                                asha.email(),
                                user.get("created_at").asString(),
                                user.get("updated_at").asString()));
        JsonNode profile = me.get("profile");
        assertThat(profile.toString())
                .isEqualTo(("{\"id\":%1$d,\"user_id\":%1$d,\"experience_level\":\"beginner\","
                                + "\"garden_type\":\"balcony\",\"climate_goals\":\"shade\",\"available_space_m2\":2.50,"
                                + "\"sun_exposure\":\"full_sun\",\"has_containers\":true,\"organic_preference\":false,"
                                + "\"budget_level\":\"low\",\"notification_preferences\":{\"mail\":true},"
                                + "\"created_at\":\"%2$s\",\"updated_at\":\"%2$s\"}")
                        .formatted(asha.gardenerId(), profile.get("created_at").asString()));
    }

    @Test
    @DisplayName("has no profile while he has said nothing")
    void blank() {
        Gardener asha = newGardener();
        JsonNode me = seen(asha, append(asha.registered("")), ME);
        assertThat(me.get("profile").isNull()).isTrue();
        assertThat(me.get("user").get("name").isNull()).isTrue();
        assertThat(me.get("user").get("suburb_id").isNull()).isTrue();
    }

    @Test
    @DisplayName("is for signed-in gardeners alone, whose tokens open no page of the market")
    void gardenersAlone() {
        Market market = newMarket();
        for (String token : new String[] {"", "nonsense", admin(market), master()}) {
            assertThat(get(token, ME).status()).isEqualTo(401);
            assertThat(get(token, "/api/v1/nowhere").status()).isEqualTo(401);
        }
        Gardener asha = newGardener();
        seen(asha, append(asha.registered("")), ME);
        for (String path : new String[] {"/api/auth/me", "/api/farmers", "/api/admin/vendors"}) {
            assertThat(get(token(asha), path).status()).as(path).isEqualTo(401);
        }
        assertThat(get(token(asha), "/api/v1/admin/climate/status")
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo("Invalid or expired master token");
        assertThat(get(token(asha), "/api/v1/nowhere").status()).isEqualTo(404);
        assertThat(get(token(newGardener()), ME).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("is not asked for where visitors may look, whatever token they send, in either slash form")
    void visitors() {
        for (String token : new String[] {"", "nonsense", admin(newMarket()), token(newGardener())}) {
            assertThat(get(token, "/api/v1").status()).isEqualTo(200);
            assertThat(send("HEAD", token, "/api/v1/").status()).isEqualTo(200);
            assertThat(get(token, "/api/v1/guides/nowhere/at/all").status()).isEqualTo(404);
        }
        for (String path : new String[] {
            "/api/v1/guides/favorites",
            "/api/v1/guides/favorites/user?email=a@b.example",
            "/api/v1/guides/%66avorites/user",
            "/api/v1/tracking/requirements",
            "/api/v1/tracking/instance/7",
            "/api/v1/admin/climate/status"
        }) {
            assertThat(get("", path).status()).as(path).isEqualTo(401);
        }
        assertThat(send("POST", "", "/api/v1/guides").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("is found by the address where nobody is signed in, and by the token where somebody is")
    void directory() {
        Gardener asha = newGardener();
        Gardener ravi = newGardener();
        seen(asha, append(asha.registered(""), ravi.registered("")), ME);
        var nobody = new GardenerSession(OptionalLong.empty(), "");
        var signedIn = GardenerSession.of(asha.gardenerId(), asha.email());

        assertThat(directory.idOf(nobody, " " + ravi.email().replace('g', 'G'))).isEqualTo(ravi.gardenerId());
        assertThat(directory.idOf(signedIn, asha.email())).isEqualTo(asha.gardenerId());
        assertThatThrownBy(() -> directory.idOf(signedIn, ravi.email()))
                .hasMessage("This is not the email address that you are signed in with");
        assertThatThrownBy(() -> directory.idOf(nobody, "nobody@garden.example"))
                .isInstanceOf(Unknown.class);
    }
}
