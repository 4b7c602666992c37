package marigold.market.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Asking for slips")
class SlipsApiTest extends QueryServiceTest {
    private static final String MARCH = "?from_date=2026-03-01&to_date=2026-03-31";

    private final Market market = newMarket();

    private static String ledger(long farmerId) {
        return "/api/reports/ledger/%d/data".formatted(farmerId);
    }

    private static String patti(long groupId) {
        return "/api/reports/group-patti/%d/data".formatted(groupId);
    }

    @Test
    @DisplayName("gives a farmer's ledger with the names that front ends read (9.41)")
    void ledger() {
        long position = append(market.everything());
        JsonNode ledger = seen(market, position, ledger(market.ravi()) + "/" + MARCH);
        assertThat(ledger.get("rows").size()).isEqualTo(2);
        assertThat(ledger.get("rows").get(0).toString()).isEqualTo("""
            {"id":%d,"date":"01-03-2026","iso_date":"2026-03-01","vehicle":"Tempo","item_code":"R",\
            "product_name":"Rose","customer":"Ravi","address":"Road Ravi","qty":10.50,"rate":45.00,"luggage":21.00,\
            "coolie":15.00,"total":472.50,"gross":472.50,"commission_percent":12.00,"commission":56.70,\
            "net":415.80,"paid":100.00,"balance":279.80,"amount":336.50,"remarks":"Regular"}\
            """.formatted(market.id(101)));
        assertThat(ledger.get("totals").toString()).isEqualTo("""
            {"qty":14.50,"gross":954.50,"commission_percent":12.00,"commission":114.54,"net":839.96,\
            "luggage":21.00,"coolie":15.00,"paid":100.00,"balance":703.96}\
            """);
        assertThat(ledger.get("metadata").toString()).matches("""
            \\{"page_count":1,"record_count":2,"report_type":"ledger","paper_size":"A4",\
            "generated_at":"[-0-9T:.]+Z","date_range":\\{"from":"2026-03-01","to":"2026-03-31"}}\
            """);
        assertThat(ledger.get("farmer").toString()).isEqualTo("""
            {"id":%1$d,"name":"Ravi","address":"Road Ravi","phone":"9876543210","group_name":"KMP",\
            "ledger_no":%1$d,"advance_balance":0.00}\
            """.formatted(market.ravi()));
    }

    @Test
    @DisplayName("gives the slips of a group's farmers, also of those who brought nothing (9.43, 9.44)")
    void patti() {
        long idle = market.id(13);
        append(market.everything());
        long position = append(
                market.farmer(idle, "Anu", OptionalLong.of(market.ten())),
                new AdvanceGiven(market.vendorId(), idle, market.id(301), Market.FIRST, 85_000, 85_000, ""));
        JsonNode ten = seen(market, position, patti(market.ten()) + MARCH);
        assertThat(ten.get("farmers").findValuesAsString("farmer_name")).containsExactly("Anu", "Suma");
        assertThat(ten.get("farmers").get(0).toString()).isEqualTo("""
            {"farmer_id":%d,"farmer_name":"Anu","address":"Road Anu","rows":[],"totals":{"qty":0.00,"gross":0.00,\
            "commission_percent":10.00,"commission":0.00,"net":0.00,"luggage":0.00,"coolie":0.00,"paid":0.00,\
            "balance":0.00},"advance_balance":850.00}\
            """.formatted(idle));
        assertThat(ten.get("farmers").get(1).get("totals")).isEqualTo(ten.get("totals"));
        assertThat(ten.get("totals").toString()).isEqualTo("""
            {"qty":100.00,"gross":5000.00,"commission_percent":10.00,"commission":500.00,"net":4500.00,\
            "luggage":100.00,"coolie":20.00,"paid":500.00,"balance":3880.00}\
            """);
        assertThat(ten.get("metadata").toString()).matches("""
            \\{"page_count":1,"record_count":1,"report_type":"group_patti","paper_size":"A4",\
            "generated_at":"[-0-9T:.]+Z","date_range":\\{"from":"2026-03-01","to":"2026-03-31"},\
            "farmer_count":2,"group_name":"TEN"}\
            """);

        JsonNode kmp = seen(market, position, patti(market.kmp()) + MARCH);
        assertThat(kmp.get("totals").get("commission").decimalValue()).isEqualByComparingTo("114.54");
        assertThat(kmp.get("totals").get("balance").decimalValue()).isEqualByComparingTo("703.96");
        JsonNode ledger = seen(market, position, ledger(market.ravi()) + MARCH);
        assertThat(kmp.get("farmers").get(0).get("rows")).isEqualTo(ledger.get("rows"));
        assertThat(kmp.get("farmers").get(0).get("totals")).isEqualTo(ledger.get("totals"));
    }

