package marigold.market.groupday;

import static marigold.market.groupday.GroupDayProjection.DAYS;

import java.time.LocalDate;
import java.util.OptionalLong;
import marigold.market.Market;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.market.groupday.GroupDayProjection.GroupDay;
import marigold.market.linesums.LineSums;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A group's day")
class GroupDayProjectionTest {
    private final Market market = new Market(1);
    private final ProjectionSpec<?> days = ProjectionSpec.of(new GroupDayProjection());

    private GroupDay day(LocalDate date, long groupId, String name, EntryLine... lines) {
        LineSums sums = LineSums.NOTHING;
        for (EntryLine line : lines) sums = sums.plus(line);
        return GroupDay.of(1, date, groupId, name, sums);
    }

    @Test
    @DisplayName("is the sum of the lines of its farmers, in the group that they had that day")
    void sum() {
        var later = market.recorded(
                market.ravi(),
                104,
                Market.line(Market.SECOND, OptionalLong.of(market.ten()), "", "Rose", 1_000, 5_000, 0, 0, 0));
        days.given(market.everything())
                .given(new FarmerMovedToGroup(1, market.ravi(), OptionalLong.of(market.ten())), later)
                .thenRows(
                        DAYS,
                        day(Market.FIRST, market.kmp(), "KMP", market.e1().line()),
                        day(Market.FIRST, market.ten(), "TEN", market.e3().line()),
                        day(Market.SECOND, market.kmp(), "KMP", market.e2().line()),
                        day(Market.SECOND, market.ten(), "TEN", later.line()));
    }

    @Test
    @DisplayName("gathers farmers without a group")
    void unassigned() {
        var alone = market.recorded(
                market.ravi(), 105, Market.line(Market.FIRST, OptionalLong.empty(), "", "", 1_000, 5_000, 0, 0, 0));
        days.given(market.kmpOpened(), market.raviRegistered(), alone)
                .thenRows(DAYS, day(Market.FIRST, 0, "Unassigned", alone.line()));
    }

    @Test
    @DisplayName("takes the group's new name, and goes with its last line")
    void renamedAndRemoved() {
        days.given(market.everything())
                .given(
                        new FarmerGroupRenamed(1, market.ten(), "Tenahalli"),
                        market.removed(market.e1()),
                        market.removed(market.e2()))
                .thenRows(
                        DAYS,
                        day(Market.FIRST, market.ten(), "Tenahalli", market.e3().line()));
    }
}
