package marigold.market.settlements;

import static marigold.market.SettlementBook.LAST;
import static marigold.market.settlements.SettlementsProjection.LINES;
import static marigold.market.settlements.SettlementsProjection.SETTLEMENTS;
import static marigold.projection.ProjectionSpec.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import marigold.market.Market;
import marigold.market.SettlementBook;
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.market.settlements.SettlementsProjection.Farmer;
import marigold.market.settlements.SettlementsProjection.Line;
import marigold.market.settlements.SettlementsProjection.Settlement;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settlements of a vendor")
class SettlementsProjectionTest {
    private final Market market = new Market(1);
    private final SettlementBook book = new SettlementBook(market);
    private final ProjectionSpec<?> settlements = ProjectionSpec.of(new SettlementsProjection());
    private final Farmer ravi = new Farmer(1, market.ravi(), "Ravi", OptionalLong.of(market.kmp()));
    private final Settlement made = Settlement.active(12, ravi, SettlementBook.gross(), 2, 859_21, at(9), at(9));
    private final Line e1 = new Line(1, 12, market.id(101), Market.FIRST, 436_50);
    private final Line e2 = new Line(1, 12, market.id(102), Market.SECOND, 482_00);

    private ProjectionSpec<?> givenSettlement() {
        return settlements.given(market.everything()).given(book.made(12));
    }

    @Test
    @DisplayName("keep their figures, their entries and the farmer's name")
    void kept() {
        givenSettlement().thenRows(SETTLEMENTS, made).thenRows(LINES, e1, e2);
        assertThat(made.periodTo()).isEqualTo(LAST);
        assertThat(made.status()).isEqualTo("ACTIVE");
        assertThat(made.payablePaise()).isEqualTo(563_17);
    }

    @Test
    @DisplayName("take the figures and the entries of a recalculation")
    void recalculated() {
        SettlementRecalculated again = new SettlementRecalculated(
                1,
                market.ravi(),
                12,
                SettlementBook.TODAY,
                SettlementBook.netOfCharges(),
                List.of(book.entries().get(0), book.entries().get(1), new SettledEntry(market.id(104), LAST, 10_00)),
                OptionalLong.of(602),
                140_79,
                OptionalLong.of(603),
                834_67);
        givenSettlement()
                .given(again)
                .thenRows(
                        SETTLEMENTS,
                        Settlement.active(12, ravi, SettlementBook.netOfCharges(), 3, 834_67, at(9), at(10)))
                .thenRows(LINES, e1, e2, new Line(1, 12, market.id(104), LAST, 10_00));
    }

    @Test
    @DisplayName("keep the figures and the entries when they are voided, and say when and why")
    void voided() {
        givenSettlement()
                .given(book.voided(12))
                .thenRows(SETTLEMENTS, made.voided("wrong rate", 1000_00, at(10)))
                .thenRows(LINES, e1, e2);
    }

    @Test
    @DisplayName("follow the farmer's name and group")
    void followed() {
        givenSettlement()
                .given(
                        new FarmerRenamed(1, market.ravi(), "Ravi Kumar"),
                        new FarmerMovedToGroup(1, market.ravi(), OptionalLong.empty()),
                        book.made(13))
                .thenRows(
                        SETTLEMENTS,
                        made.of(new Farmer(1, market.ravi(), "Ravi Kumar", OptionalLong.empty())),
                        Settlement.active(
                                13,
                                new Farmer(1, market.ravi(), "Ravi Kumar", OptionalLong.empty()),
                                SettlementBook.gross(),
                                2,
                                859_21,
                                at(12),
                                at(12)));
    }

    @Test
    @DisplayName("are those of one vendor only, whatever another renames")
    void tenants() {
        Market other = new Market(2);
        givenSettlement()
                .given(other.everything())
                .given(new SettlementBook(other).made(12), new FarmerRenamed(2, other.ravi(), "Somebody"));
        assertThat(settlements.rows(SETTLEMENTS)).contains(made).hasSize(2);
    }
}
