package marigold.market.entries;

import static org.assertj.core.api.Assertions.assertThat;

import marigold.QueryServiceTest;
import marigold.market.Market;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
            "gross":472.50,"total_labour":21.00,"line_total":436.50},\
            {"id":%d,"date":"2026-03-02","vehicle":"ZZ99","vehicle_number":"ZZ99","itemCode":"J",\
            "itemName":"Jasmine","qty":4.00,"rate":120.50,"laguage":0.00,"luggage":0.00,"coolie":0.00,\
            "transport":0.00,"paidAmt":0.00,"remarks":"Regular","farmer_id":%d,"group_id":%d,\
            "gross":482.00,"total_labour":0.00,"line_total":482.00}]\
            """.formatted(
                        market.id(101), market.ravi(), market.kmp(), market.id(102), market.ravi(), market.kmp()));
    }
}
