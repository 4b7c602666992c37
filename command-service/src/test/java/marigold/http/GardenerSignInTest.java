package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Gardeners")
class GardenerSignInTest extends CommandServiceTest {
    private static final String REGISTER = "/api/v1/auth/register";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String PROFILE = "/api/v1/auth/profile";

    @Test
    @DisplayName("register with an address and a password, and are signed in")
    void register() {
        Answer registered =
                nobody.post(REGISTER, Map.of("email", " Asha@Garden.example ", "password", PASSWORD, "name", " Asha "));

        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        assertThat(registered.text("email")).isEqualTo("asha@garden.example");
        assertThat(registered.text("name")).isEqualTo("Asha");
        assertThat(registered.text("token_type")).isEqualTo("bearer");
        assertThat(registered.number("expires_in")).isEqualTo(7200);
        assertThat(registered.number("gardener_id")).isPositive();
        assertThat(registered.header("Consistency-Token")).isPresent();
        assertThat(registered.header("Cache-Control")).contains("no-store");
        Api asha = nobody.withToken(registered.text("access_token"));
        assertThat(asha.put(PROFILE, Map.of("garden_type", "balcony")).status()).isEqualTo(200);
        assertThat(nobody.withToken(registered.text("refresh_token"))
                        .put(PROFILE, Map.of())
                        .status())
                .isEqualTo(401);

        Answer again = nobody.post(REGISTER, Map.of("email", "ASHA@garden.example", "password", "Another-1"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).isEqualTo("Email already registered");
        assertThat(nobody.post(LOGIN, Map.of("email", "asha@garden.example", "password", "Another-1"))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource({
        "weak@garden.example,  password,  400, Password must contain an upper-case letter",
        "short@garden.example, Mari1,     422, password",
        "no-address,           Marigold1, 422, email: must be an email address",
        "'',                   Marigold1, 422, email",
        "'a\u0000b@x.example', Marigold1, 422, email"
    })
    @DisplayName("do not register with weak passwords nor with what is no address")
    void refused(String email, String password, int status, String reason) {
        Answer answer = nobody.post(REGISTER, Map.of("email", email, "password", password));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).startsWith(reason);
    }

    @Test
    @DisplayName("get the same account when they repeat a registration, and tokens that nothing has kept")
    void repeated() {
        Map<String, String> typed = Map.of("email", newEmail(), "password", "Secret-of-Asha-2");
        Answer first = nobody.withKey("register-asha").post(REGISTER, typed);
        Answer again = nobody.withKey("register-asha").post(REGISTER, typed);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.number("gardener_id")).isEqualTo(first.number("gardener_id"));
        assertThat(nobody.withToken(again.text("access_token"))
                        .put(PROFILE, Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(nobody.withKey("register-asha")
                        .post(REGISTER, Map.of("email", newEmail(), "password", PASSWORD))
                        .status())
                .isEqualTo(422);
        long found = jdbc.sql("""
            select (select count(*) from events.stored_answer
                     where convert_from(body, 'UTF8') like any (array['%Secret-of-Asha-2%', '%access_token%']))
                 + (select count(*) from events.event
                     where payload::text || metadata::text like '%Secret-of-Asha-2%')
                 + (select count(*) from events.gardener where password_hash like '%Secret-of-Asha-2%')
            """).query(Long.class).single();
        assertThat(found).isZero();
    }

    @Test
    @DisplayName("sign in with JSON or a form, whatever the case of the address, and stay signed in")
    void byJsonOrForm() {
        Gardener asha = newGardener();
        String email = asha.email().toUpperCase(Locale.ROOT);

        Answer byJson = nobody.post(LOGIN, Map.of("email", email, "password", PASSWORD));
        Api forms = nobody.with("Content-Type", "application/x-www-form-urlencoded");
        Answer byForm = forms.send("POST", LOGIN, "username=%s&password=%s".formatted(email, PASSWORD));

        for (Answer signedIn : new Answer[] {byJson, byForm}) {
            assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(200);
            assertThat(signedIn.number("gardener_id")).isEqualTo(asha.id());
            assertThat(signedIn.text("email")).isEqualTo(asha.email());
            Answer refreshed = nobody.post(REFRESH, Map.of("refresh_token", signedIn.text("refresh_token")));
            assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
            assertThat(refreshed.json().has("refresh_token")).isFalse();
            assertThat(nobody.withToken(refreshed.text("access_token"))
                            .put(PROFILE, Map.of())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(forms.send("POST", LOGIN, "email=%s&password=%s".formatted(email, PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(forms.send("POST", LOGIN, "password=" + PASSWORD).mistaken()).containsExactly("email");
        assertThat(nobody.post(LOGIN, Map.of("email", email)).mistaken()).containsExactly("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@garden.example", "a%00b@garden.example", "%27+or+1=1+--", "+"})
    @DisplayName("do not sign in as nobody, nor with a wrong password")
    void wrongCredentials(String email) {
        Gardener asha = newGardener();
        for (String typed : new String[] {email, asha.email()}) {
            Answer refused = nobody.with("Content-Type", "application/x-www-form-urlencoded")
                    .send("POST", LOGIN, "email=%s&password=Wrong-1234".formatted(typed));
            assertThat(refused.status()).as(refused.body()).isEqualTo(401);
            assertThat(refused.detail()).isEqualTo("Invalid credentials");
        }
    }

    @Test
    @DisplayName("and vendors each keep to their own paths and tokens")
    void apart() {
        Gardener asha = newGardener();
        Vendor vendor = newVendor();
        String vendors = nobody.login(vendor.email(), PASSWORD).text("refresh_token");
        String gardeners = nobody.post(LOGIN, Map.of("email", asha.email(), "password", PASSWORD))
                .text("refresh_token");

        for (Api stranger : new Api[] {nobody, vendor.admin(), master, nobody.withToken("nonsense")}) {
            assertThat(stranger.put(PROFILE, Map.of()).status()).isEqualTo(401);
            assertThat(stranger.post("/api/v1/tracking/user/upsert", Map.of("email", asha.email()))
                            .status())
                    .isEqualTo(401);
            assertThat(stranger.post("/api/v1/nowhere", Map.of()).status()).isEqualTo(401);
        }
        assertThat(asha.api().post("/api/farmer-groups/", Map.of("name", "KMP")).status())
                .isEqualTo(401);
        assertThat(asha.api()
                        .post("/api/admin/create-vendor", Map.of("vendor_name", "Mine"))
                        .status())
                .isEqualTo(401);
        for (Api stranger : new Api[] {nobody, asha.api(), vendor.admin()}) {
            Answer refused = stranger.post(
                    "/api/v1/admin/gardeners/password", Map.of("email", asha.email(), "new_password", "Mine-1234"));
            assertThat(refused.status()).isEqualTo(401);
        }
        assertThat(nobody.post(LOGIN, Map.of("email", vendor.email(), "password", PASSWORD))
                        .status())
                .isEqualTo(401);
        assertThat(nobody.login(asha.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(nobody.post(REFRESH, Map.of("refresh_token", vendors)).status())
                .isEqualTo(401);
        assertThat(nobody.post("/api/auth/refresh", Map.of("refresh_token", gardeners))
                        .status())
                .isEqualTo(401);
        assertThat(asha.api().post("/api/v1/nowhere", Map.of()).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("sign in again although they still send a token that is none")
    void oldToken() {
        Gardener asha = newGardener();
        assertThat(nobody.withToken("nonsense")
                        .post(LOGIN, Map.of("email", asha.email(), "password", PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("who forgot their password are given another one by the platform's admin")
    void forgotten() {
        Gardener asha = newGardener();
        String path = "/api/v1/admin/gardeners/password";
        String before = nobody.post(LOGIN, Map.of("email", asha.email(), "password", PASSWORD))
                .text("refresh_token");

        Answer given = master.post(path, Map.of("email", asha.email(), "new_password", "Jasmine22"));

        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(nobody.post(LOGIN, Map.of("email", asha.email(), "password", PASSWORD))
                        .status())
                .isEqualTo(401);
        Answer again = nobody.post(LOGIN, Map.of("email", asha.email(), "password", "Jasmine22"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(nobody.post(REFRESH, Map.of("refresh_token", before)).detail())
                .isEqualTo("Invalid refresh token");
        assertThat(nobody.post(REFRESH, Map.of("refresh_token", again.text("refresh_token")))
                        .status())
                .isEqualTo(200);
        assertThat(master.post(path, Map.of("email", newEmail(), "new_password", "Jasmine22"))
                        .status())
                .isEqualTo(404);
        assertThat(master.post(path, Map.of("email", asha.email(), "new_password", "jasmine22"))
                        .status())
                .isEqualTo(400);
    }
}
