package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Cases 9.26 to 9.35 and 9.61 of the market's specification.
@DisplayName("The saala book")
class SaalaIT {
    private final Stall stall = new Stall(RunningMarigold.shared());
    private long shop;
    private long row1;
    private long row2;

    @BeforeEach
    void threeSales() {
        shop = customer("Lakshmi");
        row1 = sell(shop, "2026-03-05", 5, 125, 0);
        row2 = sell(shop, "2026-03-05", 2, 150, 0);
        sell(shop, "2026-03-05", 5, 100, 200);
    }

    @Test
    @DisplayName("9.26: shows the balance after each sale, and what is owed")
    void balances() {
        assertThat(balancesByDate()).containsExactly("625.00", "925.00", "1225.00");
        JsonNode summary = summary();
        assertThat(Reply.number(summary, "total_amount")).isEqualByComparingTo("1425");
        assertThat(Reply.number(summary, "total_paid")).isEqualByComparingTo("200");
        assertThat(Reply.number(summary, "current_balance")).isEqualByComparingTo("1225");
        assertThat(stall.admin
                        .get("/api/saala/customers/%d/total-outstanding/".formatted(shop))
                        .expect(200)
                        .number("total_outstanding"))
                .isEqualByComparingTo("1225");
    }

    @Test
    @DisplayName("9.27 to 9.34: follows corrections, payments, removals and a back-dated sale")
    void month() {
        Reply corrected = stall.admin
                .put("/api/saala/transactions/%d/".formatted(row2), "{\"qty\": 4, \"rate\": 100}")
                .expect(200);
        assertThat(corrected.number("total_amount")).isEqualByComparingTo("400");
        assertThat(balancesByDate()).containsExactly("625.00", "1025.00", "1325.00");
        assertThat(stall.admin.get("/api/saala/transactions/" + row2).text()).isEqualTo(corrected.text());
        assertThat(credit("2026-03-05")).isEqualByComparingTo("1325");

        pay(325);
        assertThat(Reply.number(summary(), "current_balance")).isEqualByComparingTo("1000");
        assertThat(credit("2026-03-06")).isEqualByComparingTo("0");

        long hotel = customer("Hotel");
        sell(hotel, "2026-03-05", 1, 100, 0);
        stall.admin
                .post(
                        "/api/saala/customers/%d/payments/".formatted(hotel),
                        "{\"amount\": 40, \"date\": \"2026-03-05\"}")
                .expect(200);
        assertThat(stall.admin
                        .get("/api/saala/customers/%d/summary/?date=2026-03-05".formatted(hotel))
                        .expect(200)
                        .number("daily_credit"))
                .isEqualByComparingTo("60");
        assertThat(credit("2026-03-05")).isEqualByComparingTo("1385");

        stall.admin.delete("/api/saala/transactions/%d/".formatted(row1)).expect(200);
        assertThat(balancesByDate()).containsExactly("400.00", "700.00", "375.00");
        assertThat(Reply.number(summary(), "current_balance")).isEqualByComparingTo("375");

        sell(shop, "2026-03-01", 1, 10, 0);
        assertThat(balancesByDate()).containsExactly("10.00", "410.00", "710.00", "385.00");
        assertThat(Reply.number(summary(), "current_balance")).isEqualByComparingTo("385");

        pay(325);
        assertThat(Reply.number(summary(), "current_balance")).isEqualByComparingTo("60");
        JsonNode period = stall.admin
                .get("/api/silk/saala-transactions-by-date-range?from_date=2026-03-05&to_date=2026-03-06")
                .expect(200)
                .json();
        assertThat(period.get("customers").findValuesAsString("customer_name")).containsExactly("Hotel", "Lakshmi");
        assertThat(period.get("customers").get(1).get("transaction_count").asInt())
                .isEqualTo(4);
        assertThat(Reply.number(
                        period.get("customers").get(1).get("transactions").get(0), "balance"))
                .isEqualByComparingTo("60");
        assertThat(stall.admin.get("/api/saala/debtors").expect(200).json().findValuesAsString("last_transaction"))
                .containsExactly("2026-03-06", "2026-03-05");
    }

