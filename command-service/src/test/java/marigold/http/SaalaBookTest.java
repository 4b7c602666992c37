package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Keeping the saala book")
class SaalaBookTest extends CommandServiceTest {
    private static final Map<String, Object> ROSES =
            Map.of("date", "2026-03-05", "item_name", "Rose", "qty", 5, "rate", 125);

    private Vendor vendor;
    private Api clerk;

    @BeforeAll
    void openStall() {
        vendor = newVendor();
        clerk = newStaff(vendor);
    }

    @Test
    @DisplayName("takes buyers of any name, even the same twice, and answers 200")
    void customers() {
        Answer first = clerk.post("/api/saala/customers/", Map.of("name", "", "contact", "98450"));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).matches("""
            \\{"id":%d,"vendor_id":%d,"name":"","contact":"98450","address":"",\
            "created_at":"[-0-9T:.]+Z","updated_at":"[-0-9T:.]+Z"}\
            """.formatted(first.number("id"), vendor.id()));
        assertThat(newCustomer("Lakshmi")).isNotEqualTo(newCustomer("Lakshmi"));
    }

    @Test
    @DisplayName("changes what is given of a buyer, and tells when he was taken in")
    void changed() {
        Answer opened = clerk.post("/api/saala/customers", Map.of("name", "Lakshmi"));
        String path = "/api/saala/customers/" + opened.number("id");

        Answer changed = clerk.put(path, Map.of("address", "Market Road"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.text("name")).isEqualTo("Lakshmi");
        assertThat(changed.text("address")).isEqualTo("Market Road");
        assertThat(changed.text("created_at")).isEqualTo(opened.text("created_at"));
        assertThat(changed.text("updated_at")).isGreaterThan(opened.text("updated_at"));
        assertThat(clerk.put(path + "/", Map.of("name", "Lakshmi")).text("updated_at"))
                .isEqualTo(changed.text("updated_at"));
    }

    @Test
    @DisplayName("answers a sale with its running balance, in numbers, with status 200")
    void sale() {
        long shop = newCustomer("Lakshmi");
        Answer answer = clerk.post(
                sales(shop),
                Map.of(
                        "date", "2026-03-05T00:00:00.000Z",
                        "item_code", "R",
                        "item_name", "Rose",
                        "qty", "5",
                        "rate", "125",
                        "paid_amount", ""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).matches("""
            \\{"id":%d,"customer_id":%d,"date":"2026-03-05","description":"","item_code":"R","item_name":"Rose",\
            "qty":5.00,"rate":125.00,"total_amount":625.00,"paid_amount":0.00,"balance":625.00,\
            "created_at":"([-0-9T:.]+Z)","updated_at":"\\1","version":1}\
            """.formatted(answer.number("id"), shop));
        assertThat(answer.header("Consistency-Token")).isPresent();
    }

    @Test
    @DisplayName("takes today where no day is given, and the total that was agreed")
    void defaults() {
        long shop = newCustomer("Lakshmi");
        Answer answer =
                clerk.post(sales(shop), Map.of("item_name", "Rose", "qty", 5, "rate", 125, "total_amount", 600));
        assertThat(answer.text("date"))
                .isEqualTo(LocalDate.now(ZoneId.of("Asia/Kolkata")).toString());
        assertThat(answer.money("balance")).isEqualByComparingTo("600");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"item_name": " ", "qty": 1, "rate": 1}                   | Item name is required
        {"qty": 1, "rate": 1}                                     | Item name is required
        {"item_name": "Rose", "qty": 0, "rate": 1}                | Quantity must be greater than 0
        {"item_name": "Rose", "qty": "-2", "rate": 1}             | Quantity must be greater than 0
        {"item_name": "Rose", "rate": 1}                          | Quantity must be greater than 0
        {"item_name": "Rose", "qty": 1, "rate": 0}                | Rate must be greater than 0
        {"item_name": "Rose", "qty": 1, "rate": 1, "paid_amount": 1.01} | Paid amount cannot be more than the total amount
        {"item_name": "Rose", "qty": "9999999999", "rate": "9999999999"} | Invalid pricing values
        """)
    @DisplayName("9.35: refuses a sale with the words that front ends know, and stores nothing")
    void refused(String body, String detail) {
        long shop = newCustomer("Lakshmi");
        long before = eventsOf(vendor);
        Answer answer = clerk.send("POST", sales(shop), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.text("error")).isEqualTo(detail);
        assertThat(eventsOf(vendor)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"item_name": "Rose", "qty": "abc", "rate": 1}                        | qty
        {"item_name": "Rose", "qty": 1.001, "rate": 1}                        | qty
        {"item_name": "Rose", "qty": 1, "rate": 1, "date": "05/03/2026"}      | date
        {"item_name": "Rose", "qty": 1, "rate": 1, "date": "2026-03-05Tlate"} | date
        {"item_name": "Rose", "qty": 1, "rate": 1, "total_amount": -1}        | total_amount
        {"item_name": "Rose", "qty": 1, "rate": 1, "paid_amount": -1}         | paid_amount
        """)
    @DisplayName("refuses what cannot be read, with the field")
    void malformed(String body, String field) {
        Answer answer = clerk.send("POST", sales(newCustomer("Lakshmi")), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.mistaken()).containsExactly(field);
    }

    @Test
    @DisplayName("notes payments, the same twice if it is so, and tells what is left to pay")
    void payments() {
        long shop = newCustomer("Lakshmi");
        clerk.post(sales(shop), ROSES);
        Map<String, Object> payment = Map.of("amount", "325", "date", "2026-03-06");
        Answer first = clerk.post(payments(shop), payment);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("""
            {"message":"Payment added successfully","transaction_id":%d,"current_balance":300.00}\
            """.formatted(first.number("transaction_id")));
        Answer second = clerk.post(payments(shop), payment);
        assertThat(second.money("current_balance")).isEqualByComparingTo("-25");
        Answer moved = clerk.put(line(second.number("transaction_id")), Map.of("date", "2026-03-04"));
        assertThat(moved.body()).contains("""
            "date":"2026-03-04","description":"Payment of ₹325.00","item_code":"PAYMENT",\
            "item_name":"Payment Received","qty":null,"rate":null,"total_amount":0.00,"paid_amount":325.00,\
            "balance":-325.00,\
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"amount\": 0}", "{\"amount\": -5}", "{}", "{\"amount\": 5, \"date\": \"06/03/2026\"}"})
    @DisplayName("9.35: refuses payments of nothing or of no day with 400")
    void noPayment(String body) {
        Answer answer = clerk.send("POST", payments(newCustomer("Lakshmi")), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.detail())
                .isEqualTo(
                        body.contains("06/03")
                                ? "Invalid date format. Use YYYY-MM-DD"
                                : "Payment amount must be greater than 0");
    }

    @Test
    @DisplayName("9.27, 9.31, 9.32: corrects and removes lines, and keeps when they were written")
    void corrections() {
        long shop = newCustomer("Lakshmi");
        Answer first = clerk.post(sales(shop), ROSES);
        Answer second =
                clerk.post(sales(shop), Map.of("date", "2026-03-05", "item_name", "Rose", "qty", 2, "rate", 150));
        Answer corrected = clerk.put(line(second.number("id")), Map.of("qty", 4, "rate", 100));
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(corrected.money("total_amount")).isEqualByComparingTo("400");
        assertThat(corrected.money("balance")).isEqualByComparingTo("1025");
        assertThat(corrected.text("created_at")).isEqualTo(second.text("created_at"));
        assertThat(corrected.text("updated_at")).isGreaterThan(second.text("created_at"));
        Answer same = clerk.put(line(second.number("id")), Map.of("qty", 4));
        assertThat(same.body()).isEqualTo(corrected.body());

        Answer removed = clerk.delete(line(first.number("id")));
        assertThat(removed.body())
                .isEqualTo("{\"message\":\"SAALA transaction deleted successfully\",\"current_balance\":400.00}");
        assertThat(clerk.put(line(second.number("id")), Map.of("qty", 10)).money("balance"))
                .isEqualByComparingTo("1000");
        assertThat(clerk.delete(line(first.number("id"))).status()).isEqualTo(404);
        assertThat(clerk.put(line(first.number("id")), Map.of("qty", 1)).detail())
                .isEqualTo("SAALA transaction not found");
    }

    @Test
    @DisplayName("keeps buyers who have transactions (D8), and forgets those who have none")
    void deletion() {
        long shop = newCustomer("Lakshmi");
        long sale = clerk.post(sales(shop), ROSES).number("id");
        Answer refused = clerk.delete("/api/saala/customers/%d/".formatted(shop));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("Cannot delete SAALA customer with transaction history");

        assertThat(clerk.delete(line(sale)).status()).isEqualTo(200);
        Answer deleted = clerk.delete("/api/saala/customers/%d/".formatted(shop));
        assertThat(deleted.body()).isEqualTo("{\"message\":\"SAALA customer deleted successfully\"}");
        assertThat(clerk.post(sales(shop), ROSES).detail()).isEqualTo("SAALA customer not found");
        assertThat(clerk.delete("/api/saala/customers/" + shop).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("records a repeated request once, and two equal requests twice (D5)")
    void repeated() {
        long shop = newCustomer("Lakshmi");
        Api retrying = clerk.withKey("saala-retry");
        Answer first = retrying.post(sales(shop), ROSES);
        assertThat(retrying.post(sales(shop), ROSES).body()).isEqualTo(first.body());
        assertThat(clerk.post(sales(shop), ROSES).money("balance")).isEqualByComparingTo("1250");
    }

    private long newCustomer(String name) {
        Answer answer = clerk.post("/api/saala/customers/", Map.of("name", name));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.number("id");
    }

    private static String sales(long customerId) {
        return "/api/saala/customers/%d/transactions/".formatted(customerId);
    }

    private static String payments(long customerId) {
        return "/api/saala/customers/%d/payments/".formatted(customerId);
    }

    private static String line(long lineId) {
        return "/api/saala/transactions/%d/".formatted(lineId);
    }
}
