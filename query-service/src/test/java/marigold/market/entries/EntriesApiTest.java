package marigold.market.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.VendorEvent.VendorTimeZoneChanged;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Asking for entries")
class EntriesApiTest extends QueryServiceTest {
    @Test
    @DisplayName("gives a farmer's lines with every name that front ends use, in their order")
    void transactions() {
        Market market = newMarket();
        long position = append(market.everything());

        String path = "/api/farmers/%d/transactions/".formatted(market.ravi());
        var answered = get(admin(market), path, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body()).isEqualTo("""
            [{"id":%d,"date":"2026-03-01","vehicle":"Tempo","vehicle_number":"KA01","itemCode":"R",\
            "itemName":"Rose","qty":10.50,"rate":45.00,"laguage":2.00,"luggage":2.00,"coolie":15.00,\
            "transport":0.00,"paidAmt":100.00,"remarks":"Regular","farmer_id":%d,"group_id":%d,\
            "gross":472.50,"total_labour":21.00,"line_total":436.50,"is_locked":false,"settlement_id":null,"version":1},\
            {"id":%d,"date":"2026-03-02","vehicle":"ZZ99","vehicle_number":"ZZ99","itemCode":"J",\
            "itemName":"Jasmine","qty":4.00,"rate":120.50,"laguage":0.00,"luggage":0.00,"coolie":0.00,\
            "transport":0.00,"paidAmt":0.00,"remarks":"Regular","farmer_id":%d,"group_id":%d,\
            "gross":482.00,"total_labour":0.00,"line_total":482.00,"is_locked":false,"settlement_id":null,"version":1}]\
            """.formatted(
                        market.id(101), market.ravi(), market.kmp(), market.id(102), market.ravi(), market.kmp()));
    }

    @Test
    @DisplayName("gives the newest lines of a farmer when there are more than one answer holds, oldest first")
    void newest() {
        Market market = newMarket();
        List<Object> events = new ArrayList<>(List.of(market.everything()));
        for (int i = 0; i < 1_005; i++) {
            events.add(market.recorded(
                    market.suma(),
                    10_000 + i,
                    Market.line(Market.SECOND, OptionalLong.empty(), "", "Rose", 1_000, 100, 0, 0, 0)));
        }
        long position = append(events.toArray());
        String path = "/api/farmers/%d/transactions".formatted(market.suma());
        JsonNode whole = seen(market, position, path);
        assertThat(whole.size()).isEqualTo(1_000);
        assertThat(whole.get(0).get("id").asLong()).isEqualTo(market.id(10_005));
        assertThat(whole.get(999).get("id").asLong()).isEqualTo(market.id(11_004));
        Answered page = get(admin(market), path + "?page=1&size=2&from=2026-03-01");
        assertThat(page.json().get(0).get("id").asLong()).isEqualTo(market.id(103));
        assertThat(page.header("X-Total-Count")).isEqualTo("1006");

        Set<Long> paged = new HashSet<>();
        String next = "/api/entries?from=2026-03-01&to=2026-03-31&size=333&cursor=";
        int pages = 0;
        while (!next.isEmpty()) {
            Answered answered = get(admin(market), next);
            answered.json().forEach(entry -> paged.add(entry.get("id").asLong()));
            next = answered.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
            pages++;
        }
        assertThat(paged).hasSize(1_008);
        assertThat(pages).isEqualTo(4);
    }

    @Test
    @DisplayName("gives the vendor's lines in an envelope, newest first")
    void collections() {
        Market market = newMarket();
        long position = append(market.everything());
        JsonNode answer = seen(market, position, "/api/collections/?from_date=2026-03-01&to_date=2026-03-31&size=2");
        assertThat(answer.get("pagination").toString()).isEqualTo("{\"page\":1,\"size\":2,\"total\":3,\"pages\":2}");
        assertThat(answer.get("items").get(0).get("id").asLong()).isEqualTo(market.id(102));
        assertThat(answer.get("items").get(0).get("farmer_name").asString()).isEqualTo("Ravi");
        assertThat(answer.get("items").get(0).get("group_name").asString()).isEqualTo("KMP");
    }

    @Test
    @DisplayName("finds lines by farmer, group, vehicle and flower")
    void filtered() {
        Market market = newMarket();
        seen(market, append(market.everything()), "/api/collections");
        String march = "/api/entries?from=2026-03-01&to=2026-03-31";
        assertThat(ids(market, march)).containsExactly(102L, 103L, 101L);
        assertThat(ids(market, march + "&farmer_id=" + market.ravi())).containsExactly(102L, 101L);
        assertThat(ids(market, march + "&group_id=" + market.ten())).containsExactly(103L);
        assertThat(ids(market, march + "&vehicle=Tempo")).containsExactly(103L, 101L);
        assertThat(ids(market, march + "&vehicle=ZZ99")).containsExactly(102L);
        assertThat(ids(market, march + "&item=Jasmine")).containsExactly(102L);
        assertThat(ids(market, "/api/entries?to=2026-03-01")).containsExactly(103L, 101L);
        assertThat(ids(market, "/api/entries?to=2026-03-01&cursor=")).containsExactly(103L, 101L);
        assertThat(ids(market, "/api/entries?from=2026-03-02&cursor=")).containsExactly(102L);
        assertThat(get(admin(market), march + "&page=2&size=1").header("Link"))
                .contains("</api/entries?from=2026-03-01&to=2026-03-31&page=3&size=1>; rel=\"next\"");
    }

