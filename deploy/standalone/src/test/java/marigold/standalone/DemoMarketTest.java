package marigold.standalone;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The demo's market")
class DemoMarketTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);

    @Test
    @DisplayName("is always the same")
    void deterministic() {
        assertThat(DemoMarket.entries(LAST_DAY)).isEqualTo(DemoMarket.entries(LAST_DAY));
    }

    @Test
    @DisplayName("has about 4,000 entries of 30 days, one to four for a farmer on a day")
    void size() {
        var entries = DemoMarket.entries(LAST_DAY);
        assertThat(entries).hasSizeBetween(3_700, 4_300);
        assertThat(entries.stream().map(DemoMarket.Entry::date).distinct())
                .hasSize(30)
                .endsWith(LAST_DAY);
        assertThat(entries.stream()
                        .collect(groupingBy(entry -> List.of(entry.date(), entry.farmer()), counting()))
                        .values())
                .allSatisfy(lines -> assertThat(lines).isBetween(1L, 4L));
    }

    @Test
    @DisplayName("has 6 groups, 60 farmers, 15 items and 8 vehicles, none twice")
    void masters() {
        assertThat(DemoMarket.GROUPS).hasSize(6).doesNotHaveDuplicates();
        assertThat(DemoMarket.FARMERS)
                .hasSize(60)
                .extracting(DemoMarket.Farmer::name)
                .doesNotHaveDuplicates();
        assertThat(DemoMarket.FARMERS).extracting(DemoMarket.Farmer::phone).allMatch(phone -> phone.matches("\\d{10}"));
        assertThat(DemoMarket.ITEMS)
                .hasSize(15)
                .extracting(DemoMarket.Item::code)
                .doesNotHaveDuplicates();
        assertThat(DemoMarket.VEHICLES)
                .hasSize(8)
                .extracting(DemoMarket.Vehicle::number)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("never asks for a line that the market refuses")
    void acceptable() {
        assertThat(DemoMarket.entries(LAST_DAY)).allSatisfy(entry -> {
            var lineTotal = entry.qtyKg()
                    .multiply(entry.ratePerKg().subtract(entry.labourPerKg()))
                    .subtract(entry.coolie());
            assertThat(entry.qtyKg()).isPositive();
            assertThat(lineTotal).isGreaterThan(BigDecimal.ZERO);
            assertThat(entry.paid()).isLessThanOrEqualTo(lineTotal);
        });
    }
}