    @Test
    @DisplayName("takes the rate of the request, else the farmer's, else his group's, else the vendor's (D1)")
    void rates() {
        long position = append(market.everything());
        assertThat(rate(position, market.ravi(), "")).isEqualTo("12.00");
        assertThat(rate(position, market.suma(), "")).isEqualTo("10.00");
        long own = append(
                new FarmerCommissionSet(market.vendorId(), market.ravi(), OptionalInt.of(0)),
                new FarmerCommissionSet(market.vendorId(), market.suma(), OptionalInt.of(725)));
        assertThat(rate(own, market.ravi(), "")).isEqualTo("0.00");
        assertThat(rate(own, market.suma(), "")).isEqualTo("7.25");
        assertThat(rate(own, market.suma(), "&commission_pct=12")).isEqualTo("12.00");
        assertThat(rate(own, market.suma(), "&commission_percent=8.5")).isEqualTo("8.50");
        JsonNode patti = seen(market, own, patti(market.ten()) + MARCH + "&commission_pct=0");
        assertThat(patti.get("totals").get("commission").decimalValue()).isZero();

        long moved = append(
                new FarmerCommissionSet(market.vendorId(), market.ravi(), OptionalInt.empty()),
                new FarmerMovedToGroup(market.vendorId(), market.ravi(), OptionalLong.of(market.ten())));
        assertThat(rate(moved, market.ravi(), "")).isEqualTo("10.00");
        JsonNode ten = seen(market, moved, patti(market.ten()) + MARCH);
        assertThat(ten.get("farmers").findValuesAsString("farmer_name")).containsExactly("Ravi", "Suma");
        assertThat(ten.get("farmers").get(0).get("rows").size()).isEqualTo(2);
        assertThat(ten.get("totals").get("commission_percent").isNull()).isTrue();
        assertThat(seen(market, moved, patti(market.kmp()) + MARCH)
                        .get("farmers")
                        .size())
                .isZero();
    }

    private String rate(long position, long farmerId, String parameters) {
        JsonNode ledger = seen(market, position, ledger(farmerId) + MARCH + parameters);
        String rate = ledger.get("totals").get("commission_percent").toString();
        for (JsonNode row : ledger.get("rows")) {
            assertThat(row.get("commission_percent").toString()).isEqualTo(rate);
        }
        return rate;
    }

