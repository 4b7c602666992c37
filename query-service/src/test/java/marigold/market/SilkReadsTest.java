package marigold.market;

import static marigold.market.Market.FIRST;
import static marigold.market.Market.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import marigold.QueryServiceTest;
import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Reading the closed market days")
class SilkReadsTest extends QueryServiceTest {
    private static final String COUNTS = "/api/silk/daily-collections";

    private final Market market = newMarket();
    private final SaalaBook book = new SaalaBook(market.vendorId());

    @Test
    @DisplayName("gives the counts of a period, oldest first, and each with both forms of its path")
    void counts() {
        long position = append(
                counted(SECOND, 1_00, 0),
                counted(FIRST, 4000_00, 945_50),
                counted(FIRST.plusDays(30), 3_00, 0),
                counted(FIRST, 10_00, 0));
        String path = COUNTS + "/?from_date=2026-03-01&to_date=2026-03-30";
        assertThat(seen(market, position, path).toString()).matches("""
            \\{"collections":\\[\\{"date":"2026-03-01","cash":10.00,"upi":0.00,"id":%d,\
            "created_at":"[-0-9T:.]+Z","updated_at":"[-0-9T:.]+Z"},\
            \\{"date":"2026-03-02","cash":1.00,"upi":0.00,"id":%d,"created_at":"[-0-9T:.]+Z","updated_at":null}]}\
            """.formatted(market.id(1), market.id(2)));
        assertThat(get(admin(market), path).header("X-Total-Count")).isEqualTo("2");
        String first = get(admin(market), path).json().get("collections").get(0).toString();
        assertThat(get(admin(market), COUNTS + "/2026-03-01").body()).isEqualTo(first);
        assertThat(get(admin(market), COUNTS + "/2026-03-01/").body()).isEqualTo(first);
    }

    @Test
    @DisplayName("says clearly that a day was not counted, also by another vendor (B34)")
    void notCounted() {
        long position = append(counted(FIRST, 1_00, 0));
        seen(market, position, COUNTS + "/2026-03-01");
        for (Market asking : new Market[] {market, newMarket()}) {
            Answered answered = get(admin(asking), COUNTS + (asking.equals(market) ? "/2026-03-02" : "/2026-03-01"));
            assertThat(answered.status()).isEqualTo(404);
            assertThat(answered.json().get("detail").asString())
                    .isEqualTo("No collection found for the specified date");
        }
    }

    @Test
    @DisplayName("gives reconciliations and splits, newest first, in bare lists")
    void reconciliationsAndSplits() {
        long position = append(
                new SilkDayReconciled(
                        market.vendorId(), FIRST, market.id(1), 500_00, 4000_00, 972_52, 5472_52, 5472_50, 2, false),
                new SilkDayReconciled(market.vendorId(), SECOND, market.id(2), 0, 0, 0, 0, 0, 0, true),
                split(FIRST, 1),
                split(SECOND, 2));
        JsonNode reconciliations = seen(market, position, "/api/silk/collections/");
        assertThat(reconciliations.findValuesAsString("date")).containsExactly("2026-03-02", "2026-03-01");
        assertThat(reconciliations.get(1).toString()).matches("""
            \\{"id":%d,"date":"2026-03-01","credit_amount":500.00,"cash_amount":4000.00,"upi_amount":972.52,\
            "total_entered":5472.52,"ledger_total":5472.50,"difference":0.02,"status":"MISMATCH",\
            "created_at":"[-0-9T:.]+Z","updated_at":null}\
            """.formatted(market.id(1)));
        assertThat(get(admin(market), "/api/silk/collections?from_date=2026-03-02")
                        .json())
                .hasSize(1);
        JsonNode splits = seen(market, position, "/api/silk/physical-digital-entries?to_date=2026-03-02&page=2&size=1");
        assertThat(splits.toString()).matches("""
            \\[\\{"id":%d,"date":"2026-03-01","physical_kg":10.50,"physical_rate":30.00,"physical_amount":315.00,\
            "digital_kg":2.00,"digital_rate":40.00,"digital_amount":80.00,"total_kg":12.50,"total_amount":395.00,\
            "created_at":"[-0-9T:.]+Z","updated_at":null}]\
            """.formatted(market.id(1)));
        Answered page = get(admin(market), "/api/silk/physical-digital-entries/?page=9&size=1");
        assertThat(page.body()).isEqualTo("[]");
        assertThat(page.header("X-Total-Count")).isEqualTo("2");
    }

