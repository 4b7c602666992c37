package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Cases 9.1 to 9.11 and 9.40 of the market's specification.
@DisplayName("A morning's entries")
class DailyEntryIT {
    private final Stall stall = new Stall(RunningMarigold.shared());

    @ParameterizedTest(name = "{0}: {1} kg at {2}, luggage {3}, coolie {4}, transport {5}")
    @CsvSource({
        "9.1, 10.5, 45, 2, 15, 0, 472.50, 21.00, 436.50",
        "9.2, 4, 120.50, 0, 0, 0, 482.00, 0.00, 482.00",
        "9.3, 20, 30, 1, 10, 40, 600.00, 20.00, 530.00",
        "9.6, 10.50, 3.25, 0, 0, 0, 34.13, 0.00, 34.13",
        "9.6, 15.75, 3.50, 0, 0, 0, 55.13, 0.00, 55.13",
    })
    @DisplayName("are computed to the paisa")
    void computed(
            String number,
            String qty,
            String rate,
            String luggage,
            String coolie,
            String transport,
            BigDecimal gross,
            BigDecimal labour,
            BigDecimal total) {
        Reply added = stall.add(stall.ravi, """
            {"date": "2026-03-01", "itemName": "Rose", "qty_kg": %s, "rate_per_kg": %s, "labour_per_kg": %s,
             "coolie_cost": %s, "transport_cost": %s}
            """.formatted(qty, rate, luggage, coolie, transport));
        assertThat(added.number("gross")).isEqualByComparingTo(gross);
        assertThat(added.number("total_labour")).isEqualByComparingTo(labour);
        assertThat(added.number("line_total")).isEqualByComparingTo(total);
    }

    @Test
    @DisplayName("9.4: are refused when the charges exceed the flowers' value")
    void negativeLine() {
        stall.tryAdd(stall.ravi, Stall.entry("2026-03-01", "Tempo", "Rose", "1", "10", "0", "15", "0"))
                .refused(400, "Invalid pricing");
        assertThat(stall.entriesOf(stall.ravi)).isEmpty();
    }

    @ParameterizedTest(name = "qty {0}, rate {1}, date {2}")
    @CsvSource({
        "0, 10, 2026-03-01",
        "-1, 10, 2026-03-01",
        "abc, 10, 2026-03-01",
        "1, -1, 2026-03-01",
        "1, 10, 03/03/2026",
        "1.005, 10, 2026-03-01",
        "1e300, 10, 2026-03-01",
        "NaN, 10, 2026-03-01",
    })
    @DisplayName("9.5: are refused with the field's name when they make no sense, and nothing is stored")
    void nonsense(String qty, String rate, String date) {
        Reply refused = stall.tryAdd(stall.ravi, Stall.entry(date, qty, rate)).refused(422, "");
        assertThat(refused.json().get("errors").get(0).get("field").asString()).isIn("qty", "rate", "date");
        assertThat(stall.entriesOf(stall.ravi)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"entry\"", "{\"qty\": {}}", "{\"qty\": [1]}"})
    @DisplayName("are refused when the body is not an entry")
    void notAnEntry(String body) {
        stall.tryAdd(stall.ravi, body).refused(422, "");
    }

    @Test
    @DisplayName("9.7: replace the farmer's day, however often they are saved")
    void replaced() {
        String day = "[" + Stall.entry("2026-03-01", "10.5", "45") + "]";
        String path = "/api/farmers/%d/transactions/".formatted(stall.ravi);
        stall.add(stall.ravi, Stall.entry("2026-03-02", "1", "1"));
        JsonNode first = stall.admin.put(path, day).expect(200).json();
        JsonNode second = stall.admin.put(path, day).expect(200).json();
        assertThat(first.size()).isEqualTo(1);
        assertThat(second).isEqualTo(first);
        assertThat(stall.entriesOf(stall.ravi))
                .extracting(entry -> entry.get("date").asString())
                .containsExactly("2026-03-01", "2026-03-02");
    }

    @Test
    @DisplayName("9.8: come back under both spellings of luggage, with numbers as numbers")
    void bothSpellings() {
        stall.add(stall.ravi, Stall.entry("2026-03-01", "Tempo", "Rose", "10.5", "45", "2", "15", "100"));
        JsonNode entry = stall.entriesOf(stall.ravi).getFirst();
        assertThat(Reply.number(entry, "luggage")).isEqualByComparingTo("2");
        assertThat(Reply.number(entry, "laguage")).isEqualByComparingTo("2");
        assertThat(Reply.number(entry, "qty")).isEqualByComparingTo("10.5");
        assertThat(Reply.number(entry, "paidAmt")).isEqualByComparingTo("100");
        assertThat(entry.get("date").asString()).isEqualTo("2026-03-01");
        assertThat(entry.get("remarks").asString()).isEqualTo("Regular");
    }

    @Test
    @DisplayName("read the same from the write's answer and from the list")
    void sameShape() {
        Reply added = stall.add(stall.ravi, Stall.entry("2026-03-01", "Tempo", "Rose", "10.5", "45", "2", "15", "100"));
        assertThat(stall.entriesOf(stall.ravi).getFirst().toString()).isEqualTo(added.text());
    }

    @Test
    @DisplayName("9.9: name a known vehicle by its name, and keep unknown words as they are")
    void vehicles() {
        stall.admin
                .post("/api/vehicles/", "{\"vehicle_name\": \"Tempo\", \"vehicle_number\": \"KA01\"}")
                .expect(201);
        Reply known = stall.add(stall.ravi, Stall.entry("2026-03-01", "Tempo", "Rose", "1", "10", "0", "0", "0"));
        Reply unknown = stall.add(stall.ravi, Stall.entry("2026-03-01", "ZZ99", "Rose", "1", "10", "0", "0", "0"));
        assertThat(known.json().get("vehicle").asString()).isEqualTo("Tempo");
        assertThat(known.json().get("vehicle_number").asString()).isEqualTo("KA01");
        assertThat(unknown.json().get("vehicle").asString()).isEqualTo("ZZ99");
        assertThat(unknown.json().get("vehicle_number").asString()).isEqualTo("ZZ99");
    }

