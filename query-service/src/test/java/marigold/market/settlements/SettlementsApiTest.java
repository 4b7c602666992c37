package marigold.market.settlements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.SettlementBook;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Asking for settlements")
class SettlementsApiTest extends QueryServiceTest {
    private final Market market = newMarket();
    private final SettlementBook book = new SettlementBook(market);
    private final long first = market.id(21);
    private final long second = market.id(22);

    @Test
    @DisplayName("gives every figure of a slip, and with one settlement its entries")
    void answered() {
        append(market.everything());
        long position = append(
                new AdvanceGiven(market.vendorId(), market.ravi(), market.id(41), Market.FIRST, 1000_00, 1000_00, ""),
                book.made(first));
        String figures = """
            {"id":%d,"farmer_id":%d,"farmer_name":"Ravi","date_from":"2026-03-01","date_to":"2026-03-31",\
            "gross_amount":954.50,"total_amount":954.50,"total_qty":14.50,"total_labour":21.00,"total_coolie":15.00,\
            "total_transport":0.00,"total_paid":100.00,"commission_percent":12.00,"commission_amount":114.54,\
            "total_commission":114.54,"advance_deducted":140.79,"net_payable":563.17,"advance_balance":859.21,\
            "status":"ACTIVE","settlement_base":"GROSS","deduct_paid":true,"advance_deduction_percent":20.00,\
            "created_at":"[-0-9T:.]+Z","voided_at":null,"void_reason":null,"item_count":2\
            """.formatted(first, market.ravi()).replace("{", "\\{");
        assertThat(seen(market, position, "/api/settlements/").toString()).matches("\\[" + figures + "}]");
        assertThat(get(admin(market), "/api/settlements/%d/".formatted(first)).body())
                .matches(figures + """
                    ,"items":\\[\\{"collection_item_id":%d,"date":"2026-03-01","line_total":436.50},\
                    \\{"collection_item_id":%d,"date":"2026-03-02","line_total":482.00}]}\
                    """.formatted(market.id(101), market.id(102)));
    }

    @Test
    @DisplayName("shows a voided one with when and why, and entries and advances free of it")
    void voided() {
        append(market.everything());
        long position = append(
                new AdvanceGiven(market.vendorId(), market.ravi(), market.id(41), Market.FIRST, 1000_00, 1000_00, ""),
                book.made(first));
        String transactions = "/api/farmers/%d/transactions".formatted(market.ravi());
        String advances = "/api/customers/%d/advances".formatted(market.ravi());
        assertThat(seen(market, position, transactions).toString())
                .contains("\"is_locked\":true,\"settlement_id\":" + first)
                .doesNotContain("\"is_locked\":false");
        assertThat(seen(market, position, advances).toString())
                .startsWith("{\"given\":1000.00,\"deducted\":140.79,\"balance\":859.21,")
                .contains("\"type\":\"deduct\",\"val\":140.79,", "\"remarks\":\"Settlement %d\"".formatted(first));
        assertThat(seen(market, position, "/api/farmers/" + market.ravi())
                        .get("advance_total")
                        .decimalValue())
                .isEqualByComparingTo("859.21");

        position = append(book.voided(first));
        JsonNode settlement = seen(market, position, "/api/settlements/" + first);
        assertThat(settlement.get("status").asString()).isEqualTo("VOIDED");
        assertThat(settlement.get("void_reason").asString()).isEqualTo("wrong rate");
        assertThat(settlement.get("voided_at").asString())
                .isNotEqualTo(settlement.get("created_at").asString());
        assertThat(settlement.get("advance_balance").decimalValue()).isEqualByComparingTo("1000");
        assertThat(settlement.get("items").size()).isEqualTo(2);
        assertThat(seen(market, position, transactions).toString())
                .contains("\"is_locked\":false,\"settlement_id\":null")
                .doesNotContain("\"is_locked\":true");
        assertThat(seen(market, position, advances).get("balance").decimalValue())
                .isEqualByComparingTo("1000");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ``                           | 24 23 22 21
        ?farmer_id=RAVI              | 23 22 21
        ?farmer_id=SUMA              | 24
        ?farmer_id=RAVI&status=void  | 422
        ?status=voided               | 21
        ?status=ACTIVE               | 24 23 22
        ?group_id=KMP                |
        ?group_id=TEN                | 24 23 22 21
        ?from=2026-03-31             | 23 22 21
        ?from=2026-04-01             |
        ?to=2026-02-28               |
        ?to=2026-03-01               | 24 23 22 21
        ?from=2026-03-02&to=2026-03-02&farmer_id=SUMA | 24
        ?from=2026-03-02&to=2026-03-01 | 422
        ?page=2&size=3               | 21
        ?page=9&size=3               |
        ?page=0                      | 422
        """)
    @DisplayName("finds them by farmer, current group, status and days of the period, newest first")
    void found(String query, String expected) {
        append(market.everything());
        SettlementMade suma = new SettlementMade(
                market.vendorId(),
                market.suma(),
                market.id(24),
                SettlementBook.TODAY,
                twoDays(),
                List.of(new SettledEntry(market.id(103), Market.FIRST, 4880_00)),
                OptionalLong.empty(),
                0);
        long position = append(
                book.made(first),
                book.voided(first),
                book.made(second),
                book.made(market.id(23)),
                suma,
                new FarmerRenamed(market.vendorId(), market.suma(), "Suma Devi"),
                new FarmerMovedToGroup(market.vendorId(), market.ravi(), OptionalLong.of(market.ten())));
        String path = "/api/settlements"
                + query.replace("RAVI", Long.toString(market.ravi()))
                        .replace("SUMA", Long.toString(market.suma()))
                        .replace("KMP", Long.toString(market.kmp()))
                        .replace("TEN", Long.toString(market.ten()));
        Answered answered = get(admin(market), path, "Consistency-Token", Long.toString(position), "Prefer", "wait=20");
        if ("422".equals(expected)) {
            assertThat(answered.status()).isEqualTo(422);
            return;
        }
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        List<Long> ids = expected == null
                ? List.of()
                : Stream.of(expected.split(" "))
                        .map(number -> market.id(Long.parseLong(number)))
                        .toList();
        assertThat(answered.json().valueStream().map(row -> row.get("id").asLong()))
                .containsExactlyElementsOf(ids);
        if (query.startsWith("?page")) {
            assertThat(answered.header("X-Total-Count")).isEqualTo("4");
            assertThat(answered.header("Link")).contains("rel=\"first\"");
        }
        if (query.startsWith("?farmer_id=SUMA")) assertThat(answered.body()).contains("Suma Devi");
    }

    @Test
    @DisplayName("knows no settlement of another vendor")
    void foreign() {
        append(market.everything());
        long position = append(book.made(first));
        seen(market, position, "/api/settlements/" + first);
        Market stranger = newMarket();

        assertThat(get(admin(stranger), "/api/settlements/" + first).status()).isEqualTo(404);
        assertThat(get(admin(stranger), "/api/settlements").body()).isEqualTo("[]");
        assertThat(get(admin(stranger), "/api/settlements?farmer_id=" + market.ravi())
                        .body())
                .isEqualTo("[]");
    }

    private static SettlementFigures twoDays() {
        var march = SettlementBook.gross();
        return new SettlementFigures(
                Market.FIRST,
                Market.SECOND,
                march.settlementBase(),
                true,
                1_000,
                2_000,
                100_000,
                5000_00,
                100_00,
                20_00,
                0,
                500_00,
                500_00,
                0,
                3880_00);
    }
}
