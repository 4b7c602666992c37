package marigold.market.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.SettlementBook;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Asking for summaries")
class SummariesApiTest extends QueryServiceTest {
    private static final String MARCH = "/data?from_date=2026-03-01&to_date=2026-03-31";

    private final Market market = newMarket();

    private JsonNode report(long position, String report, String filter) {
        return seen(market, position, "/api/reports/" + report + MARCH + filter);
    }

    @Test
    @DisplayName("sums each flower by day and rate")
    void itemSales() {
        append(market.everything());
        long position = append(
                market.recorded(
                        market.suma(),
                        104,
                        Market.line(Market.FIRST, OptionalLong.empty(), "", "Rose", 2_000, 4_500, 0, 0, 0)),
                market.recorded(
                        market.suma(),
                        105,
                        Market.line(Market.SECOND, OptionalLong.empty(), "", "", 1_000, 0, 0, 0, 0)));
        JsonNode sales = report(position, "item-sales", "");
        assertThat(sales.get("rows").toString()).isEqualTo("""
            [{"date":"01-03-2026","iso_date":"2026-03-01","item_code":"R","product_name":"Rose","rate":45.00,\
            "qty":12.50,"amount":562.50},\
            {"date":"01-03-2026","iso_date":"2026-03-01","item_code":"R","product_name":"Rose","rate":50.00,\
            "qty":100.00,"amount":5000.00},\
            {"date":"02-03-2026","iso_date":"2026-03-02","item_code":"N/A","product_name":"Unspecified",\
            "rate":0.00,"qty":1.00,"amount":0.00},\
            {"date":"02-03-2026","iso_date":"2026-03-02","item_code":"J","product_name":"Jasmine","rate":120.50,\
            "qty":4.00,"amount":482.00}]\
            """);
        assertThat(sales.get("totals").toString()).isEqualTo("{\"qty\":117.50,\"amount\":6044.50}");
        assertThat(sales.get("metadata").get("report_type").asString()).isEqualTo("item_sales");
        assertThat(sales.get("metadata").get("record_count").asInt()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "item_name=Rose, 5472.50",
        "item=J, 482.00",
        "vehicle=ZZ99, 482.00",
        "group_id={kmp}, 954.50",
        "farmer_id={suma}, 5000.00",
        "item=X, 0.00"
    })
    @DisplayName("sums the flowers of one item, vehicle, group or farmer")
    void filtered(String filter, String amount) {
        long position = append(market.everything());
        String asked = "&" + filter.replace("{kmp}", "" + market.kmp()).replace("{suma}", "" + market.suma());
        JsonNode sales = report(position, "item-sales", asked);
        assertThat(sales.get("totals").get("amount").toString()).isEqualTo(amount);
        assertThat(sales.get("metadata").get("generated_at").isNull()).isFalse();
    }

    @Test
    @DisplayName("sums by group what farmers brought, were paid and still owe")
    void groupPayments() {
        append(market.everything());
        long position = append(
                market.farmer(market.id(13), "Idle", OptionalLong.of(market.ten())),
                market.farmer(market.id(14), "Free", OptionalLong.empty()),
                new AdvanceGiven(market.vendorId(), market.id(13), market.id(301), Market.FIRST, 85_000, 85_000, ""));
        JsonNode groups = report(position, "group-payments", "");
        assertThat(groups.get("rows").toString()).isEqualTo("""
            [{"group_id":null,"group_name":"N/A","farmer_count":1,"gross":0.00,"paid":0.00,"settled":0.00,\
            "advance_balance":0.00},\
            {"group_id":%d,"group_name":"KMP","farmer_count":1,"gross":954.50,"paid":100.00,"settled":0.00,\
            "advance_balance":0.00},\
            {"group_id":%d,"group_name":"TEN","farmer_count":2,"gross":5000.00,"paid":500.00,"settled":0.00,\
            "advance_balance":850.00}]\
            """.formatted(market.kmp(), market.ten()));
        assertThat(groups.get("totals").toString()).isEqualTo("""
            {"farmer_count":4,"gross":5954.50,"paid":600.00,"settled":0.00,"advance_balance":850.00}\
            """);
        assertThat(report(position, "group-payments", "&group_id=" + market.ten())
                        .get("totals")
                        .get("paid")
                        .toString())
                .isEqualTo("500.00");
    }

