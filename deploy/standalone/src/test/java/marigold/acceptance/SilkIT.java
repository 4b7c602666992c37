package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Cases 9.36 to 9.39 and section 5.7 of the market's specification.
@DisplayName("The closing of a market day")
class SilkIT {
    private static final String COUNTS = "/api/silk/daily-collections";

    private final Stall stall = new Stall(RunningMarigold.shared()).withFixtureEntries();

    @Test
    @DisplayName("9.36: shows what each group brought in")
    void ledger() {
        JsonNode ledger =
                stall.admin.get("/api/silk/ledger?date=2026-03-01").expect(200).json();
        assertGroups(ledger);
    }

    @Test
    @DisplayName("9.37: reconciles the money with the entries, to the paisa")
    void reconciles() {
        Reply matched = reconcile("972.50");
        assertThat(matched.number("total_entered")).isEqualByComparingTo("5472.50");
        assertThat(matched.number("ledger_total")).isEqualByComparingTo("5472.50");
        assertThat(matched.number("difference")).isEqualByComparingTo("0");
        assertThat(text(matched, "status")).isEqualTo("MATCHED");
        Reply paisa = reconcile("972.51");
        assertThat(paisa.number("difference")).isEqualByComparingTo("0.01");
        assertThat(text(paisa, "status")).isEqualTo("MATCHED");
        Reply more = reconcile("972.52");
        assertThat(more.number("difference")).isEqualByComparingTo("0.02");
        assertThat(text(more, "status")).isEqualTo("MISMATCH");

        JsonNode stored = stall.admin.get("/api/silk/collections/").expect(200).json();
        assertThat(stored).hasSize(1);
        assertThat(stored.get(0).get("id").asLong()).isEqualTo(Stall.idOf(matched));
        assertThat(stored.get(0).get("status").asString()).isEqualTo("MISMATCH");
        assertThat(stored.get(0).get("created_at").isString()).isTrue();
    }

    @Test
    @DisplayName("9.38: keeps one count of the money a day, as the next request sees at once")
    void counts() {
        stall.admin.get(COUNTS + "/2026-03-01").refused(404, "No collection found for the specified date");
        Reply first = count("{\"date\": \"2026-03-01\", \"cash\": \"4000\", \"upi\": \"945.50\"}");
        assertThat(first.number("upi")).isEqualByComparingTo("945.50");
        assertThat(stall.admin.get(COUNTS + "/2026-03-01").expect(200).text()).isEqualTo(first.text());

        Reply second = count("{\"date\": \"2026-03-01\", \"cash\": 10, \"upi\": 0}");
        assertThat(stall.admin.get(COUNTS + "/2026-03-01/").expect(200).text()).isEqualTo(second.text());
        JsonNode period = stall.admin
                .get(COUNTS + "/?from_date=2026-03-01&to_date=2026-03-31")
                .expect(200)
                .json();
        assertThat(period.get("collections")).hasSize(1);
        JsonNode collection = period.get("collections").get(0);
        assertThat(Reply.number(collection, "cash")).isEqualByComparingTo("10");
        assertThat(Reply.number(collection, "upi")).isEqualByComparingTo("0");

        stall.admin.post(COUNTS, "{\"date\": \"2026-03-01\", \"cash\": 1.234}").refused(422, "");
        assertThat(stall.admin.get(COUNTS + "/2026-03-01").expect(200).text()).isEqualTo(second.text());
    }

    @Test
    @DisplayName("9.39: values what was sold for cash and for digital money")
    void splits() {
        Reply split =
                stall.admin.post("/api/silk/physical-digital-entries", """
                    {"date": "2026-03-01", "physical_kg": 10.5, "physical_rate": 30, "digital_kg": 2, "digital_rate": 40}
                    """).expect(200);
        assertThat(split.number("physical_amount")).isEqualByComparingTo("315");
        assertThat(split.number("digital_amount")).isEqualByComparingTo("80");
        assertThat(split.number("total_kg")).isEqualByComparingTo("12.5");
        assertThat(split.number("total_amount")).isEqualByComparingTo("395");
        JsonNode stored = stall.admin
                .get("/api/silk/physical-digital-entries/")
                .expect(200)
                .json();
        assertThat(stored).hasSize(1);
        assertThat(Reply.number(stored.get(0), "total_amount")).isEqualByComparingTo("395");
    }

