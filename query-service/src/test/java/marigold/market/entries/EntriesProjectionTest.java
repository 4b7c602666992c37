package marigold.market.entries;

import static marigold.market.entries.EntriesProjection.CHANGES;
import static marigold.market.entries.EntriesProjection.ENTRIES;
import static marigold.projection.ProjectionSpec.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import marigold.market.Market;
import marigold.market.SettlementBook;
import marigold.market.entries.EntriesProjection.Change;
import marigold.market.entries.EntriesProjection.Entry;
import marigold.market.entries.EntriesProjection.Farmer;
import marigold.market.events.FarmerEvent.FarmerContactChanged;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The entries of a vendor")
class EntriesProjectionTest {
    private final Market market = new Market(1);
    private final ProjectionSpec<?> entries = ProjectionSpec.of(new EntriesProjection());

    private final Farmer ravi = new Farmer(1, market.ravi(), "Ravi", "Road Ravi");
    private final Farmer suma = new Farmer(1, market.suma(), "Suma", "Road Suma");
    private final Entry e1 =
            Entry.of(1, market.id(101), ravi, "KMP", market.e1().line(), 1);
    private final Entry e2 =
            Entry.of(1, market.id(102), ravi, "KMP", market.e2().line(), 1);
    private final Entry e3 =
            Entry.of(1, market.id(103), suma, "TEN", market.e3().line(), 1);

    @Test
    @DisplayName("carry the names of farmer and group")
    void named() {
        entries.given(market.everything()).thenRows(ENTRIES, e1, e2, e3).thenRows(CHANGES, new Change(1, at(8)));
    }

    @Test
    @DisplayName("follow a correction and go with a removal")
    void corrected() {
        var after = Market.line(Market.SECOND, OptionalLong.of(market.kmp()), "Tempo", "Lotus", 1_000, 5_000, 0, 0, 0);
        entries.given(market.everything())
                .given(market.corrected(market.e1(), after), market.removed(market.e3()))
                .thenRows(ENTRIES, Entry.of(1, market.id(101), ravi, "KMP", after, 2), e2)
                .thenRows(CHANGES, new Change(1, at(10)));
    }

    @Test
    @DisplayName("know the settlement that holds them, until it is voided; their last change stays")
    void settled() {
        SettlementBook book = new SettlementBook(market);
        OptionalLong twelve = OptionalLong.of(12);
        entries.given(market.everything())
                .given(book.made(12))
                .thenRows(ENTRIES, e1.heldBy(twelve), e2.heldBy(twelve), e3)
                .thenRows(CHANGES, new Change(1, at(8)))
                .given(new FarmerRenamed(1, market.ravi(), "Ravi Kumar"), book.recalculated(12))
                .thenRows(
                        ENTRIES,
                        e1.showing("Ravi Kumar", "Road Ravi", "KMP").heldBy(twelve),
                        e2.showing("Ravi Kumar", "Road Ravi", "KMP").heldBy(twelve),
                        e3)
                .given(book.voided(12))
                .thenRows(
                        ENTRIES,
                        e1.showing("Ravi Kumar", "Road Ravi", "KMP"),
                        e2.showing("Ravi Kumar", "Road Ravi", "KMP"),
                        e3);
    }

    @Test
    @DisplayName("take new names of farmers and groups, also on old lines")
    void renamed() {
        entries.given(market.everything())
                .given(
                        new FarmerRenamed(1, market.ravi(), "Ravi Kumar"),
                        new FarmerContactChanged(1, market.ravi(), "", "New Road"),
                        new FarmerGroupRenamed(1, market.kmp(), "Kempapura"))
                .thenRows(
                        ENTRIES,
                        e1.showing("Ravi Kumar", "New Road", "Kempapura"),
                        e2.showing("Ravi Kumar", "New Road", "Kempapura"),
                        e3);
    }

    @Test
    @DisplayName("keep the group of their day and the name of a farmer who left")
    void kept() {
        entries.given(market.everything())
                .given(
                        new FarmerMovedToGroup(1, market.ravi(), OptionalLong.of(market.ten())),
                        new FarmerDeactivated(1, market.ravi()),
                        new FarmerGroupClosed(1, market.kmp()))
                .thenRows(ENTRIES, e1, e2, e3);
    }

    @Test
    @DisplayName("are those of one vendor only, whatever another renames")
    void tenants() {
        Market other = new Market(2);
        entries.given(market.everything())
                .given(other.everything())
                .given(new FarmerRenamed(2, other.ravi(), "Somebody"), new FarmerGroupRenamed(2, other.kmp(), "Else"));
        assertThat(entries.rows(ENTRIES)).contains(e1, e2, e3).hasSize(6);
    }
}
