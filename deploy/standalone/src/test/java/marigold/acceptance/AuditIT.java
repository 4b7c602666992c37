package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Who did what")
class AuditIT {
    private static Stall stall;
    private static Client clerk;
    private static long clerkId;
    private static long entry;
    private static String corrected;

    /// A clerk enters a line and corrects it; his boss removes it and gives the farmer another rate.
    @BeforeAll
    static void twoUsers() {
        RunningMarigold marigold = RunningMarigold.shared();
        stall = new Stall(marigold);
        String email = "clerk-%d@stall.example".formatted(System.nanoTime());
        marigold.master()
                .post("/api/admin/create-user-for-vendor", """
                    {"vendor_id": %d, "name": "Ravi Shankar", "email": "%s", "password": "Passw0rd!", "role": "staff"}
                    """.formatted(stall.vendor.id(), email))
                .expect(200);
        clerk = marigold.login(email, "Passw0rd!");
        clerkId = clerk.get("/api/auth/me").expect(200).json().get("id").asLong();
        entry = Stall.idOf(clerk.post(
                        "/api/farmers/%d/transactions/".formatted(stall.ravi),
                        Stall.entry("2026-03-01", "Tempo", "Rose", "10.5", "45", "2", "15", "100"))
                .expect(201));
        Reply correction =
                clerk.put("/api/collections/" + entry, "{\"rate\": 50}").expect(200);
        stall.admin.delete("/api/collections/" + entry).expect(200);
        corrected = stall.admin
                .put("/api/farmers/" + stall.ravi, "{\"commission_percent\": 12.5}")
                .expect(200)
                .header("Consistency-Token")
                .orElseThrow();
        assertThat(Long.parseLong(corrected))
                .isGreaterThan(
                        Long.parseLong(correction.header("Consistency-Token").orElseThrow()));
    }

    @Test
    @DisplayName("is told of an entry and of a farmer's rate, with before and after, newest first")
    void told() {
        List<JsonNode> audits = audits("farmer_id=" + stall.ravi);
        assertThat(audits.stream().map(AuditIT::sentence))
                .containsExactly(
                        "Owner: farmer-commission-set, changed farmer",
                        "Owner: entry-removed, removed entry",
                        "Ravi Shankar: entry-corrected, changed entry",
                        "Ravi Shankar: entry-recorded, created entry",
                        "Owner: farmer-account-opened, created farmer_account",
                        "Owner: farmer-registered, created farmer");
        JsonNode rate = audits.getFirst();
        assertThat(rate.get("before").toString()).isEqualTo("{\"commission_percent\":null}");
        assertThat(Reply.number(rate.get("after"), "commission_percent")).isEqualByComparingTo("12.5");
        JsonNode correction = audits.get(2);
        assertThat(correction.get("subject").get("id").asLong()).isEqualTo(entry);
        assertThat(correction.get("user").get("id").asLong()).isEqualTo(clerkId);
        assertThat(Reply.number(correction.get("before"), "rate")).isEqualByComparingTo("45");
        assertThat(Reply.number(correction.get("after"), "rate")).isEqualByComparingTo("50");
        assertThat(Reply.number(correction.get("after"), "line_total")).isEqualByComparingTo("489");
        assertThat(correction.get("after").has("qty")).isFalse();
        assertThat(audits.get(1).get("after").isNull()).isTrue();
        assertThat(Reply.number(audits.get(1).get("before"), "rate")).isEqualByComparingTo("50");
    }

    @Test
    @DisplayName("is found by user, by kind and by time")
    void filtered() {
        assertThat(audits("user_id=" + clerkId).stream()
                        .map(audit -> audit.get("kind").asString()))
                .containsExactly("entry-corrected", "entry-recorded");
        assertThat(audits("kind=entry-corrected")).hasSize(1);
        JsonNode removal = audits("kind=entry-removed").getFirst();
        String moment = removal.get("at").asString();
        assertThat(audits("from=%s&to=%s".formatted(moment, moment))).contains(removal);
        assertThat(audits("from=2026-03-01&to=2026-03-01&user_id=" + clerkId)).isEmpty();
    }

    @Test
    @DisplayName("begins with the vendor's registration by the platform")
    void firstOfAll() {
        JsonNode first = audits("").getLast();
        assertThat(sentence(first)).isEqualTo("Platform admin: vendor-registered, created vendor");
    }

    @Test
    @DisplayName("is the admin's to read")
    void adminOnly() {
        clerk.get("/api/audits").refused(403, "Admin access required");
        RunningMarigold.shared().anybody().get("/api/audits").refused(401, "Not authenticated");
    }

    private static String sentence(JsonNode audit) {
        return "%s: %s, %s %s"
                .formatted(
                        audit.get("user").get("name").asString(),
                        audit.get("kind").asString(),
                        audit.get("action").asString(),
                        audit.get("subject").get("type").asString());
    }

    /// All pages, two lines each.
    private static List<JsonNode> audits(String filter) {
        List<JsonNode> audits = new ArrayList<>();
        String next = "/api/audits/?size=2&" + filter;
        while (!next.isEmpty()) {
            Reply page =
                    stall.admin.with("Consistency-Token", corrected).get(next).expect(200);
            page.json().forEach(audits::add);
            next = page.header("Link")
                    .map(link -> link.replaceAll("^<(.*)>; rel=\"next\"$", "$1"))
                    .orElse("");
        }
        return audits;
    }
}