    @Test
    @DisplayName("9.10: are recorded once when the request is repeated, with the first answer")
    void repeated() {
        Client retrying = stall.admin.with("Idempotency-Key", UUID.randomUUID().toString());
        String path = "/api/farmers/%d/transactions/".formatted(stall.ravi);
        String entry = Stall.entry("2026-03-01", "1", "10");
        Reply first = retrying.post(path, entry).expect(201);
        Reply second = retrying.post(path, entry).expect(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Consistency-Token"))
                .isEqualTo(first.header("Consistency-Token"))
                .isPresent();
        assertThat(stall.entriesOf(stall.ravi)).hasSize(1);
        retrying.post(path, Stall.entry("2026-03-01", "2", "10")).refused(422, "Idempotency-Key");
    }

    @Test
    @DisplayName("9.11: are two when two equal ones are really meant")
    void equalButTwo() {
        String path = "/api/farmers/%d/transactions/".formatted(stall.ravi);
        String entry = Stall.entry("2026-03-01", "1", "10");
        stall.admin
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(path, entry)
                .expect(201);
        stall.admin
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(path, entry)
                .expect(201);
        assertThat(stall.entriesOf(stall.ravi)).hasSize(2);
    }

    @Test
    @DisplayName("can be corrected and deleted under the front end's names")
    void correctedAndDeleted() {
        long id = Stall.idOf(stall.add(stall.ravi, Stall.entry("2026-03-01", "1", "10")));
        Reply corrected = stall.admin.put("/api/collections/" + id, """
            {"date": "2026-03-02", "vehicle": "ZZ99", "itemCode": "J", "itemName": "Jasmine", "qty": 2, "rate": 20,
             "labour_per_kg": 1, "coolie_cost": 5, "paid_amount": 3, "remarks": "Urgent"}
            """);
        assertThat(corrected.expect(200).number("line_total")).isEqualByComparingTo("33");
        assertThat(stall.entriesOf(stall.ravi).getFirst().toString()).isEqualTo(corrected.text());
        stall.admin.delete("/api/collections/" + id).expect(200);
        assertThat(stall.entriesOf(stall.ravi)).isEmpty();
        stall.admin.delete("/api/collections/" + id).refused(404, "Item not found");
        stall.admin.put("/api/collections/" + id, "{\"qty\": 1}").refused(404, "Collection item not found");
    }

    @Test
    @DisplayName("of several farmers are recorded together or not at all")
    void bulk() {
        long vehicle = Stall.idOf(stall.admin
                .post("/api/vehicles/", "{\"vehicle_number\": \"KA02\"}")
                .expect(201));
        String row = """
            {"farmer_id": %d, "vehicle_id": %d, "date": "2026-03-01", "qty_kg": 1, "rate_per_kg": 10,
             "labour_per_kg": 0, "coolie_cost": %d, "transport_cost": 0, "paid_amount": 0}
            """;
        String good = row.formatted(stall.ravi, vehicle, 0);
        stall.admin
                .post("/api/collections/", "[" + good + "," + row.formatted(stall.suma, vehicle, 99) + "]")
                .refused(400, "Invalid pricing values");
        stall.admin
                .post("/api/collections/", "[" + good + "," + row.formatted(987654321, vehicle, 0) + "]")
                .refused(400, "Invalid farmer");
        stall.admin.post("/api/collections/", "[]").refused(400, "No collection items provided");
        assertThat(stall.entriesOf(stall.ravi)).isEmpty();
        Reply both =
                stall.admin.post("/api/collections/", "[" + good + "," + row.formatted(stall.suma, vehicle, 0) + "]");
        assertThat(both.expect(201).json().size()).isEqualTo(2);
        assertThat(List.of(
                        stall.entriesOf(stall.ravi).size(),
                        stall.entriesOf(stall.suma).size()))
                .containsExactly(1, 1);
    }

    @Test
    @DisplayName("9.40: add up in the daily sales report")
    void dailySales() {
        stall.withFixtureEntries();
        String period = "/api/reports/daily-sales?format=json&from_date=2026-03-01&to_date=2026-03-31";
        JsonNode report = stall.admin.get(period).expect(200).json();
        assertThat(report.get("data")
                        .valueStream()
                        .map(row -> row.get("party").asString() + " "
                                + row.get("product_name").asString()))
                .containsExactly("Ravi Rose", "Suma Rose", "Ravi Jasmine");
        JsonNode totals = report.get("totals");
        assertThat(Reply.number(totals, "qty")).isEqualByComparingTo("114.50");
        assertThat(Reply.number(totals, "luggage")).isEqualByComparingTo("121.00");
        assertThat(Reply.number(totals, "coolie")).isEqualByComparingTo("35.00");
        assertThat(Reply.number(totals, "paid")).isEqualByComparingTo("600.00");
        assertThat(Reply.number(totals, "amount")).isEqualByComparingTo("5954.50");
        JsonNode roses = stall.admin.get(period + "&item_name=Rose").expect(200).json();
        assertThat(roses.get("data").size()).isEqualTo(2);
        assertThat(Reply.number(roses.get("totals"), "amount")).isEqualByComparingTo("5472.50");
        assertThat(stall.admin.get("/api/reports/daily-sales/items").expect(200).text())
                .isEqualTo("[\"Jasmine\",\"Rose\"]");
    }
}
