package marigold.market.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Asking for totals")
class TotalsApiTest extends QueryServiceTest {
    private static final String MARCH = "?from_date=2026-03-01&to_date=2026-03-31";
    private static final String GROUP_TOTAL = "/api/reports/group-total/data";
    private static final String BY_GROUP = "/api/reports/group-total-by-group/data";

    private final Market market = newMarket();

    @Test
    @DisplayName("gives a row for each farmer with lines, by group and name, and their sums (9.42)")
    void groupTotal() {
        append(market.everything());
        long position = append(market.farmer(market.id(13), "Idle", OptionalLong.of(market.ten())));
        JsonNode report = seen(market, position, GROUP_TOTAL + MARCH);
        assertThat(report.get("rows").toString()).isEqualTo("""
            [{"farmer_id":%1$d,"farmer_name":"Ravi","ledger_no":%1$d,"group_name":"KMP","qty":14.50,"gross":954.50,\
            "commission_percent":12.00,"commission":114.54,"net":839.96,"luggage":21.00,"coolie":15.00,\
            "paid":100.00,"balance":703.96,"total_net_amount":839.96,"paid_amount":100.00},\
            {"farmer_id":%2$d,"farmer_name":"Suma","ledger_no":%2$d,"group_name":"TEN","qty":100.00,\
            "gross":5000.00,"commission_percent":10.00,"commission":500.00,"net":4500.00,"luggage":100.00,\
            "coolie":20.00,"paid":500.00,"balance":3880.00,"total_net_amount":4500.00,"paid_amount":500.00}]\
            """.formatted(market.ravi(), market.suma()));
        assertThat(report.get("totals").toString()).isEqualTo("""
            {"qty":114.50,"gross":5954.50,"commission_percent":null,"commission":614.54,"net":5339.96,\
            "luggage":121.00,"coolie":35.00,"paid":600.00,"balance":4583.96,"total_net_amount":5339.96,\
            "paid_amount":600.00}\
            """);
        assertThat(report.get("metadata").toString()).matches("""
            \\{"page_count":1,"record_count":2,"report_type":"group_total","paper_size":"A4",\
            "generated_at":"[-0-9T:.]+Z","date_range":\\{"from":"2026-03-01","to":"2026-03-31"}}\
            """);
        JsonNode twelve = seen(market, position, GROUP_TOTAL + MARCH + "&commission_pct=12");
        assertThat(twelve.get("totals").get("net").decimalValue()).isEqualByComparingTo("5239.96");
        assertThat(twelve.get("totals").get("commission_percent").toString()).isEqualTo("12.00");
    }

    @Test
    @DisplayName("gives the totals of a group, of one farmer, or of nobody, and still says when books changed")
    void filtered() {
        long position = append(market.everything());
        assertThat(names(position, "&group_id=" + market.ten())).isEqualTo("Suma");
        assertThat(names(position, "&group_name=kmp")).isEqualTo("Ravi");
        assertThat(names(position, "&farmer_id=" + market.suma())).isEqualTo("Suma");
        assertThat(names(position, "&group_id=" + market.kmp() + "&farmer_id=" + market.suma()))
                .isEmpty();
        JsonNode none = seen(market, position, GROUP_TOTAL + MARCH + "&group_name=nobody");
        assertThat(none.get("metadata").get("generated_at").isNull()).isFalse();
        assertThat(none.get("totals").get("balance").toString()).isEqualTo("0.00");
        JsonNode nothing = get(admin(newMarket()), GROUP_TOTAL).json();
        assertThat(nothing.get("rows").size()).isZero();
        assertThat(nothing.get("metadata").get("generated_at").isNull()).isTrue();
    }

    private String names(long position, String filter) {
        return String.join(
                " ",
                seen(market, position, GROUP_TOTAL + MARCH + filter).get("rows").findValuesAsString("farmer_name"));
    }

