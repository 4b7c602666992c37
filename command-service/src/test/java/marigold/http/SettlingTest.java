package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ravi with entries E1 and E2 of the specification and an advance of 1000.
@DisplayName("Settling with farmers")
class SettlingTest extends CommandServiceTest {
    private static final String SETTLEMENTS = "/api/settlements/";
    private static final String RECALCULATE = "/api/settlements/recalculate";

    private Vendor vendor;
    private Api admin;
    private long ravi;
    private long roses;

    @BeforeAll
    void openStall() {
        vendor = newVendor();
        admin = vendor.admin();
    }

    @BeforeEach
    void deliver() {
        ravi = vendor.newFarmer("Ravi");
        roses = entry(
                "2026-03-01",
                Map.of("itemName", "Rose", "qty", "10.5", "rate", 45, "laguage", 2, "coolie", 15, "paidAmt", 100));
        entry("2026-03-02", Map.of("itemName", "Jasmine", "qty", 4, "rate", "120.50"));
        advance("give", "1000");
    }

    @Test
    @DisplayName("9.50, S2: answers with every figure that a slip shows")
    void settled() {
        Answer answer = settle(Map.of());

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("""
            {"id":%d,"farmer_id":%d,"farmer_name":"Ravi","date_from":"2026-03-01","date_to":"2026-03-31",\
            "gross_amount":954.50,"total_amount":954.50,"total_qty":14.50,"total_labour":21.00,"total_coolie":15.00,\
            "total_transport":0.00,"total_paid":100.00,"commission_percent":12.00,"commission_amount":114.54,\
            "total_commission":114.54,"advance_deducted":140.79,"net_payable":563.17,"advance_balance":859.21,\
            "status":"ACTIVE","settlement_base":"GROSS","deduct_paid":true,"advance_deduction_percent":20.00,\
            "created_at":"%s","voided_at":null,"void_reason":null,"item_count":2}\
            """.formatted(answer.number("id"), ravi, answer.text("created_at")));
        assertThat(answer.header("Consistency-Token")).isPresent();
        assertThat(admin.put("/api/farmers/" + ravi, Map.of()).money("advance_total"))
                .isEqualByComparingTo("859.21");
    }

    @Test
    @DisplayName("9.50, S1: follows the vendor's rules of that moment, and keeps them")
    void netOfCharges() {
        changeSettings(Map.of("settlement_base", "NET_OF_CHARGES", "deduct_paid", false));
        assertThat(admin.put("/api/farmers/" + ravi, Map.of("commission_percent", 10))
                        .status())
                .isEqualTo(200);

        Answer answer = settle(Map.of());

        assertThat(answer.money("commission_amount")).isEqualByComparingTo("91.85");
        assertThat(answer.money("advance_deducted")).isEqualByComparingTo("165.33");
        assertThat(answer.money("net_payable")).isEqualByComparingTo("661.32");
        changeSettings(Map.of("settlement_base", "GROSS", "deduct_paid", true));
        Answer voided = admin.send("POST", SETTLEMENTS + answer.number("id") + "/void?reason=rules", "");
        assertThat(voided.status()).as(voided.body()).isEqualTo(200);
        assertThat(voided.text("settlement_base")).isEqualTo("NET_OF_CHARGES");
        assertThat(voided.json().get("deduct_paid").asBoolean()).isFalse();
        assertThat(voided.money("commission_percent")).isEqualByComparingTo("10");
    }

    @Test
    @DisplayName("D1: takes the request's rate, else the farmer's, else his group's, else the vendor's")
    void rates() {
        long group = Vendor.created(admin.post("/api/farmer-groups/", Map.of("name", "TEN", "commission_percent", 10)));
        changeSettings(Map.of("default_commission_percent", "12.5"));
        long id = settle(Map.of()).number("id");
        assertRate("12.50", Map.of());

        changeRavi(Map.of("group_id", group));
        assertRate("10.00", Map.of());
        admin.put("/api/farmer-groups/" + group, Map.of("commission_percent", 9));
        assertRate("9.00", Map.of());
        Map<String, Object> none = new HashMap<>();
        none.put("commission_percent", null);
        admin.put("/api/farmer-groups/" + group, none);
        assertRate("12.50", Map.of());
        admin.put("/api/farmer-groups/" + group, Map.of("commission_percent", 9));
        changeRavi(Map.of("commission_percent", "0"));
        assertRate("0.00", Map.of());
        changeRavi(none);
        assertRate("9.00", Map.of());
        assertRate("7.25", Map.of("commission_percent", "7.25"));

        assertThat(admin.send("POST", SETTLEMENTS + id + "/void?reason=rates", "")
                        .money("commission_percent"))
                .isEqualByComparingTo("7.25");
        changeSettings(Map.of("default_commission_percent", 12));
    }

