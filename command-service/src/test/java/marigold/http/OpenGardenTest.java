package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@DisplayName("In an open garden")
@TestPropertySource(properties = "marigold.garden.open=true")
class OpenGardenTest extends CommandServiceTest {
    private static final String UPSERT = "/api/v1/tracking/user/upsert";
    private static final String LOGIN = "/api/v1/auth/login";

    @Test
    @DisplayName("an address is enough, and an unknown one makes a gardener, once")
    void unknown() {
        String email = newEmail();
        Answer first = nobody.post(UPSERT, Map.of("email", email, "name", "Asha", "garden_type", "balcony"));
        Answer again =
                nobody.post(UPSERT, Map.of("email", email.toUpperCase(Locale.ROOT), "experience_level", "beginner"));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().path("user").path("id"))
                .isEqualTo(first.json().path("user").path("id"));
        assertThat(again.json().path("user").path("name").asString()).isEqualTo("Asha");
        assertThat(again.json().path("profile").path("garden_type").asString()).isEqualTo("balcony");
    }

    @Test
    @DisplayName("a gardener without a password cannot sign in, and nobody gets his garden by registering")
    void withoutPassword() {
        String email = newEmail();
        nobody.post(UPSERT, Map.of("email", email));

        for (String password : new String[] {PASSWORD, "null"}) {
            assertThat(nobody.post(LOGIN, Map.of("email", email, "password", password))
                            .status())
                    .isEqualTo(401);
        }
        Answer taken = nobody.post("/api/v1/auth/register", Map.of("email", email, "password", PASSWORD));
        assertThat(taken.status()).isEqualTo(409);

        assertThat(master.post("/api/v1/admin/gardeners/password", Map.of("email", email, "new_password", PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(nobody.post(LOGIN, Map.of("email", email, "password", PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("who signs in nevertheless changes only his own")
    void signedIn() {
        Gardener asha = newGardener();
        Gardener stranger = newGardener();
        assertThat(asha.api().post(UPSERT, Map.of("email", stranger.email())).status())
                .isEqualTo(403);
        assertThat(asha.api().post(UPSERT, Map.of("email", asha.email())).status())
                .isEqualTo(200);
        Map<String, Object> said = new HashMap<>(Map.of("email", asha.email(), "name", "Asha"));
        assertThat(nobody.post(UPSERT, said).json().path("user").path("id").asLong())
                .isEqualTo(asha.id());
    }

    @Test
    @DisplayName("accounts and the platform's paths stay closed, and the market too")
    void closed() {
        assertThat(nobody.put("/api/v1/auth/profile", Map.of("name", "Asha")).status())
                .isEqualTo(401);
        assertThat(nobody.post("/api/v1/admin/gardeners/password", Map.of()).status())
                .isEqualTo(401);
        assertThat(nobody.post("/api/farmer-groups/", Map.of("name", "KMP")).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("F3: favourites are those of whoever has the address, who must be somebody")
    void favourites() {
        String email = newEmail();
        Map<String, Object> sync = Map.of("email", email, "favorite_plant_ids", List.of(1, 2, 3));
        Answer unknown = nobody.post("/api/v1/favorites/sync", sync);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).isEqualTo("User not found");
        assertThat(nobody.delete("/api/v1/favorites/1?email=" + email).detail()).isEqualTo("User not found");

        nobody.post(UPSERT, Map.of("email", email));
        assertThat(nobody.post("/api/v1/favorites/sync", sync).status()).isEqualTo(200);
        assertThat(nobody.delete("/api/v1/favorites/987654321?email=" + email).detail())
                .isEqualTo("Favorite not found");
    }
}
