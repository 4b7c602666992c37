package marigold.market.silkday;

import static marigold.market.Market.FIRST;
import static marigold.market.Market.SECOND;
import static marigold.market.silkday.SilkDayProjection.COUNTS;
import static marigold.market.silkday.SilkDayProjection.RECONCILIATIONS;
import static marigold.market.silkday.SilkDayProjection.SPLITS;
import static marigold.projection.ProjectionSpec.at;

import marigold.market.events.SilkDayEvent.SilkDayReconciled;
import marigold.market.events.SilkDayEvent.SilkMoneyCounted;
import marigold.market.events.SilkDayEvent.SilkSalesSplit;
import marigold.market.silkday.SilkDayProjection.Count;
import marigold.market.silkday.SilkDayProjection.Reconciliation;
import marigold.market.silkday.SilkDayProjection.Split;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The closed market days")
class SilkDayProjectionTest {
    private final ProjectionSpec<?> days = ProjectionSpec.of(new SilkDayProjection());

    @Test
    @DisplayName("have the last count of each day, and know when it was first and last made")
    void counts() {
        days.given(
                        new SilkMoneyCounted(1, FIRST, 5, 4000_00, 945_50),
                        new SilkMoneyCounted(1, SECOND, 6, 1_00, 0),
                        new SilkMoneyCounted(2, FIRST, 7, 2_00, 0),
                        new SilkMoneyCounted(1, FIRST, 5, 10_00, 0),
                        new SilkMoneyCounted(1, FIRST, 5, 11_00, 0))
                .thenRows(
                        COUNTS,
                        new Count(1, FIRST, 5, 11_00, 0, at(1), at(5), true),
                        new Count(1, SECOND, 6, 1_00, 0, at(2), at(2), false),
                        new Count(2, FIRST, 7, 2_00, 0, at(3), at(3), false))
                .thenRows(RECONCILIATIONS)
                .thenRows(SPLITS);
    }

    @Test
    @DisplayName("have the last reconciliation and the last split of each day, each for itself")
    void reconciliationsAndSplits() {
        days.given(
                        new SilkDayReconciled(1, FIRST, 5, 500_00, 4000_00, 972_52, 5472_52, 5472_50, 2, false),
                        new SilkSalesSplit(1, FIRST, 6, 10_500, 30_00, 315_00, 2_000, 40_00, 80_00),
                        new SilkDayReconciled(1, FIRST, 5, 500_00, 4000_00, 972_50, 5472_50, 5472_50, 0, true),
                        new SilkSalesSplit(1, SECOND, 8, 0, 0, 0, 1_000, 1_00, 1_00))
                .thenRows(
                        RECONCILIATIONS,
                        new Reconciliation(
                                1, FIRST, 5, 500_00, 4000_00, 972_50, 5472_50, 5472_50, 0, true, at(1), at(3), true))
                .thenRows(
                        SPLITS,
                        new Split(1, FIRST, 6, 10_500, 30_00, 315_00, 2_000, 40_00, 80_00, at(2), at(2), false),
                        new Split(1, SECOND, 8, 0, 0, 0, 1_000, 1_00, 1_00, at(4), at(4), false))
                .thenRows(COUNTS);
    }
}