    @Test
    @DisplayName("9.54, 9.55: a settled period is settled, and its entries stay as they are")
    void locked() {
        long id = settle(Map.of()).number("id");

        refused(settle(Map.of()), 400, "No unsettled collections found");
        refused(admin.put("/api/collections/" + roses, Map.of("qty", 1)), 400, "Item is locked after settlement");
        refused(admin.delete("/api/collections/" + roses), 400, "Cannot delete settled item");
        String day = "/api/farmers/%d/transactions".formatted(ravi);
        Map<String, Object> same = Map.of(
                "id",
                roses,
                "date",
                "2026-03-01",
                "qty",
                "10.5",
                "rate",
                45,
                "laguage",
                2,
                "coolie",
                15,
                "paidAmt",
                100);
        Map<String, Object> more = Map.of("date", "2026-03-01", "qty", 1, "rate", 10);
        Map<String, Object> changed = new HashMap<>(same);
        changed.put("rate", 46);
        refused(admin.put(day, List.of(changed)), 400, "Item is locked after settlement");
        refused(admin.put(day, List.of(more)), 400, "Cannot delete settled item");
        Answer saved = admin.put(day, List.of(same, more));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.json().get(0).get("is_locked").asBoolean()).isTrue();
        assertThat(saved.json().get(0).get("settlement_id").asLong()).isEqualTo(id);
        assertThat(saved.json().get(1).get("is_locked").asBoolean()).isFalse();
        assertThat(saved.json().get(1).get("settlement_id").isNull()).isTrue();
    }

    @Test
    @DisplayName("9.56, 9.57: a void gives everything back, once")
    void voided() {
        Answer settled = settle(Map.of());
        String path = SETTLEMENTS + settled.number("id") + "/void/";
        assertThat(admin.send("POST", path, "").mistaken()).containsExactly("reason");

        Answer voided = admin.post(path, Map.of("reason", " wrong rate "));

        assertThat(voided.status()).as(voided.body()).isEqualTo(200);
        assertThat(voided.text("status")).isEqualTo("VOIDED");
        assertThat(voided.text("void_reason")).isEqualTo("wrong rate");
        assertThat(voided.text("created_at")).isEqualTo(settled.text("created_at"));
        assertThat(Instant.parse(voided.text("voided_at"))).isAfter(Instant.parse(settled.text("created_at")));
        assertThat(voided.money("advance_balance")).isEqualByComparingTo("1000");
        assertThat(voided.money("advance_deducted")).isEqualByComparingTo("140.79");
        refused(admin.post(path, Map.of("reason", "again")), 404, "Active settlement not found");
        assertThat(admin.put("/api/collections/" + roses, Map.of("remarks", "Urgent"))
                        .status())
                .isEqualTo(200);
        Answer again = settle(Map.of());
        assertThat(again.number("id")).isNotEqualTo(settled.number("id"));
        assertThat(again.money("net_payable")).isEqualByComparingTo("563.17");
        assertThat(again.money("advance_balance")).isEqualByComparingTo("859.21");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ?reason=ab      | ``
        ?reason=%20ab%20| ``
        ?reason=        | ``
        ?reason=a%00bc  | ``
        ``              | {"reason": "ab"}
        ``              | {}
        ``              | {"reason": ["wrong"]}
        ``              | {"why": "wrong rate", "reason": 5}
        """)
    @DisplayName("9.57: a void needs a reason of 3 to 255 characters")
    void reasons(String query, String body) {
        long id = settle(Map.of()).number("id");

        Answer answer = admin.send("POST", SETTLEMENTS + id + "/void" + query, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.mistaken()).contains("reason");
        assertThat(admin.send("POST", SETTLEMENTS + id + "/void?reason=" + "x".repeat(256), "")
                        .status())
                .isEqualTo(422);
        assertThat(admin.send("POST", SETTLEMENTS + id + "/void?reason=" + "x".repeat(255), "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a recalculation keeps the settlement and takes what its period gained")
    void recalculated() {
        Answer settled = settle(Map.of());
        entry("2026-03-31", Map.of("qty", 1, "rate", 10));

        Answer again = admin.post(RECALCULATE, march(Map.of("advance_deduction_percent", "10.5")));

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.number("id")).isEqualTo(settled.number("id"));
        assertThat(again.text("created_at")).isEqualTo(settled.text("created_at"));
        assertThat(again.money("gross_amount")).isEqualByComparingTo("964.50");
        assertThat(again.money("advance_deducted")).isEqualByComparingTo("74.84");
        assertThat(again.money("advance_balance")).isEqualByComparingTo("925.16");
        assertThat(again.number("item_count")).isEqualTo(3);
        long events = eventsOf(vendor);
        Answer same = admin.post(RECALCULATE, march(Map.of("advance_deduction_percent", "10.5")));
        assertThat(same.body()).isEqualTo(again.body());
        assertThat(eventsOf(vendor)).isEqualTo(events);
    }

    @Test
    @DisplayName("B36: a recalculation makes what was never made, and leaves alone what was voided")
    void recalculatedFirst() {
        Answer made = admin.post(RECALCULATE, march(Map.of()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.money("net_payable")).isEqualByComparingTo("563.17");

        admin.send("POST", SETTLEMENTS + made.number("id") + "/void?reason=wrong", "");
        Answer refused = admin.post(RECALCULATE, march(Map.of()));
        refused(
                refused,
                409,
                "The settlement of this period was voided; make a new settlement instead of recalculating it");
        assertThat(refused.text("code")).isEqualTo("settlement-voided");
        Map<String, Object> april = march(Map.of("date_from", "2026-04-01", "date_to", "2026-04-30"));
        refused(admin.post(RECALCULATE, april), 400, "No collections found");
    }

    @Test
    @DisplayName("refuses when the farmer was already paid more than is left for him")
    void paidTooMuch() {
        entry("2026-03-03", Map.of("qty", 1, "rate", 1, "paidAmt", 9999));

        Answer refused = settle(Map.of());

        refused(refused, 400, "Invalid settlement calculation");
        assertThat(refused.money("net_payable")).isNegative();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        farmer_id                 | 0
        farmer_id                 | -1
        date_from                 | `2026-04-01`
        date_from                 | `01-03-2026`
        date_to                   | ``
        date_to                   | `2026-02-30`
        advance_deduction_percent | 101
        advance_deduction_percent | -1
        advance_deduction_percent | 1.234
        commission_percent        | 100.01
        commission                | 5
        """)
    @DisplayName("9.60: refuses what cannot be, with the field, and stores nothing")
    void malformed(String field, String value) {
        long events = eventsOf(vendor);

        for (String path : List.of(SETTLEMENTS, RECALCULATE)) {
            Answer answer = admin.post(path, march(Map.of(field, value)));
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.mistaken()).containsExactly(field);
        }
        assertThat(eventsOf(vendor)).isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {987_654_321, 0})
    @DisplayName("9.60: does not know another farmer, nor one who left")
    void unknownFarmer(long farmerId) {
        long gone = vendor.newFarmer("Suma");
        assertThat(admin.delete("/api/customers/" + gone).status()).isEqualTo(200);

        for (String path : List.of(SETTLEMENTS, RECALCULATE)) {
            refused(
                    admin.post(path, march(Map.of("farmer_id", farmerId == 0 ? gone : farmerId))),
                    400,
                    "Invalid farmer");
        }
    }

    @Test
    @DisplayName("is for the vendor's admin alone")
    void staff() {
        Api clerk = newStaff(vendor);
        long id = settle(Map.of()).number("id");

        refused(clerk.post(SETTLEMENTS, march(Map.of())), 403, "Admin access required");
        refused(clerk.post(RECALCULATE, march(Map.of())), 403, "Admin access required");
        refused(clerk.send("POST", SETTLEMENTS + id + "/void?reason=mine", ""), 403, "Admin access required");
    }

    @Test
    @DisplayName("D8: keeps a farmer and his group, even when the settlement was voided and its entries deleted")
    void history() {
        long group = vendor.newGroup("KMP");
        long suma = Vendor.created(admin.post("/api/customers/", Map.of("name", "Suma", "groupId", group)));
        long entry = Vendor.created(admin.post(
                "/api/farmers/%d/transactions".formatted(suma), Map.of("date", "2026-03-01", "qty", 1, "rate", 1)));
        long id = Vendor.created(admin.post(SETTLEMENTS, march(Map.of("farmer_id", suma))));
        admin.send("POST", SETTLEMENTS + id + "/void?reason=wrong", "");
        assertThat(admin.delete("/api/collections/" + entry).status()).isEqualTo(200);

        refused(admin.delete("/api/customers/" + suma), 400, "Cannot delete customer with transaction history");
        refused(admin.delete("/api/farmer-groups/" + group), 400, "Cannot delete: Suma has transaction history");
    }

    private void assertRate(String percent, Map<String, Object> further) {
        Answer answer = admin.post(RECALCULATE, march(further));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.money("commission_percent")).isEqualByComparingTo(percent);
    }

    private void changeSettings(Map<String, Object> settings) {
        assertThat(admin.put("/api/vendor/settings", settings).status()).isEqualTo(200);
    }

    private void changeRavi(Map<String, Object> changes) {
        assertThat(admin.put("/api/farmers/" + ravi, changes).status()).isEqualTo(200);
    }

    private long entry(String date, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("date", date);
        return Vendor.created(admin.post("/api/farmers/%d/transactions/".formatted(ravi), body));
    }

    private void advance(String type, String amount) {
        assertThat(admin.post("/api/customers/%d/advances/".formatted(ravi), Map.of("type", type, "val", amount))
                        .status())
                .isEqualTo(201);
    }

    private Answer settle(Map<String, Object> further) {
        return admin.post(SETTLEMENTS, march(further));
    }

    private Map<String, Object> march(Map<String, Object> further) {
        Map<String, Object> body =
                new HashMap<>(Map.of("farmer_id", ravi, "date_from", "2026-03-01", "date_to", "2026-03-31"));
        body.putAll(further);
        return body;
    }

    private static void refused(Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.text("error")).isEqualTo(detail);
    }
}