    private List<Long> ids(Market market, String path) {
        List<Long> ids = new ArrayList<>();
        get(admin(market), path).json().forEach(entry -> ids.add(entry.get("id").asLong() - market.id(0)));
        return ids;
    }

    @Test
    @DisplayName("reports daily sales by date, farmer and id, with totals")
    void dailySales() {
        Market market = newMarket();
        long position = append(market.everything());
        String march = "/api/reports/daily-sales?from_date=2026-03-01&to_date=2026-03-31&format=json";
        JsonNode report = seen(market, position, march);
        assertThat(report.get("data").findValuesAsString("party")).containsExactly("Ravi", "Suma", "Ravi");
        assertThat(report.get("data").get(0).toString()).isEqualTo("""
            {"date":"01-03-2026","iso_date":"2026-03-01","vehicle":"Tempo","party":"Ravi","address":"Road Ravi",\
            "item_code":"R","product_name":"Rose","qty":10.50,"rate":45.00,"luggage":21.00,"coolie":15.00,\
            "paid":100.00,"total":472.50,"farmer_id":%d,"id":%d}\
            """.formatted(market.ravi(), market.id(101)));
        assertThat(report.get("totals").toString())
                .isEqualTo("{\"qty\":114.50,\"luggage\":121.00,\"coolie\":35.00,\"paid\":600.00,\"amount\":5954.50}");
        assertThat(report.get("metadata").toString()).matches("""
            \\{"page_count":1,"record_count":3,"report_type":"daily_sales","paper_size":"A4",\
            "generated_at":"[-0-9T:.]+Z","date_range":\\{"from":"2026-03-01","to":"2026-03-31"}}\
            """);
        JsonNode roses = seen(market, position, march + "&item_name=Rose");
        assertThat(roses.get("data").size()).isEqualTo(2);
        assertThat(roses.get("totals").get("amount").decimalValue()).isEqualByComparingTo("5472.50");
        assertThat(seen(market, position, march + "&group_id=" + market.kmp())
                        .get("data")
                        .size())
                .isEqualTo(2);
        assertThat(seen(market, position, march + "&farmer_id=" + market.suma())
                        .get("data")
                        .size())
                .isEqualTo(1);
        assertThat(seen(market, position, march + "&vehicle=ZZ99").get("data").size())
                .isEqualTo(1);
        assertThat(seen(market, position, "/api/reports/daily-sales/items").toString())
                .isEqualTo("[\"Jasmine\",\"Rose\"]");
    }

    @Test
    @DisplayName(
            "fills in today in the vendor's time zone for an end that is not given, and the month's first for a start")
    void today() {
        Market market = newMarket();
        long position = append(market.vendor(), new VendorTimeZoneChanged(market.vendorId(), "Pacific/Kiritimati"));
        seen(market, position, "/api/vendor/settings");
        LocalDate before = LocalDate.now(ZoneId.of("Pacific/Kiritimati"));
        JsonNode range = get(admin(market), "/api/reports/daily-sales?format=json")
                .json()
                .get("metadata")
                .get("date_range");
        LocalDate to = LocalDate.parse(range.get("to").asString());
        assertThat(to).isBetween(before, LocalDate.now(ZoneId.of("Pacific/Kiritimati")));
        assertThat(range.get("from").asString()).isEqualTo(to.withDayOfMonth(1).toString());
        JsonNode kept = get(admin(market), "/api/reports/daily-sales?format=json&from_date=2020-05-07")
                .json()
                .get("metadata")
                .get("date_range");
        assertThat(kept.toString()).isEqualTo("{\"from\":\"2020-05-07\",\"to\":\"%s\"}".formatted(to));
        Answered dated = get(admin(market), "/api/reports/daily-sales?format=json");
        assertThat(dated.header("ETag"))
                .endsWith("-%s-%s\"".formatted(range.get("from").asString(), to));
    }

    @Test
    @DisplayName("sums days of a farmer and of groups")
    void days() {
        Market market = newMarket();
        long position = append(market.everything());
        assertThat(seen(market, position, "/api/silk/ledger?date=2026-03-01").toString())
                .isEqualTo("""
                    {"groups":[{"groupName":"KMP","kg":10.50,"amount":472.50,"group_id":%d},\
                    {"groupName":"TEN","kg":100.00,"amount":5000.00,"group_id":%d}],\
                    "grandTotals":{"kg":110.50,"amount":5472.50},"date":"2026-03-01"}\
                    """.formatted(market.kmp(), market.ten()));
        String days = "/api/farmers/%d/days?from=2026-03-01&to=2026-03-31".formatted(market.ravi());
        assertThat(seen(market, position, days).get(0).toString()).isEqualTo("""
            {"date":"2026-03-01","farmer_id":%d,"entries":1,"qty":10.50,"gross":472.50,"luggage":21.00,\
            "total_labour":21.00,"transport":0.00,"coolie":15.00,"paid":100.00,"line_total":436.50}\
            """.formatted(market.ravi()));
        assertThat(get(admin(market), days).header("X-Total-Count")).isEqualTo("2");
        assertThat(get(admin(market), "/api/farmers/%d/days?from=2020-01-01&to=2020-01-02".formatted(market.ravi()))
                        .body())
                .isEqualTo("[]");
    }
}
