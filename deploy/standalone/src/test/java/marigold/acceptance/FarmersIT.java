package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Cases 9.12 to 9.22, 9.61 and 9.64 of the market's specification.
@DisplayName("Farmers, groups and users")
class FarmersIT {
    private final RunningMarigold marigold = RunningMarigold.shared();
    private final Stall stall = new Stall(marigold);

    @Test
    @DisplayName("9.12: have group names that are unique whatever their case, and never patterns")
    void groupNames() {
        stall.admin.post("/api/farmer-groups/", "{\"name\": \"kmp\"}").refused(400, "Group name already exists");
        stall.admin.post("/api/farmer-groups/", "{\"name\": \"%\"}").expect(201);
    }

    @Test
    @DisplayName("9.13: let a group change the case of its own name")
    void renamed() {
        Reply renamed = stall.admin.put("/api/farmer-groups/" + stall.kmp, "{\"name\": \"kmp\"}");
        assertThat(renamed.expect(200).json().get("name").asString()).isEqualTo("kmp");
    }

    @Test
    @DisplayName("9.14: have codes by vendor, and no commission of their own at first")
    void codes() {
        List<JsonNode> farmers = new ArrayList<>();
        stall.admin.get("/api/farmers/").expect(200).json().forEach(farmers::add);
        assertThat(farmers)
                .extracting(farmer -> farmer.get("farmer_code").asString())
                .containsExactly("F%d-0001".formatted(stall.vendor.id()), "F%d-0002".formatted(stall.vendor.id()));
        assertThat(stall.admin
                        .get("/api/farmers/" + stall.ravi)
                        .expect(200)
                        .json()
                        .get("commission_percent")
                        .isNull())
                .isTrue();
    }

    @Test
    @DisplayName("9.15: are not deleted while they have entries or advances")
    void deleted() {
        stall.add(stall.ravi, Stall.entry("2026-03-01", "1", "10"));
        stall.admin.delete("/api/customers/%d/".formatted(stall.ravi)).refused(400, "transaction history");
        stall.admin
                .post("/api/customers/%d/advances/".formatted(stall.suma), "{\"type\": \"give\", \"val\": 1000}")
                .expect(201);
        Reply refused = stall.admin.delete("/api/customers/%d/".formatted(stall.suma));
        assertThat(refused.status()).isIn(400, 409);
        stall.admin
                .delete("/api/farmer-groups/" + stall.kmp)
                .refused(400, "Cannot delete: Ravi has transaction history");
        long idle = Stall.idOf(
                stall.admin.post("/api/customers/", "{\"name\": \"Idle\"}").expect(201));
        stall.admin.delete("/api/customers/%d/".formatted(idle)).expect(200);
        stall.admin.delete("/api/customers/%d/".formatted(idle)).refused(404, "Customer not found");
        assertThat(stall.admin.get("/api/farmers/").expect(200).text()).doesNotContain("Idle");
    }

    @Test
    @DisplayName("9.17: leave groups to the admin")
    void staff() {
        String email = "staff-%d@stall.example".formatted(System.nanoTime());
        marigold.master()
                .post("/api/admin/create-user-for-vendor", """
                    {"vendor_id": %d, "name": "Clerk", "email": "%s", "password": "Passw0rd!", "role": "staff"}
                    """.formatted(stall.vendor.id(), email))
                .expect(200);
        Client clerk = marigold.login(email, "Passw0rd!");
        clerk.post("/api/farmer-groups/", "{\"name\": \"New\"}").refused(403, "Admin access required");
        clerk.post("/api/customers/", "{\"name\": \"New\"}").expect(201);
        assertThat(clerk.get("/api/auth/me").expect(200).json().get("role").asString())
                .isEqualTo("staff");
        stall.admin.post("/api/farmer-groups/", "{\"name\": \"New\"}").expect(201);
    }

    @Test
    @DisplayName("9.18: let the first user of a new vendor open a group at once")
    void firstUser() {
        marigold.newVendor()
                .admin()
                .post("/api/farmer-groups/", "{\"name\": \"First\"}")
                .expect(201);
    }

    @Test
    @DisplayName("9.19: have one vendor per e-mail address, and passwords that are worth the name")
    void vendors() {
        String vendor = """
            {"vendor_name": "Stall", "owner_name": "Owner", "email": "%s", "password": "%s"}
            """;
        Client master = marigold.master();
        master.post(
                        "/api/admin/create-vendor",
                        vendor.formatted(stall.vendor.email().toUpperCase(java.util.Locale.ROOT), "Passw0rd!"))
                .refused(409, "Email already registered");
        master.post("/api/admin/create-vendor", vendor.formatted("new@stall.example", "password"))
                .refused(400, "assword");
        assertThat(master.get("/api/admin/vendors").expect(200).text()).doesNotContain("new@stall.example");
    }

