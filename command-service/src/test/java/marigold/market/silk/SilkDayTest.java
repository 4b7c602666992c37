package marigold.market.silk;

import java.time.LocalDate;
import marigold.market.events.SilkDayEvent;
import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A silk day")
class SilkDayTest {
    private static final long VENDOR = 7;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final long COUNT = 1;
    private static final long COMPARISON = 2;
    private static final long SPLIT = 3;
    private static final long NEW = 99;

    private final FixtureConfiguration<SilkDay> day = new AggregateTestFixture<>(SilkDay.class);

    @Test
    @DisplayName("begins when its money is first counted")
    void begins() {
        day.givenNoPriorActivity()
                .when(new CountSilkMoney(VENDOR, FIRST, COUNT, 4000_00, 945_50))
                .expectEvents(counted(4000_00, 945_50))
                .expectResultMessagePayload(new Recorded<>(counted(4000_00, 945_50), true));
    }

    @Test
    @DisplayName("9.38: is counted again under the id of its first count")
    void countedAgain() {
        day.given(counted(4000_00, 945_50))
                .when(new CountSilkMoney(VENDOR, FIRST, NEW, 10_00, 0))
                .expectEvents(counted(10_00, 0));
    }

    @Test
    @DisplayName("notes nothing when the same is counted again, and notes zeros when nothing was counted before")
    void sameCount() {
        same(counted(0, 0), new CountSilkMoney(VENDOR, FIRST, NEW, 0, 0));
        new AggregateTestFixture<>(SilkDay.class)
                .given(reconciled(0, 0, 0, 0, 0, true))
                .when(new CountSilkMoney(VENDOR, FIRST, COUNT, 0, 0))
                .expectEvents(counted(0, 0));
    }

    @ParameterizedTest(name = "UPI {0}: difference {1}, matched {2}")
    @CsvSource({
        "97250, 0, true",
        "97251, 1, true",
        "97249, -1, true",
        "97252, 2, false",
        "97248, -2, false",
        "0, -97250, false"
    })
    @DisplayName("9.37: matches when money and entries differ by a paisa at most")
    void reconciles(long upi, long difference, boolean matched) {
        day.given(counted(1, 1))
                .when(new ReconcileSilkDay(VENDOR, FIRST, COMPARISON, 500_00, 4000_00, upi, 5472_50))
                .expectEvents(reconciled(500_00, 4000_00, upi, 5472_50, difference, matched));
    }

    @Test
    @DisplayName("is compared again when the same money meets other entries, and only then")
    void comparedAgain() {
        same(reconciled(1, 2, 3, 6, 0, true), new ReconcileSilkDay(VENDOR, FIRST, NEW, 1, 2, 3, 6));
        day.given(reconciled(1, 2, 3, 6, 0, true))
                .when(new ReconcileSilkDay(VENDOR, FIRST, NEW, 1, 2, 3, 600))
                .expectEvents(reconciled(1, 2, 3, 600, -594, false));
    }

    @Test
    @DisplayName("9.39: values what was sold for cash and for digital money")
    void splits() {
        SilkSalesSplit split = new SilkSalesSplit(VENDOR, FIRST, SPLIT, 10_500, 30_00, 315_00, 2_000, 40_00, 80_00);
        day.givenNoPriorActivity()
                .when(new SplitSilkSales(VENDOR, FIRST, SPLIT, 10_500, 30_00, 2_000, 40_00))
                .expectEvents(split);
        same(split, new SplitSilkSales(VENDOR, FIRST, NEW, 10_500, 30_00, 2_000, 40_00));
    }

    @Test
    @DisplayName("rounds each part half up to a paisa (D4)")
    void rounds() {
        day.givenNoPriorActivity()
                .when(new SplitSilkSales(VENDOR, FIRST, SPLIT, 10_500, 3_25, 15_750, 3_50))
                .expectEvents(new SilkSalesSplit(VENDOR, FIRST, SPLIT, 10_500, 3_25, 34_13, 15_750, 3_50, 55_13));
    }

    @Test
    @DisplayName("refuses a part that is worth more than any slip can show, even as its first word")
    void impossible() {
        day.givenNoPriorActivity()
                .when(new SplitSilkSales(VENDOR, FIRST, SPLIT, 0, 0, 9_999_999_999_990L, 999_999_999_999L))
                .expectException(ImpossibleAmount.class)
                .expectNoEvents();
    }

    private static void same(SilkDayEvent now, Object command) {
        ResultValidator<SilkDay> result =
                new AggregateTestFixture<>(SilkDay.class).given(now).when(command);
        result.expectNoEvents().expectResultMessagePayload(new Recorded<>(now, false));
    }

    private static SilkMoneyCounted counted(long cash, long upi) {
        return new SilkMoneyCounted(VENDOR, FIRST, COUNT, cash, upi);
    }

    private static SilkDayReconciled reconciled(
            long credit, long cash, long upi, long ledger, long difference, boolean matched) {
        return new SilkDayReconciled(
                VENDOR, FIRST, COMPARISON, credit, cash, upi, credit + cash + upi, ledger, difference, matched);
    }
}
