package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// B20, B28 and what the printed forms of the specification's section 5 have on them.
@DisplayName("A printed report")
class PrintIT {
    private static final String MARCH = "?from_date=2026-03-01&to_date=2026-03-31";

    /// The start of a PNG, as good as a picture for everybody but a browser.
    private static final String LOGO = "data:image/png;base64,iVBORw0KGgo=";

    private final Stall stall = new Stall(RunningMarigold.shared()).withFixtureEntries();
    private long shop;

    @BeforeEach
    void letterhead() {
        stall.admin.put("/api/vendor/settings", """
            {"name": "Sri Flowers", "phone": "080 1234, 98450 12345", "address": "City Market", "logo": "%s"}
            """.formatted(LOGO)).expect(200);
        stall.admin
                .post("/api/customers/%d/advances/".formatted(stall.ravi), "{\"type\": \"give\", \"val\": 1000}")
                .expect(201);
        shop = Stall.idOf(stall.admin
                .post("/api/saala/customers/", "{\"name\": \"Lakshmi\"}")
                .expect(200));
        stall.admin
                .post("/api/saala/customers/%d/transactions/".formatted(shop), """
                    {"date": "2026-03-05", "item_name": "Rose", "qty": "5", "rate": "125", "paid_amount": 100}
                    """)
                .expect(200);
    }

    private String page(String path) {
        Reply reply = stall.admin.get(path).expect(200);
        assertThat(reply.header("Content-Type").orElse("")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(reply.header("Content-Security-Policy").orElse("")).startsWith("default-src 'none'; style-src");
        return reply.text();
    }

    @Test
    @DisplayName("carries the vendor's own name, phones, address and logo, as they are now")
    void ownLetterhead() {
        for (String path : List.of(
                "/api/reports/daily-sales" + MARCH,
                "/api/print-docx/daily-sales-report/?from=2026-03-01&to=2026-03-31",
                "/api/reports/ledger/" + stall.ravi + MARCH,
                "/api/print-docx/ledger-report-preview/" + MARCH + "&farmer_id=" + stall.ravi,
                "/api/reports/group-patti/" + stall.kmp + MARCH,
                "/api/reports/silk-day?date=2026-03-01",
                "/api/reports/group-total" + MARCH,
                "/api/reports/group-total-by-group" + MARCH + "&group_name=KMP",
                "/api/reports/saala-statement/" + shop + MARCH,
                "/api/reports/advance-statement/" + stall.ravi)) {
            assertThat(page(path))
                    .as(path)
                    .contains("Sri Flowers", "080 1234", "98450 12345", "City Market")
                    .containsOnlyOnce("data:image/png");
        }
        stall.admin
                .put("/api/vendor/settings", "{\"name\": \"Asha Flowers\", \"logo\": \"\"}")
                .expect(200);
        assertThat(page("/api/reports/ledger/" + stall.ravi + MARCH))
                .contains("Asha Flowers")
                .doesNotContain("Sri Flowers", "data:image");
        Stall other = new Stall(RunningMarigold.shared());
        assertThat(other.admin
                        .get("/api/reports/ledger/" + other.ravi)
                        .expect(200)
                        .text())
                .doesNotContain("Asha Flowers", "98450", "data:image");
    }

    @Test
    @DisplayName("shows the figures of the ledger (9.41), the patti (9.43) and the daily sales (9.40)")
    void figures() {
        assertThat(page("/api/reports/ledger/" + stall.ravi + MARCH))
                .contains("<title>Ledger Ravi 2026-03-01 to 2026-03-31</title>")
                .contains("<dd>1,000.00</dd>", "<dd>114.54</dd>", "<dd>839.96</dd>", "<dd>703.96</dd>");
        assertThat(page("/api/reports/group-patti/" + stall.ten + MARCH)).contains("<dd>3,880.00</dd>");
        assertThat(page("/api/reports/daily-sales" + MARCH)).contains("<dd>114.50</dd>", "<dd>5,954.50</dd>");
        assertThat(page("/api/reports/group-total" + MARCH)).contains("<dd>5,339.96</dd>", "<dd>600.00</dd>");
        assertThat(page("/api/reports/saala-statement/" + shop + MARCH)).contains("525.00");
        assertThat(page("/api/reports/silk-day?date=2026-03-05")).contains("<dt>PROFIT</dt><dd>525.00</dd>");
    }

    @Test
    @DisplayName("has no more assets for a hundred farmers than for one (B20, 9.65)")
    void assetsOnce() {
        for (int i = 0; i < 100; i++) {
            stall.admin
                    .post("/api/customers/", "{\"name\": \"Farmer %d\", \"groupId\": %d}".formatted(i, stall.kmp))
                    .expect(201);
        }
        String patti = page("/api/reports/group-patti/" + stall.kmp + MARCH);
        assertThat(patti.split("<article", -1)).hasSize(102);
        assertThat(patti).containsOnlyOnce("data:image/png").containsOnlyOnce("<style>");
        assertThat(patti.length()).isLessThan(300_000);
    }

    @Test
    @DisplayName("is text, whatever farmers and flowers are called")
    void escaped() {
        long farmer = Stall.idOf(stall.admin
                .post("/api/customers/", "{\"name\": \"<script>alert(1)</script>\", \"address\": \"\\\"><b>\"}")
                .expect(201));
        stall.add(farmer, Stall.entry("2026-03-01", "<i>", "<Rose & Co>", "1", "10", "0", "0", "0"));
        for (String path : List.of("/api/reports/ledger/" + farmer + MARCH, "/api/reports/daily-sales" + MARCH)) {
            assertThat(page(path))
                    .contains("&lt;script&gt;alert(1)", "&lt;Rose &amp; Co&gt;", "&lt;i&gt;")
                    .doesNotContain("<script", "<b>", "<i>");
        }
    }

    @Test
    @DisplayName("comes in JSON, with its metadata, where a front end asks for that")
    void inJson() {
        JsonNode ledger = stall.admin
                .get("/api/reports/ledger/" + stall.ravi + MARCH + "&format=json")
                .expect(200)
                .json();
        assertThat(ledger.get("html").asString()).isEqualTo(page("/api/reports/ledger/" + stall.ravi + MARCH));
        assertThat(ledger.get("metadata").get("record_count").asInt()).isEqualTo(2);
        stall.admin.get("/api/reports/ledger/" + stall.ravi + "?format=docx").refused(422, "format");
    }
}
