package marigold.market.advances;

import static marigold.market.advances.AdvancesProjection.BALANCES;
import static marigold.market.advances.AdvancesProjection.GROUPS;
import static marigold.market.advances.AdvancesProjection.LOGS;
import static marigold.projection.ProjectionSpec.at;

import java.util.List;
import java.util.OptionalLong;
import marigold.market.Market;
import marigold.market.SettlementBook;
import marigold.market.advances.AdvancesProjection.Balance;
import marigold.market.advances.AdvancesProjection.Group;
import marigold.market.advances.AdvancesProjection.Log;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRenamed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The advances of a vendor's farmers")
class AdvancesProjectionTest {
    private final Market market = new Market(1);
    private final ProjectionSpec<?> advances = ProjectionSpec.of(new AdvancesProjection());

    @Test
    @DisplayName("are summed and logged, and farmers without any have zero")
    void summed() {
        long ravi = market.ravi();
        advances.given(market.raviRegistered(), market.sumaRegistered())
                .given(
                        new AdvanceGiven(1, ravi, 501, Market.FIRST, 100_000, 100_000, "seed"),
                        new AdvanceDeducted(1, ravi, 502, Market.SECOND, 15_000, 85_000, ""))
                .thenRows(
                        BALANCES,
                        new Balance(1, ravi, "Ravi", OptionalLong.of(market.kmp()), 100_000, 15_000, 85_000),
                        new Balance(1, market.suma(), "Suma", OptionalLong.of(market.ten()), 0, 0, 0))
                .thenRows(
                        LOGS,
                        new Log(1, ravi, 501, "give", Market.FIRST, 100_000, "seed", at(3)),
                        new Log(1, ravi, 502, "deduct", Market.SECOND, 15_000, "", at(4)));
    }

    @Test
    @DisplayName("tell what settlements recovered and gave back, so that the lines always add up to the balance")
    void settled() {
        long ravi = market.ravi();
        SettlementBook book = new SettlementBook(market);
        var given = new AdvanceGiven(1, ravi, market.id(501), Market.FIRST, 1000_00, 1000_00, "seed");
        var seed = new Log(1, ravi, market.id(501), "give", Market.FIRST, 1000_00, "seed", at(2));
        var recovered =
                new Log(1, ravi, market.id(601), "deduct", SettlementBook.TODAY, 140_79, "Settlement 12", at(3));
        advances.given(market.raviRegistered(), given, book.made(12))
                .thenRows(BALANCES, balance(1000_00, 140_79, 859_21))
                .thenRows(LOGS, seed, recovered);
        ProjectionSpec.of(new AdvancesProjection())
                .given(market.raviRegistered(), given, book.made(12), book.voided(12))
                .thenRows(BALANCES, balance(1140_79, 140_79, 1000_00))
                .thenRows(
                        LOGS,
                        seed,
                        recovered,
                        new Log(
                                1,
                                ravi,
                                market.id(604),
                                "give",
                                SettlementBook.TODAY.plusDays(2),
                                140_79,
                                "Settlement 12 voided",
                                at(4)));
        ProjectionSpec.of(new AdvancesProjection())
                .given(market.raviRegistered(), given, book.made(12), book.recalculated(12))
                .thenRows(BALANCES, balance(1140_79, 306_12, 834_67))
                .thenRows(
                        LOGS,
                        seed,
                        recovered,
                        new Log(
                                1,
                                ravi,
                                market.id(602),
                                "give",
                                SettlementBook.TODAY.plusDays(1),
                                140_79,
                                "Settlement 12 recalculated",
                                at(4)),
                        new Log(
                                1,
                                ravi,
                                market.id(603),
                                "deduct",
                                SettlementBook.TODAY.plusDays(1),
                                165_33,
                                "Settlement 12 recalculated",
                                at(4)));
    }

    private Balance balance(long given, long deducted, long balance) {
        return new Balance(1, market.ravi(), "Ravi", OptionalLong.of(market.kmp()), given, deducted, balance);
    }

    @Test
    @DisplayName("say nothing of a settlement that recovered nothing")
    void nothingRecovered() {
        var nothing = new SettlementMade(
                1, market.ravi(), 12, SettlementBook.TODAY, SettlementBook.gross(), List.of(), OptionalLong.empty(), 0);
        var voided = new SettlementVoided(
                1, market.ravi(), 12, SettlementBook.TODAY, "wrong rate", List.of(), OptionalLong.empty(), 0, 0);
        advances.given(market.raviRegistered(), nothing, voided)
                .thenRows(BALANCES, balance(0, 0, 0))
                .thenRows(LOGS);
    }

    @Test
    @DisplayName("know the names of open groups")
    void groups() {
        advances.given(market.kmpOpened(), market.tenOpened())
                .given(new FarmerGroupRenamed(1, market.kmp(), "Kempapura"), new FarmerGroupClosed(1, market.ten()))
                .thenRows(GROUPS, new Group(1, market.kmp(), "Kempapura"));
    }

    @Test
    @DisplayName("follow the farmer's name and group, and leave with him")
    void followed() {
        advances.given(market.raviRegistered(), market.sumaRegistered())
                .given(
                        new FarmerRenamed(1, market.ravi(), "Ravi Kumar"),
                        new FarmerMovedToGroup(1, market.ravi(), OptionalLong.empty()),
                        new FarmerDeactivated(1, market.suma()))
                .thenRows(BALANCES, new Balance(1, market.ravi(), "Ravi Kumar", OptionalLong.empty(), 0, 0, 0));
    }
}
