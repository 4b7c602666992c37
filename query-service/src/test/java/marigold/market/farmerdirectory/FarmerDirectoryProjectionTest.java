package marigold.market.farmerdirectory;

import static marigold.market.farmerdirectory.FarmerDirectoryProjection.FARMERS;
import static marigold.projection.ProjectionSpec.at;

import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.market.Market;
import marigold.market.SettlementBook;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerEvent.FarmerCodeChanged;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerContactChanged;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.market.farmerdirectory.FarmerDirectoryProjection.Farmer;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The farmers of a vendor")
class FarmerDirectoryProjectionTest {
    private final Market market = new Market(1);
    private final ProjectionSpec<?> directory = ProjectionSpec.of(new FarmerDirectoryProjection());

    private final Farmer ravi = new Farmer(
            1,
            market.ravi(),
            "F1-0011",
            "Ravi",
            OptionalLong.of(market.kmp()),
            "KMP",
            "9876543210",
            "Road Ravi",
            OptionalInt.empty(),
            0,
            at(3));

    private ProjectionSpec<?> givenRavi() {
        return directory.given(market.kmpOpened(), market.tenOpened(), market.raviRegistered());
    }

    @Test
    @DisplayName("are listed with the name of their group")
    void listed() {
        givenRavi().thenRows(FARMERS, ravi);
    }

    @Test
    @DisplayName("owe what settlements leave of their advances")
    void settled() {
        SettlementBook book = new SettlementBook(market);
        givenRavi()
                .given(book.made(12))
                .thenRows(FARMERS, ravi.owing(859_21))
                .given(book.recalculated(12))
                .thenRows(FARMERS, ravi.owing(834_67))
                .given(book.voided(12))
                .thenRows(FARMERS, ravi.owing(1000_00));
    }

    @Test
    @DisplayName("take every change")
    void changed() {
        givenRavi()
                .given(
                        new FarmerRenamed(1, market.ravi(), "Ravi Kumar"),
                        new FarmerCodeChanged(1, market.ravi(), "R1"),
                        new FarmerContactChanged(1, market.ravi(), "", "New Road"),
                        new FarmerCommissionSet(1, market.ravi(), OptionalInt.of(750)),
                        new FarmerMovedToGroup(1, market.ravi(), OptionalLong.of(market.ten())),
                        new AdvanceGiven(1, market.ravi(), 501, Market.FIRST, 100_000, 100_000, ""),
                        new AdvanceDeducted(1, market.ravi(), 502, Market.FIRST, 15_000, 85_000, ""))
                .thenRows(
                        FARMERS,
                        new Farmer(
                                1,
                                market.ravi(),
                                "R1",
                                "Ravi Kumar",
                                OptionalLong.of(market.ten()),
                                "TEN",
                                "",
                                "New Road",
                                OptionalInt.of(750),
                                85_000,
                                at(3)));
    }

    @Test
    @DisplayName("show their group's new name, and none when it is closed")
    void groups() {
        givenRavi()
                .given(new FarmerGroupRenamed(1, market.kmp(), "Kempapura"))
                .thenRows(FARMERS, ravi.in(OptionalLong.of(market.kmp()), "Kempapura"))
                .given(new FarmerGroupClosed(1, market.kmp()))
                .thenRows(FARMERS, ravi.in(OptionalLong.empty(), ""));
    }

    @Test
    @DisplayName("are not listed when they have left")
    void left() {
        givenRavi().given(new FarmerDeactivated(1, market.ravi())).thenRows(FARMERS);
    }
}