    @ParameterizedTest(name = "UPI {0}: {2} {1}")
    @CsvSource({"972.50, 0.00, BREAK EVEN", "975.50, 3.00, PROFIT", "900.00, -72.50, LOSS"})
    @DisplayName("5.7: sums the day up at once, credit from the saala book and money from the till")
    void summary(String upi, String difference, String result) {
        long shop = Stall.idOf(stall.admin
                .post("/api/saala/customers/", "{\"name\": \"Lakshmi\"}")
                .expect(200));
        stall.admin
                .post("/api/saala/customers/%d/transactions/".formatted(shop), """
                    {"date": "2026-03-01", "item_name": "Rose", "qty": 5, "rate": 100}
                    """)
                .expect(200);
        count("{\"date\": \"2026-03-01\", \"cash\": 4000, \"upi\": %s}".formatted(upi));
        Reply summary =
                stall.admin.get("/api/silk/day-summary/?date=2026-03-01").expect(200);
        assertGroups(summary.json());
        assertThat(summary.number("credit")).isEqualByComparingTo("500");
        assertThat(summary.number("difference")).isEqualByComparingTo(difference);
        assertThat(text(summary, "result")).isEqualTo(result);
    }

    @Test
    @DisplayName("follows the entries by itself, so that there is nothing to copy")
    void follows() {
        Reply copied = stall.admin.post("/api/silk/sync-from-transactions", "").expect(200);
        assertThat(copied.number("created_count")).isZero();
        stall.add(stall.ravi, Stall.entry("2026-03-01", "1", "0.50"));
        assertThat(reconcile("973").number("difference")).isEqualByComparingTo("0");
        assertThat(stall.admin
                        .get("/api/silk/day-summary?date=2026-03-01")
                        .expect(200)
                        .number("difference"))
                .isEqualByComparingTo("-5473");
    }

    @Test
    @DisplayName("counts a repeated request once")
    void repeated() {
        Client retrying = stall.admin.with("Idempotency-Key", UUID.randomUUID().toString());
        String body = "{\"date\": \"2026-03-01\", \"cash\": 1}";
        Reply first = retrying.post(COUNTS, body).expect(200);
        Reply second = count("{\"date\": \"2026-03-01\", \"cash\": 2}");
        assertThat(retrying.post(COUNTS, body).expect(200).text()).isEqualTo(first.text());
        assertThat(stall.admin
                        .with(
                                "Consistency-Token",
                                second.header("Consistency-Token").orElseThrow())
                        .get(COUNTS + "/2026-03-01")
                        .expect(200)
                        .number("cash"))
                .isEqualByComparingTo("2");
    }

    private static void assertGroups(JsonNode day) {
        assertThat(day.get("groups").findValuesAsString("groupName")).containsExactly("KMP", "TEN");
        assertThat(Reply.number(day.get("groups").get(0), "kg")).isEqualByComparingTo("10.5");
        assertThat(Reply.number(day.get("groups").get(0), "amount")).isEqualByComparingTo("472.50");
        assertThat(Reply.number(day.get("groups").get(1), "kg")).isEqualByComparingTo("100");
        assertThat(Reply.number(day.get("groups").get(1), "amount")).isEqualByComparingTo("5000");
        assertThat(Reply.number(day.get("grandTotals"), "kg")).isEqualByComparingTo("110.5");
        assertThat(Reply.number(day.get("grandTotals"), "amount")).isEqualByComparingTo("5472.50");
    }

    private Reply count(String body) {
        return stall.admin.post(COUNTS + "/", body).expect(200);
    }

    private Reply reconcile(String upi) {
        return stall.admin
                .post(
                        "/api/silk/collections",
                        "{\"date\": \"2026-03-01\", \"credit\": 500, \"cash\": 4000, \"upi\": %s}".formatted(upi))
                .expect(200);
    }

    private static String text(Reply reply, String field) {
        return reply.json().get(field).asString();
    }
}
