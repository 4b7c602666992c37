package marigold.market.reports;

import static marigold.market.SaalaBook.FIFTH;
import static org.assertj.core.api.Assertions.assertThat;

import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.SaalaBook;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Asking for statements")
class StatementsApiTest extends QueryServiceTest {
    private final Market market = newMarket();

    @Test
    @DisplayName("gives what a buyer took and paid in a period, with the balance before, between and after")
    void saala() {
        SaalaBook book = new SaalaBook(market.vendorId());
        long shop = market.id(51);
        long position = append(
                book.opened(shop, "Lakshmi"),
                book.sold(market.id(1), shop, FIFTH, 5, 125, 0),
                book.sold(market.id(3), shop, FIFTH.plusDays(1), 2, 150, 100),
                book.paid(market.id(2), shop, FIFTH.plusDays(1), 325),
                book.sold(market.id(4), shop, FIFTH.plusDays(2), 1, 100, 0));
        String path = "/api/reports/saala-statement/%d/data/".formatted(shop);
        JsonNode day = seen(market, position, path + "?from_date=2026-03-06&to_date=2026-03-06");
        assertThat(day.toString()).matches("""
            \\{"rows":\\[\
            \\{"id":%d,"date":"06-03-2026","iso_date":"2026-03-06","item_code":"PAYMENT","item_name":"Payment Received",\
            "description":"Cash","qty":null,"rate":null,"total_amount":0.00,"paid_amount":325.00,"balance":300.00},\
            \\{"id":%d,"date":"06-03-2026","iso_date":"2026-03-06","item_code":"R","item_name":"Rose","description":"",\
            "qty":2.00,"rate":150.00,"total_amount":300.00,"paid_amount":100.00,"balance":500.00}],\
            "totals":\\{"qty":2.00,"total_amount":300.00,"paid_amount":425.00},\
            "metadata":\\{"page_count":1,"record_count":2,"report_type":"saala_statement","paper_size":"A4",\
            "generated_at":"[-0-9T:.]+Z","date_range":\\{"from":"2026-03-06","to":"2026-03-06"}},\
            "customer":\\{"id":%d,"name":"Lakshmi","contact":"98450","address":"Market Road"},\
            "opening_balance":625.00,"closing_balance":500.00}\
            """.formatted(market.id(2), market.id(3), shop));
        JsonNode idle = seen(market, position, path + "?from_date=2026-04-01&to_date=2026-04-30");
        assertThat(idle.get("rows").size()).isZero();
        assertThat(idle.get("opening_balance")).isEqualTo(idle.get("closing_balance"));
        assertThat(idle.get("closing_balance").decimalValue()).isEqualByComparingTo("600");
    }

    @Test
    @DisplayName("gives what a market day came to")
    void silkDay() {
        long position = append(market.everything());
        assertThat(seen(market, position, "/api/reports/silk-day/data?date=2026-03-01")
                        .toString())
                .isEqualTo("""
                    {"rows":[{"groupName":"KMP","kg":10.50,"amount":472.50},{"groupName":"TEN","kg":100.00,"amount":5000.00}],\
                    "totals":{"kg":110.50,"amount":5472.50,"credit":0.00,"cash":0.00,"upi":0.00,"collected":0.00,\
                    "difference":-5472.50,"result":"LOSS"},\
                    "metadata":{"page_count":1,"record_count":2,"report_type":"silk_day","paper_size":"A4",\
                    "generated_at":null,"date_range":{"from":"2026-03-01","to":"2026-03-01"}}}\
                    """);
    }

    @Test
    @DisplayName("gives what a farmer was lent and what was recovered, from the beginning unless asked otherwise")
    void advances() {
        long vendor = market.vendorId();
        long ravi = market.ravi();
        append(market.everything());
        long position = append(
                new AdvanceGiven(vendor, ravi, market.id(41), Market.FIRST, 100_000, 100_000, "seed"),
                new AdvanceDeducted(vendor, ravi, market.id(42), Market.SECOND, 15_000, 85_000, ""));
        String path = "/api/reports/advance-statement/%d/data".formatted(ravi);
        JsonNode life = seen(market, position, path + "?to_date=2026-03-31");
        assertThat(life.toString()).matches("""
            \\{"rows":\\[\
            \\{"id":%d,"date":"01-03-2026","iso_date":"2026-03-01","type":"give","given":1000.00,"deducted":0.00,\
            "balance":1000.00,"remarks":"seed","created_at":"[-0-9T:.]+Z"},\
            \\{"id":%d,"date":"02-03-2026","iso_date":"2026-03-02","type":"deduct","given":0.00,"deducted":150.00,\
            "balance":850.00,"remarks":"","created_at":"[-0-9T:.]+Z"}],\
            "totals":\\{"given":1000.00,"deducted":150.00},\
            "metadata":\\{"page_count":1,"record_count":2,"report_type":"advance_statement","paper_size":"A4",\
            "generated_at":"[-0-9T:.]+Z","date_range":\\{"from":"2026-03-01","to":"2026-03-31"}},\
            "farmer":\\{"id":%d,"name":"Ravi","address":"Road Ravi","phone":"9876543210","group_name":"KMP"},\
            "opening_balance":0.00,"closing_balance":850.00}\
            """.formatted(market.id(41), market.id(42), ravi));
        JsonNode second = seen(market, position, path + "?from_date=2026-03-02&to_date=2026-03-02");
        assertThat(second.get("rows").size()).isEqualTo(1);
        assertThat(second.get("opening_balance").decimalValue()).isEqualByComparingTo("1000");
        assertThat(second.get("closing_balance").decimalValue()).isEqualByComparingTo("850");
        JsonNode first = seen(market, position, path + "?to_date=2026-03-01");
        assertThat(first.get("closing_balance").decimalValue()).isEqualByComparingTo("1000");
        JsonNode none = seen(market, position, "/api/reports/advance-statement/%d/data".formatted(market.suma()));
        assertThat(none.get("rows").size()).isZero();
        assertThat(none.get("closing_balance").decimalValue()).isEqualByComparingTo("0");
    }
}
