package marigold.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keying in the morning's flowers")
class DailyEntryTest extends CommandServiceTest {
    @Test
    @DisplayName("9.1, 9.8: the screen's own body is taken, computed and answered with luggage and laguage")
    void screensBody() {
        Vendor vendor = newVendor();
        long ravi = vendor.newFarmer("Ravi");

        Answer answer = vendor.admin()
                .post(
                        "/api/farmers/%d/transactions/".formatted(ravi),
                        Map.of(
                                "date", "2026-03-01",
                                "vehicle", "Tempo",
                                "itemCode", "R",
                                "itemName", "Rose",
                                "qty", "10.5",
                                "rate", "45",
                                "laguage", "2",
                                "coolie", "15",
                                "paidAmt", "100",
                                "remarks", "Regular"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("""
            {"id":%d,"date":"2026-03-01","vehicle":"Tempo","vehicle_number":"Tempo","itemCode":"R","itemName":"Rose","qty":10.50,\
            "rate":45.00,"laguage":2.00,"luggage":2.00,"coolie":15.00,"transport":0.00,"paidAmt":100.00,\
            "remarks":"Regular","farmer_id":%d,"group_id":null,"gross":472.50,"total_labour":21.00,"line_total":436.50}\
            """.formatted(answer.number("id"), ravi));
        assertThat(answer.header("Consistency-Token")).isPresent();
        assertThat(answer.header("Set-Cookie"))
                .contains("Consistency-Token=%s; Path=/; HttpOnly; SameSite=Lax"
                        .formatted(answer.header("Consistency-Token").orElseThrow()));
    }
}