    @ParameterizedTest(name = "UPI {0}")
    @CsvSource({
        "97250, 5472.50, 0.00, BREAK EVEN",
        "97251, 5472.51, 0.01, BREAK EVEN",
        "97249, 5472.49, -0.01, BREAK EVEN",
        "97550, 5475.50, 3.00, PROFIT",
        "97248, 5472.48, -0.02, LOSS"
    })
    @DisplayName("5.7: tells what the day came to: groups, credit, cash, UPI, and profit or loss")
    void summary(long upi, String collected, String difference, String result) {
        append(market.everything());
        long position = append(
                book.opened(market.id(51), "Lakshmi"),
                book.sold(market.id(1), market.id(51), FIRST, 5, 100, 0),
                book.opened(market.id(52), "Hotel"),
                book.paid(market.id(2), market.id(52), FIRST, 70),
                counted(FIRST, 4000_00, upi));
        assertThat(seen(market, position, "/api/silk/day-summary?date=2026-03-01")
                        .toString())
                .isEqualTo("""
                    {"date":"2026-03-01","groups":[{"groupName":"KMP","kg":10.50,"amount":472.50},\
                    {"groupName":"TEN","kg":100.00,"amount":5000.00}],"grandTotals":{"kg":110.50,"amount":5472.50},\
                    "credit":500.00,"cash":4000.00,"upi":%s,"collected":%s,"difference":%s,"result":"%s"}\
                    """.formatted(BigDecimal.valueOf(upi, 2), collected, difference, result));
    }

    @Test
    @DisplayName("tells of a day without anything, which is the vendor's today where none is asked for")
    void emptyDay() {
        long position = append(market.vendor());
        assertThat(seen(market, position, "/api/silk/day-summary/").toString())
                .isEqualTo("""
                    {"date":"%s","groups":[],"grandTotals":{"kg":0.00,"amount":0.00},"credit":0.00,"cash":0.00,"upi":0.00,\
                    "collected":0.00,"difference":0.00,"result":"BREAK EVEN"}\
                    """.formatted(LocalDate.now(ZoneId.of("Asia/Kolkata"))));
    }

    @Test
    @DisplayName("follows each of the three read models that the day is told from")
    void summaryFollows() {
        String path = "/api/silk/day-summary?date=2026-03-01";
        long position = append(market.everything());
        assertThat(seen(market, position, path).get("difference").asString()).isEqualTo("-5472.50");
        position =
                append(book.opened(market.id(51), "Lakshmi"), book.sold(market.id(1), market.id(51), FIRST, 1, 1, 0));
        assertThat(seen(market, position, path).get("difference").asString()).isEqualTo("-5471.50");
        position = append(counted(FIRST, 1_00, 1_00));
        assertThat(seen(market, position, path).get("difference").asString()).isEqualTo("-5469.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                COUNTS,
                COUNTS + "?from_date=2026-03-01",
                COUNTS + "?to_date=2026-03-01",
                COUNTS + "?from_date=2026-03-02&to_date=2026-03-01",
                COUNTS + "?from_date=2026-02-30&to_date=2026-03-01",
                COUNTS + "/yesterday",
                "/api/silk/collections?from_date=2026-03-02&to_date=2026-03-01",
                "/api/silk/physical-digital-entries?from_date=x",
                "/api/silk/day-summary?date=01-03-2026"
            })
    @DisplayName("refuses missing, malformed and reversed dates")
    void refused(String path) {
        assertThat(get(admin(market), path).status()).isEqualTo(422);
    }

    private SilkMoneyCounted counted(LocalDate day, long cash, long upi) {
        return new SilkMoneyCounted(market.vendorId(), day, market.id(day.getDayOfMonth()), cash, upi);
    }

    private SilkSalesSplit split(LocalDate day, long number) {
        return new SilkSalesSplit(
                market.vendorId(), day, market.id(number), 10_500, 30_00, 315_00, 2_000, 40_00, 80_00);
    }
}
