package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Cases 9.41 to 9.49 of the specification, on its fixture.
@DisplayName("Reports")
class ReportsIT {
    private static final String MARCH = "?from_date=2026-03-01&to_date=2026-03-31";

    private static Stall stall;

    @BeforeAll
    static void fixture() {
        stall = new Stall(RunningMarigold.shared()).withFixtureEntries();
    }

    private static String ledger(long farmerId) {
        return "/api/reports/ledger/%d/data".formatted(farmerId);
    }

    private static String patti(long groupId) {
        return "/api/reports/group-patti/%d/data".formatted(groupId);
    }

    private static JsonNode report(String path) {
        return stall.admin.get(path).expect(200).json();
    }

    private static void assertNumbers(JsonNode object, Map<String, String> expected) {
        expected.forEach((field, number) ->
                assertThat(Reply.number(object, field)).as(field).isEqualByComparingTo(number));
    }

    private static final Map<String, String> RAVI = Map.of(
            "qty", "14.50",
            "gross", "954.50",
            "commission_percent", "12",
            "commission", "114.54",
            "net", "839.96",
            "luggage", "21",
            "coolie", "15",
            "paid", "100",
            "balance", "703.96");

    @Test
    @DisplayName("9.41: the ledger adds up a farmer's lines, less 12 %")
    void ledger() {
        JsonNode ledger = report(ledger(stall.ravi) + MARCH);
        assertNumbers(ledger.get("totals"), RAVI);
        assertThat(ledger.get("rows").findValuesAsString("product_name")).containsExactly("Rose", "Jasmine");
        assertNumbers(ledger.get("rows").get(0), Map.of("balance", "279.80", "amount", "336.50"));
        assertNumbers(ledger.get("rows").get(1), Map.of("balance", "424.16", "amount", "482.00"));
        assertThat(ledger.get("farmer").get("name").asString()).isEqualTo("Ravi");
        assertThat(ledger.get("farmer").get("group_name").asString()).isEqualTo("KMP");
    }

    @Test
    @DisplayName("9.42: the group total has a row for each farmer, each with his rate")
    void groupTotal() {
        JsonNode report = report("/api/reports/group-total/data" + MARCH);
        JsonNode rows = report.get("rows");
        assertThat(rows.findValuesAsString("farmer_name")).containsExactly("Ravi", "Suma");
        assertThat(rows.findValuesAsString("group_name")).containsExactly("KMP", "TEN");
        assertNumbers(rows.get(0), RAVI);
        assertNumbers(rows.get(0), Map.of("total_net_amount", "839.96", "paid_amount", "100"));
        assertNumbers(
                rows.get(1), Map.of("total_net_amount", "4500", "paid_amount", "500", "commission_percent", "10"));
        assertNumbers(
                report.get("totals"),
                Map.of("qty", "114.50", "gross", "5954.50", "net", "5339.96", "paid", "600", "balance", "4583.96"));
        JsonNode kmp = report(
                "/api/reports/group-total-by-group/data?group_name=kmp&start_date=2026-03-01&end_date=" + "2026-03-31");
        assertNumbers(
                kmp.get("rows").get(0),
                Map.of(
                        "total_net_amount",
                        "839.96",
                        "paid_amount",
                        "100",
                        "total_luggage",
                        "21",
                        "ledger_no",
                        "" + stall.ravi));
        assertThat(kmp.get("metadata").get("group_name").asString()).isEqualTo("KMP");
    }

    @Test
    @DisplayName("9.43: the patti of TEN takes the group's 10 %")
    void pattiOfTen() {
        JsonNode ten = report(patti(stall.ten) + MARCH);
        assertNumbers(
                ten.get("farmers").get(0).get("totals"),
                Map.of("commission_percent", "10", "commission", "500", "net", "4500", "balance", "3880"));
        assertThat(ten.get("totals")).isEqualTo(ten.get("farmers").get(0).get("totals"));
    }

    @Test
    @DisplayName("9.44: the patti of KMP, which has no rate, takes the vendor's 12 %")
    void pattiOfKmp() {
        assertNumbers(
                report(patti(stall.kmp) + MARCH).get("totals"), Map.of("commission", "114.54", "balance", "703.96"));
    }