    @Test
    @DisplayName("9.20: sign in with access tokens only, in any case of the e-mail, and refresh")
    void tokens() {
        String form =
                "username=%s&password=Passw0rd!".formatted(stall.vendor.email().toUpperCase(java.util.Locale.ROOT));
        JsonNode login =
                marigold.anybody().form("/api/auth/login", form).expect(200).json();
        Client refreshing =
                marigold.anybody().withToken(login.get("refresh_token").asString());
        refreshing.get("/api/farmers/").refused(401, "Could not validate credentials");
        JsonNode refreshed = marigold.anybody()
                .post(
                        "/api/auth/refresh",
                        "{\"refresh_token\": \"%s\"}"
                                .formatted(login.get("refresh_token").asString()))
                .expect(200)
                .json();
        JsonNode me = marigold.anybody()
                .withToken(refreshed.get("access_token").asString())
                .get("/api/auth/me")
                .expect(200)
                .json();
        assertThat(me.get("vendor_id").asLong()).isEqualTo(stall.vendor.id());
        assertThat(me.get("role").asString()).isEqualTo("vendor_admin");
        marigold.anybody()
                .post(
                        "/api/auth/refresh",
                        "{\"refresh_token\": \"%s\"}"
                                .formatted(login.get("access_token").asString()))
                .refused(401, "Invalid refresh token");
        marigold.anybody()
                .form("/api/auth/login", "username=x@y.z&password=Passw0rd!")
                .refused(401, "Invalid credentials");
        marigold.anybody().get("/api/farmers/").refused(401, "Not authenticated");
        marigold.master().get("/api/farmers/").refused(401, "Could not validate credentials");
        stall.admin.get("/api/admin/vendors").refused(401, "Invalid or expired master token");
        marigold.anybody().get("/api/admin/vendors").refused(422, "");
        marigold.anybody().post("/api/auth/register", "{}").refused(404, "Endpoint not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=1001", "size=0", "page=0", "page=x", "size=-5"})
    @DisplayName("9.21: are not listed in pages that make no sense")
    void pages(String query) {
        stall.admin.get("/api/farmers/?" + query).refused(422, query.substring(0, 4));
    }

    @Test
    @DisplayName("9.22: are listed by name, each once, in any page; 9.64: with all balances in one answer")
    void manyFarmers() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Reply>> added = new ArrayList<>();
            for (int i = 0; i < 248; i++) {
                String farmer = "{\"name\": \"Farmer %d\"}".formatted(i % 100);
                added.add(() -> stall.admin.post("/api/customers/", farmer).expect(201));
            }
            List<Reply> replies = new ArrayList<>();
            for (var each : threads.invokeAll(added)) replies.add(each.get());
            stall.admin.keepLatestOf(replies);
        }
        Reply page = stall.admin.get("/api/farmers/?page=3&size=100").expect(200);
        assertThat(page.json().size()).isEqualTo(50);
        assertThat(page.header("X-Total-Count")).hasValue("250");
        List<String> paged = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            stall.admin
                    .get("/api/farmers/?size=100&page=" + number)
                    .json()
                    .forEach(farmer -> paged.add(farmer.get("name").asString() + "#"
                            + farmer.get("id").asLong()));
        }
        assertThat(paged).hasSize(250).doesNotHaveDuplicates();
        assertThat(paged).isSortedAccordingTo((one, other) -> {
            int byName = one.substring(0, one.indexOf('#')).compareTo(other.substring(0, other.indexOf('#')));
            return byName != 0 ? byName : Long.compare(id(one), id(other));
        });
        stall.admin
                .post("/api/customers/%d/advances/".formatted(stall.ravi), "{\"type\": \"give\", \"val\": \"1000\"}")
                .expect(201);
        Reply balances = stall.admin.get("/api/advances/balances").expect(200);
        assertThat(balances.json().size()).isEqualTo(250);
        assertThat(balances.json()
                        .valueStream()
                        .map(row -> Reply.number(row, "balance").intValue()))
                .contains(1000);
    }

    private static long id(String named) {
        return Long.parseLong(named.substring(named.indexOf('#') + 1));
    }

    @Test
    @DisplayName("9.23 to 9.25: are lent money and give it back, never more than they owe")
    void advances() {
        String path = "/api/customers/%d/advances/".formatted(stall.ravi);
        stall.admin
                .post(path, "{\"type\": \"give\", \"val\": 1000, \"remarks\": \"seed\"}")
                .expect(201);
        stall.admin.post(path, "{\"type\": \"deduct\", \"val\": 150}").expect(201);
        Reply account = stall.admin.get(path).expect(200);
        assertThat(account.number("given")).isEqualByComparingTo("1000");
        assertThat(account.number("deducted")).isEqualByComparingTo("150");
        assertThat(account.number("balance")).isEqualByComparingTo("850");
        assertThat(account.json()
                        .get("logs")
                        .valueStream()
                        .map(log -> log.get("type").asString()))
                .containsExactly("give", "deduct");
        Reply refused = stall.admin.post(path, "{\"type\": \"deduct\", \"val\": 900}");
        assertThat(refused.status()).isEqualTo(409);
        stall.admin.post(path, "{\"type\": \"give\", \"val\": 0}").refused(422, "val");
        assertThat(stall.admin.get(path).number("balance")).isEqualByComparingTo("850");
    }

    @Test
    @DisplayName("have unique codes and numbers also when many are added at the same moment")
    void race() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> same = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                same.add(() -> stall.admin
                        .onAnotherConnection()
                        .post("/api/catalog/", "{\"itemCode\": \"R1\", \"itemName\": \"Rose\", \"rate\": 45.5}")
                        .status());
            }
            List<Integer> statuses = new ArrayList<>();
            for (var each : threads.invokeAll(same)) statuses.add(each.get());
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 400);
        }
        assertThat(stall.admin.get("/api/items/").expect(200).json().size()).isEqualTo(1);
    }
}
