package marigold.market.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.QueryServiceTest;
import marigold.market.Market;
import marigold.market.reports.DailySalesReport.FindDailySales;
import marigold.market.reports.GroupPattiReport.FindGroupPatti;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.JsonWriter;
import marigold.reads.Medium;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("A report that is written while its lines arrive")
class WrittenReportsTest extends QueryServiceTest {
    private static final DateRange MARCH = range(2026);
    private static final DateRange BEFORE = range(2025);

    private final Market market = newMarket();

    @Autowired
    private DailySalesReport sales;

    @Autowired
    private GroupPattiReport pattis;

    private static DateRange range(int year) {
        return new DateRange(LocalDate.of(year, 3, 1), LocalDate.of(year, 3, 31), false);
    }

    private static void compare(Answer written, Object record) {
        assertThat(text(((JsonWriter) written.body()).bytes()))
                .isEqualTo(text(Medium.json("").writer().apply(record)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("is the daily sales' record, byte by byte, also without a line and before the first entry")
    void dailySales() {
        for (int round = 0; round < 2; round++) {
            for (DateRange range : new DateRange[] {MARCH, BEFORE}) {
                FindDailySales query = new FindDailySales(
                        market.vendorId(), range, "", OptionalLong.empty(), OptionalLong.empty(), "");
                compare(sales.answer(query), sales.find(query));
            }
            if (round == 0) seen(market, append(market.everything()), "/api/collections");
        }
        assertThat(text(((JsonWriter) sales.answer(new FindDailySales(
                                        market.vendorId(), MARCH, "", OptionalLong.empty(), OptionalLong.empty(), ""))
                                .body())
                        .bytes()))
                .contains("\"qty\":10.50");
    }

    @Test
    @DisplayName("is the group patti's record, byte by byte, also without a line and with a rate for everybody")
    void patti() {
        seen(market, append(market.everything()), "/api/reports/group-patti/%d/data".formatted(market.kmp()));
        for (DateRange range : new DateRange[] {MARCH, BEFORE}) {
            for (long group : new long[] {market.kmp(), market.ten()}) {
                for (OptionalInt rate : new OptionalInt[] {OptionalInt.empty(), OptionalInt.of(333)}) {
                    FindGroupPatti query =
                            new FindGroupPatti(market.vendorId(), group, new SlipQuery(range, "", "", rate));
                    compare(pattis.answer(query), pattis.find(query));
                }
            }
        }
    }
}