    @Test
    @DisplayName("counts a farmer to the group he is in now, and one without a group too")
    void membership() {
        append(market.everything());
        long position = append(
                new FarmerMovedToGroup(market.vendorId(), market.ravi(), OptionalLong.of(market.ten())),
                new FarmerMovedToGroup(market.vendorId(), market.suma(), OptionalLong.empty()));
        JsonNode rows = seen(market, position, GROUP_TOTAL + MARCH).get("rows");
        assertThat(rows.findValuesAsString("farmer_name")).containsExactlyInAnyOrder("Ravi", "Suma");
        assertThat(rows.findValuesAsString("group_name")).containsExactlyInAnyOrder("TEN", "N/A");
        assertThat(names(position, "&group_name=TEN")).isEqualTo("Ravi");
    }

    @Test
    @DisplayName("gives one group's farmers with the names of the predecessor's sheet")
    void byGroup() {
        long ramu = market.id(13);
        append(market.everything());
        EntryRecorded carried = market.recorded(
                ramu,
                104,
                withTransport(Market.line(Market.FIRST, OptionalLong.empty(), "", "Rose", 1_000, 10_000, 100, 0, 0)));
        long position = append(market.farmer(ramu, "Ramu", OptionalLong.of(market.kmp())), carried);
        JsonNode report =
                seen(market, position, BY_GROUP + "?group_name=kmp&start_date=2026-03-01&end_date=2026-03-31");
        assertThat(report.get("rows").findValuesAsString("farmer_name")).containsExactly("Ramu", "Ravi");
        assertThat(report.get("rows").get(0).toString()).isEqualTo("""
            {"group_name":"KMP","customer_count":1,"farmer_id":%1$d,"farmer_name":"Ramu","address":"Road Ramu",\
            "total_qty":1.00,"total_price":100.00,"commission_percent":12.00,"total_commission":12.00,\
            "total_luggage":8.00,"total_coolie":0.00,"total_net_amount":88.00,"paid_amount":0.00,"balance":80.00,\
            "ledger_no":%1$d}\
            """.formatted(ramu));
        assertThat(report.get("totals").get("total_net_amount").toString()).isEqualTo("927.96");
        assertThat(report.get("metadata").get("group_name").asString()).isEqualTo("KMP");
        assertThat(report.get("metadata").get("record_count").asInt()).isEqualTo(2);
        assertThat(seen(market, position, BY_GROUP + MARCH + "&group_name=KMP")).isEqualTo(report);
    }

    private static EntryLine withTransport(EntryLine line) {
        return new EntryLine(
                line.collectedOn(),
                line.groupId(),
                line.vehicleId(),
                line.vehicleNumber(),
                line.vehicleName(),
                line.itemCode(),
                line.itemName(),
                line.quantityGrams(),
                line.ratePaisePerKg(),
                line.labourPaisePerKg(),
                line.grossPaise(),
                line.labourPaise(),
                line.cooliePaise(),
                700,
                line.lineTotalPaise() - 700,
                line.paidPaise(),
                line.remarks());
    }

    @Test
    @DisplayName("needs the name of a group of the vendor's own")
    void unknownGroup() {
        append(market.everything());
        long position = append(new FarmerGroupOpened(market.vendorId(), market.id(3), "100%", OptionalInt.of(9_900)));
        assertThat(seen(market, position, BY_GROUP + "?group_name=100%25")
                        .get("rows")
                        .size())
                .isZero();
        Answered unnamed = get(admin(market), BY_GROUP + "?group_name=");
        assertThat(unnamed.status()).isEqualTo(400);
        assertThat(unnamed.json().get("code").asString()).isEqualTo("group-name-required");
        assertThat(unnamed.json().get("detail").asString()).isEqualTo("group_name is required");
        assertThat(get(admin(market), BY_GROUP + "?group_name=%25").status()).isEqualTo(404);
        assertThat(get(admin(newMarket()), BY_GROUP + "?group_name=KMP").status())
                .isEqualTo(404);
        Answered reversed = get(admin(market), BY_GROUP + "?group_name=KMP&start_date=2026-03-02&to_date=2026-03-01");
        assertThat(reversed.status()).isEqualTo(422);
        assertThat(reversed.json().get("errors").get(0).get("field").asString()).isEqualTo("start_date");
    }
}
