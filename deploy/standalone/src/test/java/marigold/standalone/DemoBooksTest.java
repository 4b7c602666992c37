package marigold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import marigold.standalone.DemoBooks.Line;
import marigold.standalone.DemoBooks.Payment;
import marigold.standalone.DemoBooks.Sale;
import marigold.standalone.DemoMarket.Entry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The demo's books")
class DemoBooksTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    private final List<Entry> entries = DemoMarket.entries(LAST_DAY);
    private final List<Line> saala = DemoBooks.saala(LAST_DAY);

    @Test
    @DisplayName("are always the same")
    void deterministic() {
        assertThat(DemoBooks.saala(LAST_DAY)).isEqualTo(saala);
        assertThat(DemoBooks.counts(entries, saala)).isEqualTo(DemoBooks.counts(entries, saala));
    }

    @Test
    @DisplayName("have sales and payments of every shop, and none that the product refuses")
    void acceptable() {
        assertThat(saala).hasSizeBetween(120, 250);
        var balances = new HashMap<Integer, BigDecimal>();
        for (var line : saala) {
            switch (line) {
                case Sale sale -> {
                    assertThat(sale.qtyKg()).isPositive();
                    assertThat(sale.ratePerKg()).isPositive();
                    assertThat(sale.paid()).isBetween(BigDecimal.ZERO, sale.total());
                }
                case Payment payment -> assertThat(payment.amount()).isPositive();
            }
            balances.merge(line.shop(), line.owed(), BigDecimal::add);
            assertThat(balances.get(line.shop())).isNotNegative();
        }
        assertThat(balances).hasSize(DemoBooks.SHOPS.size());
        assertThat(saala).hasAtLeastOneElementOfType(Payment.class);
    }

    @Test
    @DisplayName("recover no more of an advance than was lent, and lend nobody twice")
    void advances() {
        assertThat(DemoBooks.ADVANCES)
                .allSatisfy(advance -> assertThat(advance.deductedRupees()).isLessThanOrEqualTo(advance.givenRupees()))
                .extracting(DemoBooks.Advance::farmer)
                .doesNotHaveDuplicates()
                .allMatch(farmer -> farmer < DemoMarket.FARMERS.size());
    }

    @Test
    @DisplayName("count the till of each day, with some days that break even, some with a profit and some with a loss")
    void counts() {
        var counts = DemoBooks.counts(entries, saala);
        assertThat(counts).hasSize(DemoMarket.DAYS);
        var signs = counts.stream().map(count -> {
            assertThat(count.cash()).isPositive();
            assertThat(count.upi()).isPositive();
            assertThat(count.upi().scale()).isLessThanOrEqualTo(2);
            var worth = entries.stream()
                    .filter(entry -> entry.date().equals(count.date()))
                    .map(entry -> entry.qtyKg().multiply(entry.ratePerKg()).setScale(2, RoundingMode.HALF_UP))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return DemoBooks.credit(count.date(), saala)
                    .add(count.cash())
                    .add(count.upi())
                    .subtract(worth)
                    .signum();
        });
        assertThat(signs).contains(-1, 0, 1);
    }
}
