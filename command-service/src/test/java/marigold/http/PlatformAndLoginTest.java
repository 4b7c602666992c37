package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The platform and its users")
class PlatformAndLoginTest extends CommandServiceTest {
    @Test
    @DisplayName("create a vendor whose first user is its admin, and echo his password to the platform alone")
    void createVendor() {
        Answer created = master.post("/api/admin/create-vendor", vendor("Asha@Sri.example", PASSWORD));

        assertThat(created.status()).as(created.body()).isEqualTo(200);
        assertThat(created.body()).isEqualTo("""
            {"vendor_id":%d,"vendor_name":"Sri Flowers","admin_email":"asha@sri.example",\
            "admin_password":"%s"}\
            """.formatted(created.number("vendor_id"), PASSWORD));
        assertThat(created.header("Consistency-Token")).isPresent();

        Answer again = master.post("/api/admin/create-vendor", vendor("ASHA@sri.example", PASSWORD));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).isEqualTo("Email already registered");

        // 9.18
        Api owner = nobody.signedIn("asha@SRI.example", PASSWORD);
        assertThat(owner.post("/api/farmer-groups/", Map.of("name", "KMP")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource({
        "weak@x.example,    password,  400, Password must contain an upper-case letter",
        "weak@x.example,    PASSWORD1, 400, Password must contain an upper-case letter",
        "no-address,        Marigold1, 400, Invalid email address",
        "a@b,               Marigold1, 422, email",
        "short@x.example,   Mari1,     422, password",
        "'a\u0000b@x.example', Marigold1, 422, email"
    })
    @DisplayName("9.19: refuse weak passwords and what is no address")
    void refusedVendors(String email, String password, int status, String reason) {
        Answer answer = master.post("/api/admin/create-vendor", vendor(email, password));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).startsWith(reason);
    }

    @Test
    @DisplayName("take passwords of 128 characters, more bytes than bcrypt could")
    void longPassword() {
        String password = "Ä1a" + "€".repeat(125);
        Map<String, String> vendor = vendor("long@sri.example", password);

        assertThat(master.post("/api/admin/create-vendor", vendor).status()).isEqualTo(200);
        assertThat(nobody.login("long@sri.example", password).status()).isEqualTo(200);
        assertThat(nobody.login("long@sri.example", password.substring(0, 127)).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("sign in with a form and get both tokens; the refresh token is no access token")
    void login() {
        Vendor vendor = newVendor();

        Answer signedIn = nobody.login(vendor.email().toUpperCase(Locale.ROOT), PASSWORD);

        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.text("token_type")).isEqualTo("bearer");
        assertThat(signedIn.number("expires_in")).isEqualTo(7200);
        // 9.20
        Answer misused =
                nobody.withToken(signedIn.text("refresh_token")).post("/api/farmer-groups/", Map.of("name", "KMP"));
        assertThat(misused.status()).isEqualTo(401);

        Answer refreshed = nobody.post("/api/auth/refresh", Map.of("refresh_token", signedIn.text("refresh_token")));
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.json().has("refresh_token")).isFalse();
        Api again = nobody.withToken(refreshed.text("access_token"));
        assertThat(again.post("/api/farmer-groups/", Map.of("name", "KMP")).status())
                .isEqualTo(201);
        for (String token : new String[] {signedIn.text("access_token"), "nonsense"}) {
            Answer refused = nobody.post("/api/auth/refresh", Map.of("refresh_token", token));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.detail()).isEqualTo("Invalid refresh token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@stall.example", "", "a\u0000b", "' or 1=1 --"})
    @DisplayName("do not sign in as nobody, nor with a wrong password")
    void wrongCredentials(String email) {
        Answer refused = nobody.login(email, PASSWORD);

        assertThat(refused.status()).as(refused.body()).isEqualTo(401);
        assertThat(refused.detail()).isEqualTo("Invalid credentials");
    }

    @Test
    @DisplayName("9.20: do not sign in while inactive, nor stay signed in")
    void inactive() {
        Vendor vendor = newVendor();
        String refreshToken = nobody.login(vendor.email(), PASSWORD).text("refresh_token");

        jdbc.sql("update events.app_user set active = false where vendor_id = ?")
                .param(vendor.id())
                .update();

        assertThat(nobody.login(vendor.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(nobody.post("/api/auth/refresh", Map.of("refresh_token", refreshToken))
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("are added to a vendor as admin or staff, under the names that screens send")
    void createUser() {
        Vendor vendor = newVendor();
        Map<String, Object> user = new HashMap<>(
                Map.of("vendor_id", vendor.id(), "name", "Manu", "email", "Manu@sri.example", "password", PASSWORD));
        user.put("role", "User");

        Answer added = master.post("/api/admin/create-user-for-vendor", user);
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(added.body()).isEqualTo("""
            {"user_id":%d,"name":"Manu","email":"manu@sri.example","role":"vendor_admin","vendor_id":%d}\
            """.formatted(added.number("user_id"), vendor.id()));
        assertThat(master.post("/api/admin/create-user-for-vendor", user).status())
                .isEqualTo(409);
        user.put("role", "owner");
        assertThat(master.post("/api/admin/create-user-for-vendor", user).mistaken())
                .containsExactly("role");
        user.put("role", "staff");
        user.put("vendor_id", 999_999);
        Answer unknown = master.post("/api/admin/create-user-for-vendor", user);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).isEqualTo("Vendor not found");
    }

    @Test
    @DisplayName("give the vendor's first admin a new password")
    void resetPassword() {
        Vendor vendor = newVendor();

        Answer reset = master.post(
                "/api/admin/change-vendor-password", Map.of("vendor_id", vendor.id(), "new_password", "Jasmine22"));

        assertThat(reset.status()).as(reset.body()).isEqualTo(200);
        assertThat(nobody.login(vendor.email(), PASSWORD).status()).isEqualTo(401);
        assertThat(nobody.login(vendor.email(), "Jasmine22").status()).isEqualTo(200);
        assertThat(master.post(
                                "/api/admin/change-vendor-password",
                                Map.of("vendor_id", 999_999, "new_password", "Jasmine22"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("lets the platform's admin sign in for less, as an operator who makes no vendors")
    void operator() {
        var login = Map.of("username", "master", "password", MASTER_PASSWORD, "scope", "ops:read ops:operate");
        Answer signedIn = nobody.post("/api/admin/master-login", login);
        assertThat(signedIn.text("role")).isEqualTo("OPERATOR");
        var vendor = Map.of("vendor_name", "S", "owner_name", "O", "email", "o@stall.example", "password", PASSWORD);
        assertThat(nobody.withToken(signedIn.text("access_token"))
                        .post("/api/admin/create-vendor", vendor)
                        .status())
                .isEqualTo(401);
        var unknown = Map.of("username", "master", "password", MASTER_PASSWORD, "scope", "ops:everything");
        assertThat(nobody.post("/api/admin/master-login", unknown).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("keep the platform's paths and the vendors' paths apart")
    void apart() {
        Vendor vendor = newVendor();
        Answer asVendor = vendor.admin().post("/api/admin/create-vendor", vendor("x@sri.example", PASSWORD));
        assertThat(asVendor.status()).isEqualTo(401);
        assertThat(asVendor.detail()).isEqualTo("Invalid or expired master token");
        assertThat(nobody.post("/api/admin/create-vendor", vendor("x@sri.example", PASSWORD))
                        .status())
                .isEqualTo(422);
        assertThat(master.post("/api/farmer-groups/", Map.of("name", "KMP")).status())
                .isEqualTo(401);
        assertThat(nobody.post("/api/farmer-groups/", Map.of("name", "KMP")).status())
                .isEqualTo(401);
        assertThat(nobody.post("/api/admin/master-login", Map.of("username", "master", "password", "guess"))
                        .detail())
                .isEqualTo("Invalid credentials");
        for (String path : new String[] {"/api/auth/register", "/api/auth/signup/"}) {
            Answer closed = nobody.post(path, Map.of());
            assertThat(closed.status()).isEqualTo(404);
            assertThat(closed.detail()).isEqualTo("Endpoint not found");
        }
    }

    @Test
    @DisplayName("keep no password anywhere, however it was sent")
    void noPasswordStored() {
        Map<String, String> secret = vendor("secret@sri.example", "Secret-of-Asha-1");
        Answer first = master.withKey("with-a-password").post("/api/admin/create-vendor", secret);
        Answer again = master.withKey("with-a-password").post("/api/admin/create-vendor", secret);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        long found = jdbc.sql("""
            select (select count(*) from events.stored_answer
                     where convert_from(body, 'UTF8') like '%Secret-of-Asha-1%')
                 + (select count(*) from events.event
                     where payload::text || metadata::text like '%Secret-of-Asha-1%')
                 + (select count(*) from events.app_user where password_hash like '%Secret-of-Asha-1%')
            """).query(Long.class).single();
        assertThat(found).isZero();
    }

    private static Map<String, String> vendor(String email, String password) {
        return Map.of("vendor_name", "Sri Flowers", "owner_name", "Asha", "email", email, "password", password);
    }
}