    @Test
    @DisplayName("lists what farmers were paid with their lines")
    void payments() {
        long position = append(market.everything());
        JsonNode payments = report(position, "payments", "");
        assertThat(payments.get("rows").toString())
                .isEqualTo("""
                    [{"id":%d,"kind":"entry","date":"01-03-2026","iso_date":"2026-03-01","farmer_id":%d,\
                    "farmer_name":"Ravi","group_name":"KMP","amount":100.00},\
                    {"id":%d,"kind":"entry","date":"01-03-2026","iso_date":"2026-03-01","farmer_id":%d,\
                    "farmer_name":"Suma","group_name":"TEN","amount":500.00}]\
                    """.formatted(market.id(101), market.ravi(), market.id(103), market.suma()));
        assertThat(payments.get("totals").toString()).isEqualTo("{\"amount\":600.00,\"paid\":600.00,\"settled\":0.00}");
        assertThat(report(position, "payments", "&group_id=" + market.ten())
                        .get("totals")
                        .get("amount")
                        .toString())
                .isEqualTo("500.00");
        assertThat(report(position, "payments", "&farmer_id=" + market.ravi())
                        .get("totals")
                        .get("amount")
                        .toString())
                .isEqualTo("100.00");
    }

    @Test
    @DisplayName(
            "list what settlements made payable on the vendor's day on which they were made, until they are voided")
    void settled() {
        SettlementBook book = new SettlementBook(market);
        append(market.everything());
        append(new VendorTimeZoneChanged(market.vendorId(), "Pacific/Kiritimati"));
        LocalDate before = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
        long made = append(book.made(market.id(21)));
        String period = "/data?from_date=2026-03-01&to_date=" + before.plusDays(1);
        JsonNode payments = seen(market, made, "/api/reports/payments" + period);
        JsonNode settlement = payments.get("rows").get(2);
        assertThat(LocalDate.parse(settlement.get("iso_date").asString())).isBetween(before, before.plusDays(1));
        assertThat(settlement.get("kind").asString()).isEqualTo("settlement");
        assertThat(settlement.get("id").asLong()).isEqualTo(market.id(21));
        assertThat(settlement.get("farmer_name").asString()).isEqualTo("Ravi");
        assertThat(settlement.get("amount").toString()).isEqualTo("563.17");
        assertThat(payments.get("totals").toString())
                .isEqualTo("{\"amount\":1163.17,\"paid\":600.00,\"settled\":563.17}");
        JsonNode groups = seen(market, made, "/api/reports/group-payments" + period);
        assertThat(groups.get("rows").get(0).get("settled").toString()).isEqualTo("563.17");
        assertThat(groups.get("totals").get("settled").toString()).isEqualTo("563.17");
        String past = "/data?from_date=2026-03-01&to_date=" + before.minusDays(1);
        assertThat(seen(market, made, "/api/reports/payments" + past)
                        .get("rows")
                        .size())
                .isEqualTo(2);
        String tomorrow = "/data?from_date=%s&to_date=%s".formatted(before.plusDays(2), before.plusDays(3));
        assertThat(seen(market, made, "/api/reports/payments" + tomorrow)
                        .get("rows")
                        .size())
                .isZero();
        assertThat(seen(market, made, "/api/reports/payments" + period + "&farmer_id=" + market.suma())
                        .get("totals")
                        .get("settled")
                        .toString())
                .isEqualTo("0.00");

        long voided = append(book.voided(market.id(21)));
        assertThat(seen(market, voided, "/api/reports/payments" + period)
                        .get("totals")
                        .get("amount")
                        .toString())
                .isEqualTo("600.00");
        assertThat(seen(market, voided, "/api/reports/group-payments" + period)
                        .get("totals")
                        .get("settled")
                        .toString())
                .isEqualTo("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"item-sales", "group-payments", "payments"})
    @DisplayName("are empty for a vendor without books, and refuse a reversed period")
    void nothing(String report) {
        Answered empty = get(admin(market), "/api/reports/" + report + "/data/");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.json().get("rows").size()).isZero();
        assertThat(empty.json().get("metadata").get("generated_at").isNull()).isTrue();
        assertThat(empty.json().get("metadata").get("page_count").asInt()).isEqualTo(1);
        String reversed = "/api/reports/" + report + "/data?from_date=2026-03-02&to_date=2026-03-01";
        assertThat(get(admin(market), reversed).status()).isEqualTo(422);
    }
}