    @Test
    @DisplayName("9.45: commission is rounded once for a farmer and period, and the lines' shares add up to it")
    void roundedOnce() {
        Stall other = new Stall(RunningMarigold.shared());
        for (int i = 0; i < 3; i++) other.add(other.ravi, Stall.entry("2026-03-01", "1", "10.04"));
        JsonNode ledger =
                other.admin.get(ledger(other.ravi) + MARCH).expect(200).json();
        assertNumbers(ledger.get("totals"), Map.of("gross", "30.12", "commission", "3.61"));
        assertThat(ledger.get("rows")
                        .valueStream()
                        .map(row -> row.get("commission").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("3.61");
    }

    @Test
    @DisplayName("9.46: ledger, patti and group total of the same farmer and period are the same")
    void same() {
        JsonNode ledger = report(ledger(stall.ravi) + MARCH);
        JsonNode slip = report(patti(stall.kmp) + MARCH).get("farmers").get(0);
        assertThat(slip.get("rows")).isEqualTo(ledger.get("rows"));
        assertThat(slip.get("totals")).isEqualTo(ledger.get("totals"));
        JsonNode total = report("/api/reports/group-total/data" + MARCH + "&farmer_id=" + stall.ravi)
                .get("rows")
                .get(0);
        for (String field : RAVI.keySet())
            assertThat(total.get(field)).isEqualTo(ledger.get("totals").get(field));
    }

    @Test
    @DisplayName("9.47: an end that is not given is today, and the start stays")
    void defaultEnd() {
        LocalDate before = LocalDate.now(ZoneId.of("Asia/Kolkata"));
        JsonNode range = report(ledger(stall.ravi) + "?from_date=2026-03-02")
                .get("metadata")
                .get("date_range");
        assertThat(range.get("from").asString()).isEqualTo("2026-03-02");
        assertThat(LocalDate.parse(range.get("to").asString()))
                .isBetween(before, LocalDate.now(ZoneId.of("Asia/Kolkata")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/reports/daily-sales",
                "/api/reports/ledger/1/data",
                "/api/reports/group-patti/1/data",
                "/api/reports/group-total/data"
            })
    @DisplayName("9.48: a reversed period is refused")
    void reversed(String path) {
        stall.admin
                .get(path + "?format=json&from_date=2026-03-31&to_date=2026-03-01")
                .refused(422, "from_date");
    }

    @Test
    @DisplayName("9.48: an unknown farmer or group is not found")
    void unknown() {
        stall.admin.get(ledger(987_654_321) + MARCH).refused(404, "Farmer not found");
        stall.admin.get(patti(987_654_321) + MARCH).refused(404, "Farmer group not found");
        String byGroup = "/api/reports/group-total-by-group/data" + MARCH;
        stall.admin.get(byGroup + "&group_name=nobody").refused(404, "Farmer group not found");
        stall.admin.get(byGroup).refused(400, "group_name is required");
    }

    @Test
    @DisplayName("9.49: metadata say what was counted, and of which days")
    void metadata() {
        JsonNode metadata =
                report("/api/reports/daily-sales" + MARCH + "&format=json").get("metadata");
        assertThat(metadata.get("record_count").asInt()).isEqualTo(3);
        assertThat(metadata.get("report_type").asString()).isEqualTo("daily_sales");
        assertThat(metadata.get("page_count").asInt()).isEqualTo(1);
        assertThat(metadata.get("date_range").toString()).isEqualTo("{\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"}");
        JsonNode patti = report(patti(stall.kmp) + MARCH).get("metadata");
        assertThat(patti.get("record_count").asInt()).isEqualTo(2);
        assertThat(patti.get("farmer_count").asInt()).isEqualTo(1);
        assertThat(patti.get("report_type").asString()).isEqualTo("group_patti");
    }

    @Test
    @DisplayName("a settlement changes no slip; what it makes payable is listed among the payments until it is voided")
    void settled() {
        Stall other = new Stall(RunningMarigold.shared()).withFixtureEntries();
        JsonNode before =
                other.admin.get(ledger(other.ravi) + MARCH).expect(200).json();
        long settlement = Stall.idOf(other.admin
                .post(
                        "/api/settlements/",
                        "{\"farmer_id\": %d, \"date_from\": \"2026-03-01\", \"date_to\": \"2026-03-31\"}"
                                .formatted(other.ravi))
                .expect(201));
        JsonNode after = other.admin.get(ledger(other.ravi) + MARCH).expect(200).json();
        assertThat(after.get("rows")).isEqualTo(before.get("rows"));
        assertThat(after.get("totals")).isEqualTo(before.get("totals"));
        String payments = "/api/reports/payments/data?from_date=2026-03-01";
        assertNumbers(
                other.admin.get(payments).expect(200).json().get("totals"),
                Map.of("amount", "1303.96", "paid", "600", "settled", "703.96"));
        other.admin
                .post("/api/settlements/%d/void?reason=again".formatted(settlement), "")
                .expect(200);
        assertNumbers(
                other.admin.get(payments).expect(200).json().get("totals"), Map.of("amount", "600", "settled", "0"));
    }

    @Test
    @DisplayName("the summaries of flowers, groups and payments come to the same sums")
    void summaries() {
        assertNumbers(
                report("/api/reports/item-sales/data" + MARCH).get("totals"),
                Map.of("qty", "114.50", "amount", "5954.50"));
        assertNumbers(
                report("/api/reports/group-payments/data" + MARCH).get("totals"),
                Map.of("farmer_count", "2", "gross", "5954.50", "paid", "600"));
        assertNumbers(report("/api/reports/payments/data" + MARCH).get("totals"), Map.of("amount", "600"));
    }
}
