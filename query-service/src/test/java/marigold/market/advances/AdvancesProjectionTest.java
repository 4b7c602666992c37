package marigold.market.advances;

import static marigold.market.advances.AdvancesProjection.BALANCES;
import static marigold.market.advances.AdvancesProjection.LOGS;
import static marigold.projection.ProjectionSpec.at;

import java.util.OptionalLong;
import marigold.market.Market;
import marigold.market.advances.AdvancesProjection.Balance;
import marigold.market.advances.AdvancesProjection.Log;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRenamed;
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