    @Test
    @DisplayName("rounds commission once for the farmer and period and shares it out to the lines (9.45)")
    void largestRemainder() {
        append(market.everything());
        Object[] three = new Object[3];
        for (int i = 0; i < three.length; i++) {
            three[i] = market.recorded(
                    market.suma(),
                    200 + i,
                    Market.line(LocalDate.of(2026, 4, 1), OptionalLong.empty(), "", "Rose", 1_000, 1_004, 0, 0, 0));
        }
        long position = append(three);
        JsonNode ledger = seen(
                market, position, ledger(market.suma()) + "?from_date=2026-04-01&to_date=2026-04-30&commission_pct=12");
        assertThat(ledger.get("totals").get("commission").toString()).isEqualTo("3.61");
        assertThat(ledger.get("rows")
                        .valueStream()
                        .map(row -> row.get("commission").toString()))
                .containsExactly("1.21", "1.20", "1.20");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"item=Rose, 472.50", "item=J, 482.00", "vehicle=Tempo, 472.50", "vehicle=ZZ99, 482.00", "item=X, 0.00"})
    @DisplayName("shows the lines of one flower or vehicle, and the sums of these")
    void filtered(String filter, String gross) {
        long position = append(market.everything());
        JsonNode ledger = seen(market, position, ledger(market.ravi()) + MARCH + "&" + filter);
        assertThat(ledger.get("totals").get("gross").toString()).isEqualTo(gross);
        JsonNode patti = seen(market, position, patti(market.kmp()) + MARCH + "&" + filter);
        assertThat(patti.get("totals")).isEqualTo(ledger.get("totals"));
    }

    @Test
    @DisplayName("fills in the vendor's today for an end that is not given, and keeps the start (9.47)")
    void today() {
        append(market.everything());
        long position = append(market.vendor());
        LocalDate before = LocalDate.now(ZoneId.of("Asia/Kolkata"));
        for (String path : List.of(ledger(market.ravi()), patti(market.kmp()))) {
            JsonNode range = seen(market, position, path + "?from_date=2026-03-02")
                    .get("metadata")
                    .get("date_range");
            assertThat(range.get("from").asString()).isEqualTo("2026-03-02");
            assertThat(LocalDate.parse(range.get("to").asString()))
                    .isBetween(before, LocalDate.now(ZoneId.of("Asia/Kolkata")));
            JsonNode month = seen(market, position, path).get("metadata").get("date_range");
            assertThat(month.get("from").asString()).endsWith("-01");
            Answered dated = get(admin(market), path);
            assertThat(dated.header("ETag"))
                    .endsWith("-%s-%s\""
                            .formatted(
                                    month.get("from").asString(),
                                    month.get("to").asString()));
        }
    }

    @Test
    @DisplayName("knows no farmer and no group of somebody else (9.48)")
    void unknown() {
        long position = append(market.everything());
        seen(market, position, ledger(market.ravi()));
        Market other = newMarket();
        for (long vendorsOwn : new long[] {market.ravi(), 987_654_321}) {
            Answered answered = get(admin(other), ledger(vendorsOwn));
            assertThat(answered.status()).isEqualTo(404);
            assertThat(answered.json().get("detail").asString()).isEqualTo("Farmer not found");
        }
        for (long vendorsOwn : new long[] {market.kmp(), 987_654_321}) {
            Answered answered = get(admin(other), patti(vendorsOwn));
            assertThat(answered.status()).isEqualTo(404);
            assertThat(answered.json().get("detail").asString()).isEqualTo("Farmer group not found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from_date=2026-03-31&to_date=2026-03-01",
                "from_date=01-03-2026",
                "commission_pct=100.01",
                "commission_pct=-1",
                "commission_pct=1.005",
                "commission_pct=1e1",
                "commission_percent=twelve",
            })
    @DisplayName("takes neither a reversed period nor a rate that is none (9.48)")
    void malformed(String parameters) {
        for (String path : List.of(ledger(1), patti(1))) {
            Answered answered = get(admin(market), path + "?" + parameters);
            assertThat(answered.status()).isEqualTo(422);
            assertThat(answered.json().get("errors").get(0).get("field").asString())
                    .isEqualTo(parameters.split("=", 2)[0]);
        }
    }

    @ParameterizedTest(name = "{0} slips with {1} lines: {2} pages")
    @CsvSource({"0, 0, 1", "1, 0, 1", "11, 0, 1", "12, 0, 2", "1, 30, 1", "1, 31, 2", "3, 90, 3", "2, 10, 1", "9, 45, 3"
    })
    @DisplayName("estimates the pages of a patti from the height of an average slip (5.10)")
    void pages(int farmers, int lines, int pages) {
        assertThat(GroupPattiReport.pages(farmers, lines)).isEqualTo(pages);
    }
}
