package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Keying in the morning's flowers")
class DailyEntryTest extends CommandServiceTest {
    private Vendor vendor;
    private Api clerk;

    @BeforeAll
    void openStall() {
        vendor = newVendor();
        clerk = newStaff(vendor);
    }

    @Test
    @DisplayName("9.1, 9.8: takes the screen's own body and answers with luggage and laguage")
    void screensBody() {
        long ravi = vendor.newFarmer("Ravi");

        Answer answer = clerk.post(
                transactions(ravi),
                Map.ofEntries(
                        Map.entry("date", "2026-03-01"),
                        Map.entry("vehicle", "ZZ99"),
                        Map.entry("itemCode", "R"),
                        Map.entry("itemName", "Rose"),
                        Map.entry("qty", "10.5"),
                        Map.entry("rate", "45"),
                        Map.entry("laguage", "2"),
                        Map.entry("coolie", "15"),
                        Map.entry("paidAmt", "100"),
                        Map.entry("remarks", "Regular")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("""
            {"id":%d,"date":"2026-03-01","vehicle":"ZZ99","vehicle_number":"ZZ99","itemCode":"R",\
            "itemName":"Rose","qty":10.50,"rate":45.00,"laguage":2.00,"luggage":2.00,"coolie":15.00,\
            "transport":0.00,"paidAmt":100.00,"remarks":"Regular","farmer_id":%d,"group_id":null,\
            "gross":472.50,"total_labour":21.00,"line_total":436.50,"is_locked":false,\
            "settlement_id":null,"version":1}\
            """.formatted(answer.number("id"), ravi));
        String token = answer.header("Consistency-Token").orElseThrow();
        assertThat(answer.header("Set-Cookie"))
                .contains("Consistency-Token=%s; Path=/; HttpOnly; SameSite=Lax".formatted(token));
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    @DisplayName("takes the specification's names as well, without the slash")
    void specificationsNames() {
        long ravi = vendor.newFarmer("Ravi");

        Answer answer = clerk.post(
                "/api/farmers/%d/transactions".formatted(ravi),
                Map.of(
                        "qty_kg", 20,
                        "rate_per_kg", 30,
                        "labour_per_kg", 1,
                        "coolie_cost", 10,
                        "transport_cost", 40,
                        "paid_amount", 5,
                        "item_name", "Jasmine"));

        assertThat(answer.money("line_total")).isEqualByComparingTo("530");
        assertThat(answer.money("paidAmt")).isEqualByComparingTo("5");
        assertThat(answer.text("date"))
                .isEqualTo(LocalDate.now(ZoneId.of("Asia/Kolkata")).toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"qty": 0, "rate": 1}                            | qty
        {"qty": -1, "rate": 1}                           | qty
        {"qty": "abc", "rate": 1}                        | qty
        {"qty": 1.234, "rate": 1}                        | qty
        {"qty_kg": 1e400, "rate": 1}                     | qty_kg
        {"qty": 1, "rate": -1}                           | rate
        {"qty": 1, "rate": 1, "date": "03/03/2026"}      | date
        {"qty": 1, "rate": 1, "date": "2026-02-30"}      | date
        {"qty": 1, "rate": 1, "coolie": -0.01}           | coolie
        {"qty": 1, "rate": 1, "vehicle_id": "Tempo"}     | vehicle_id
        {"qty": 1}                                       | rate
        {}                                               | qty,rate
        []                                               | body
        {"qty": 1, "rate"                                | body
        {"qty": 1, "rate": 1, "remarks": "\\u0000"}      | remarks
        """)
    @DisplayName("9.5: refuses what cannot be, with the field, and stores nothing")
    void refused(String body, String fields) {
        long ravi = vendor.newFarmer("Ravi");
        long before = eventsOf(vendor);

        Answer answer = clerk.send("POST", transactions(ravi), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.mistaken()).containsExactly(fields.split(","));
        assertThat(answer.text("error")).isEqualTo(answer.detail());
        assertThat(eventsOf(vendor)).isEqualTo(before);
    }

    @Test
    @DisplayName("9.4: refuses charges above the value")
    void negativeLine() {
        long ravi = vendor.newFarmer("Ravi");

        Answer answer = clerk.post(transactions(ravi), Map.of("qty", 1, "rate", 10, "coolie", 15));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo("Invalid pricing values");
    }

    @Test
    @DisplayName("refuses amounts that no slip can show, however large")
    void tooLarge() {
        long ravi = vendor.newFarmer("Ravi");

        Answer answer = clerk.post(transactions(ravi), Map.of("qty", "9999999999.99", "rate", "9999999999.99"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo("Invalid pricing values");
    }

    @Test
    @DisplayName("9.9: finds the vehicle by name, else by number, else keeps the words")
    void vehicleWords() {
        Vendor stall = newVendor();
        long ravi = stall.newFarmer("Ravi");
        long tempo = Vendor.created(
                stall.admin().post("/api/vehicles/", Map.of("vehicle_number", "KA01", "vehicle_name", "Tempo")));

        for (String words : List.of("Tempo", "KA01")) {
            Answer answer = stall.admin().post(transactions(ravi), Map.of("qty", 1, "rate", 1, "vehicle", words));
            assertThat(answer.text("vehicle")).isEqualTo("Tempo");
            assertThat(answer.text("vehicle_number")).isEqualTo("KA01");
        }
        Answer byId = stall.admin().post(transactions(ravi), Map.of("qty", 1, "rate", 1, "vehicle_id", tempo));
        assertThat(byId.text("vehicle")).isEqualTo("Tempo");
        Answer unknown = stall.admin().post(transactions(ravi), Map.of("qty", 1, "rate", 1, "vehicle", "ZZ99"));
        assertThat(unknown.text("vehicle")).isEqualTo("ZZ99");
        assertThat(unknown.text("vehicle_number")).isEqualTo("ZZ99");
        Answer foreign =
                clerk.post(transactions(vendor.newFarmer("Suma")), Map.of("qty", 1, "rate", 1, "vehicle_id", tempo));
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.detail()).isEqualTo("Invalid vehicle");

        Answer retired = stall.admin().delete("/api/vehicles/%d/".formatted(tempo));
        assertThat(retired.status()).isEqualTo(400);
        assertThat(retired.detail()).isEqualTo("Cannot delete vehicle with transaction history");
    }

    @Test
    @DisplayName("9.7: saving a day again changes nothing, and says where the reader is anyway")
    void replaceAgain() {
        long ravi = vendor.newFarmer("Ravi");
        List<Map<String, Object>> day =
                List.of(Map.of("date", "2026-03-01", "vehicle", "T", "qty", "10.5", "rate", "45", "laguage", ""));

        Answer first = clerk.put(transactions(ravi), day);
        long events = eventsOf(vendor);
        Answer second = clerk.put(transactions(ravi), day);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.header("Consistency-Token")).isPresent();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Consistency-Token")).isEmpty();
        assertThat(eventsOf(vendor)).isEqualTo(events);
    }

    @Test
    @DisplayName("saving a day with the rows that were read corrects, adds and removes as the screen shows")
    void replaceDay() {
        long ravi = vendor.newFarmer("Ravi");
        long kept = entry(ravi, "2026-03-01", 1);
        long corrected = entry(ravi, "2026-03-01", 2);
        long removed = entry(ravi, "2026-03-01", 3);
        long otherDay = entry(ravi, "2026-03-02", 4);

        Answer answer = clerk.put(
                transactions(ravi),
                List.of(
                        Map.of("id", kept, "date", "2026-03-01", "qty", 1, "rate", 10),
                        Map.of("id", corrected, "date", "2026-03-01", "qty", 2.5, "rate", 10),
                        Map.of("id", "new-1", "date", "2026-03-01", "qty", 9, "rate", 10)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get(0).get("id").asLong()).isEqualTo(kept);
        assertThat(answer.json().get(1).get("qty").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(clerk.delete("/api/collections/" + removed).status()).isEqualTo(404);
        assertThat(clerk.delete("/api/collections/" + otherDay).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("an empty list with a day empties that day; without one it changes nothing")
    void emptyDay() {
        long ravi = vendor.newFarmer("Ravi");
        long first = entry(ravi, "2026-03-01", 1);
        long second = entry(ravi, "2026-03-02", 1);

        assertThat(clerk.put(transactions(ravi), List.of()).body()).isEqualTo("[]");
        assertThat(clerk.put("/api/farmers/%d/transactions/?date=2026-03-01".formatted(ravi), List.of())
                        .status())
                .isEqualTo(200);

        assertThat(clerk.delete("/api/collections/" + first).detail()).isEqualTo("Item not found");
        assertThat(clerk.delete("/api/collections/" + second).status()).isEqualTo(200);
        assertThat(clerk.put("/api/farmers/%d/transactions/?date=yesterday".formatted(ravi), List.of())
                        .mistaken())
                .containsExactly("date");
    }

    @Test
    @DisplayName("an entry is corrected with the screen's names, and keeps what was not sent")
    void correct() {
        long ravi = vendor.newFarmer("Ravi");
        long id = Vendor.created(
                clerk.post(transactions(ravi), Map.of("date", "2026-03-01", "qty", 10, "rate", 45, "transport", 40)));

        Answer answer = clerk.put(
                "/api/collections/%d/".formatted(id), Map.of("qty", "12", "coolie_cost", 5, "remarks", "Urgent"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.money("qty")).isEqualByComparingTo("12");
        assertThat(answer.money("rate")).isEqualByComparingTo("45");
        assertThat(answer.money("transport")).isEqualByComparingTo("40");
        assertThat(answer.money("line_total")).isEqualByComparingTo("495");
        assertThat(answer.text("date")).isEqualTo("2026-03-01");
        Answer impossible = clerk.put("/api/collections/" + id, Map.of("coolie", 5000));
        assertThat(impossible.status()).isEqualTo(400);
        assertThat(impossible.detail()).isEqualTo("Invalid pricing");
    }

    @Test
    @DisplayName("many lines of several farmers are entered together or not at all")
    void bulk() {
        long ravi = vendor.newFarmer("Ravi");
        long suma = vendor.newFarmer("Suma");
        Map<String, Object> good = Map.of("farmer_id", suma, "qty_kg", 1, "rate_per_kg", 10);

        Answer answer = clerk.post(
                "/api/collections/", List.of(good, Map.of("farmer_id", ravi, "qty_kg", 2, "rate_per_kg", 10), good));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().valueStream().map(row -> row.get("farmer_id").asLong()))
                .containsExactly(suma, ravi, suma);

        long before = eventsOf(vendor);
        Answer impossible = clerk.post(
                "/api/collections",
                List.of(good, Map.of("farmer_id", ravi, "qty_kg", 1, "rate_per_kg", 1, "coolie_cost", 9)));
        assertThat(impossible.status()).isEqualTo(400);
        assertThat(impossible.detail()).isEqualTo("Invalid pricing values");
        assertThat(clerk.post("/api/collections", List.of()).detail()).isEqualTo("No collection items provided");
        assertThat(clerk.post("/api/collections", List.of(Map.of("farmer_id", 999_999, "qty_kg", 1, "rate", 1)))
                        .detail())
                .isEqualTo("Invalid farmer");
        assertThat(clerk.post("/api/collections", List.of(Map.of("farmer_id", ravi, "qty_kg", 1, "rat", 1)))
                        .mistaken())
                .containsExactly("[0].rate", "[0].rat");
        assertThat(eventsOf(vendor)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    @DisplayName("nobody's farmer has no entries")
    void unknownFarmer(String method) {
        String body = method.equals("POST") ? "{\"qty\": 1, \"rate\": 1}" : "[{\"qty\": 1, \"rate\": 1}]";

        Answer answer = clerk.send(method, transactions(999_999), body);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.detail()).isEqualTo("Farmer not found");
    }

    @Test
    @DisplayName("9.23 to 9.25: advances are given and deducted up to the balance")
    void advances() {
        long ravi = vendor.newFarmer("Ravi");
        String advances = "/api/customers/%d/advances/".formatted(ravi);

        Answer given = clerk.post(advances, Map.of("type", "give", "val", 1000, "date", "today", "remarks", "seed"));
        Answer deducted = clerk.post(advances, Map.of("type", "deduct", "val", "150"));
        Answer overdrawn = clerk.post(advances, Map.of("type", "deduct", "val", 900));

        assertThat(given.status()).as(given.body()).isEqualTo(201);
        assertThat(given.text("type")).isEqualTo("give");
        assertThat(given.text("remarks")).isEqualTo("seed");
        assertThat(given.money("balance")).isEqualByComparingTo("1000");
        assertThat(Instant.parse(given.text("date")))
                .isEqualTo(
                        jdbc.sql("select max(occurred_at) from events.event where event_type = 'market.advance-given'")
                                .query(OffsetDateTime.class)
                                .single()
                                .toInstant());
        assertThat(deducted.money("balance")).isEqualByComparingTo("850");
        assertThat(overdrawn.status()).isEqualTo(409);
        assertThat(clerk.post(advances, Map.of("type", "give", "val", 0)).mistaken())
                .containsExactly("val");
        assertThat(clerk.post(advances, Map.of("type", "lend", "val", 1)).mistaken())
                .containsExactly("type");
        Answer unknown = clerk.post("/api/customers/999999/advances/", Map.of("type", "give", "val", 1));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).isEqualTo("Customer not found");
    }

    private long entry(long farmerId, String date, int quantity) {
        return Vendor.created(clerk.post(transactions(farmerId), Map.of("date", date, "qty", quantity, "rate", 10)));
    }

    private static String transactions(long farmerId) {
        return "/api/farmers/%d/transactions/".formatted(farmerId);
    }
}