    @Test
    @DisplayName("9.32: prices a sale anew when only its weight is corrected")
    void weightAlone() {
        stall.admin
                .put("/api/saala/transactions/" + row2, "{\"qty\": 4, \"rate\": 100}")
                .expect(200);
        assertThat(stall.admin
                        .put("/api/saala/transactions/" + row2, "{\"qty\": 10}")
                        .expect(200)
                        .number("total_amount"))
                .isEqualByComparingTo("1000");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"item_name\": \" \", \"qty\": 1, \"rate\": 1} | Item name is required",
                "{\"item_name\": \"Rose\", \"qty\": 0, \"rate\": 1} | Quantity must be greater than 0",
                "{\"item_name\": \"Rose\", \"qty\": 1, \"rate\": 0} | Rate must be greater than 0",
                "{\"item_name\": \"Rose\", \"qty\": 1, \"rate\": 10, \"paid_amount\": 50} | Paid amount cannot be more",
                "{\"amount\": 0} | Payment amount must be greater than 0",
            })
    @DisplayName("9.35: refuses what cannot be, in the words that front ends know")
    void refused(String body, String detail) {
        String path = body.contains("\"amount\"") ? "payments" : "transactions";
        stall.admin
                .post("/api/saala/customers/%d/%s/".formatted(shop, path), body)
                .refused(400, detail);
        assertThat(balancesByDate()).hasSize(3);
    }

    @Test
    @DisplayName("9.61: shows the new balance with the version that the sale returned")
    void readYourWrites() {
        Reply sold = stall.admin
                .post("/api/saala/customers/%d/transactions/".formatted(shop), sale("2026-03-05", 1, 75, 0))
                .expect(200);
        Client elsewhere = RunningMarigold.shared()
                .login(stall.vendor.email(), "Passw0rd!")
                .with("Consistency-Token", sold.header("Consistency-Token").orElseThrow());
        assertThat(elsewhere
                        .get("/api/saala/customers/%d/summary/".formatted(shop))
                        .expect(200)
                        .number("current_balance"))
                .isEqualByComparingTo("1300");
    }

    @Test
    @DisplayName("records a repeated sale once, keeps buyers with a history and lets others go")
    void repeatedAndDeleted() {
        Client retrying = stall.admin.with("Idempotency-Key", UUID.randomUUID().toString());
        String path = "/api/saala/customers/%d/transactions/".formatted(shop);
        Reply first = retrying.post(path, sale("2026-03-05", 1, 1, 0)).expect(200);
        assertThat(retrying.post(path, sale("2026-03-05", 1, 1, 0)).text()).isEqualTo(first.text());
        assertThat(balancesByDate()).hasSize(4);
        stall.admin.delete("/api/saala/customers/%d/".formatted(shop)).refused(400, "transaction history");
        long idle = customer("Idle");
        stall.admin.delete("/api/saala/customers/%d/".formatted(idle)).expect(200);
        stall.admin.get("/api/saala/customers/%d/".formatted(idle)).refused(404, "SAALA customer not found");
    }

    @Test
    @DisplayName("takes fifty sales and payments at the same moment, and keeps one running balance")
    void fiftyAtOnce() throws Exception {
        long hotel = customer("Hotel");
        List<Callable<Reply>> requests = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            Client clerk = stall.admin.onAnotherConnection();
            String path = "/api/saala/customers/%d/".formatted(hotel);
            String sale = sale("2026-03-%02d".formatted(1 + i % 5), 1, i, 0);
            String payment = "{\"amount\": %d, \"date\": \"2026-03-03\"}".formatted(i);
            requests.add(
                    i % 10 == 0
                            ? () -> clerk.post(path + "payments/", payment)
                            : () -> clerk.post(path + "transactions/", sale));
        }
        try (ExecutorService clerks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : clerks.invokeAll(requests))
                replies.add(reply.get().expect(200));
            stall.admin.keepLatestOf(replies);
        }
        List<JsonNode> oldestFirst = lines(hotel).reversed();
        assertThat(oldestFirst)
                .hasSize(50)
                .isSortedAccordingTo(Comparator.<JsonNode, String>comparing(
                                line -> line.get("date").asString())
                        .thenComparing(line -> line.get("id").asLong()));
        BigDecimal running = BigDecimal.ZERO;
        for (JsonNode line : oldestFirst) {
            running = running.add(Reply.number(line, "total_amount")).subtract(Reply.number(line, "paid_amount"));
            assertThat(Reply.number(line, "balance")).as(line.toString()).isEqualByComparingTo(running);
        }
        // 1 + … + 50, of which every tenth is paid instead.
        assertThat(running).isEqualByComparingTo("975");
        assertThat(stall.admin
                        .get("/api/saala/customers/%d/summary/".formatted(hotel))
                        .expect(200)
                        .number("current_balance"))
                .isEqualByComparingTo("975");
    }

    private long customer(String name) {
        return Stall.idOf(stall.admin
                .post("/api/saala/customers/", "{\"name\": \"%s\"}".formatted(name))
                .expect(200));
    }

    private long sell(long customer, String date, int qty, int rate, int paid) {
        return Stall.idOf(stall.admin
                .post("/api/saala/customers/%d/transactions/".formatted(customer), sale(date, qty, rate, paid))
                .expect(200));
    }

    private static String sale(String date, int qty, int rate, int paid) {
        return """
            {"date": "%s", "item_code": "R", "item_name": "Rose", "qty": "%d", "rate": "%d", "paid_amount": %d}
            """.formatted(date, qty, rate, paid);
    }

    private void pay(int rupees) {
        stall.admin
                .post(
                        "/api/saala/customers/%d/payments/".formatted(shop),
                        "{\"amount\": %d, \"date\": \"2026-03-06\"}".formatted(rupees))
                .expect(200);
    }

    private JsonNode summary() {
        return stall.admin
                .get("/api/saala/customers/%d/summary/".formatted(shop))
                .expect(200)
                .json();
    }

    private BigDecimal credit(String date) {
        return stall.admin.get("/api/silk/credit/?date=" + date).expect(200).number("total_credit");
    }

    /// Balances oldest first; the list comes newest first.
    private List<String> balancesByDate() {
        return lines(shop).reversed().stream()
                .map(line -> Reply.number(line, "balance").setScale(2).toPlainString())
                .toList();
    }

    private List<JsonNode> lines(long customer) {
        return stall.admin
                .get("/api/saala/customers/%d/transactions/".formatted(customer))
                .expect(200)
                .json()
                .valueStream()
                .toList();
    }
}
