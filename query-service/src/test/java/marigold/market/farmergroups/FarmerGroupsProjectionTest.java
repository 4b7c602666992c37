package marigold.market.farmergroups;

import static marigold.market.farmergroups.FarmerGroupsProjection.GROUPS;
import static marigold.projection.ProjectionSpec.at;

import java.util.OptionalInt;
import marigold.market.Market;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupCommissionSet;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.market.farmergroups.FarmerGroupsProjection.Group;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The groups of a vendor")
class FarmerGroupsProjectionTest {
    private final Market market = new Market(1);
    private final ProjectionSpec<?> groups = ProjectionSpec.of(new FarmerGroupsProjection());

    @Test
    @DisplayName("take names and rates, and leave when they are closed")
    void changed() {
        groups.given(market.kmpOpened(), market.tenOpened())
                .thenRows(
                        GROUPS,
                        new Group(1, market.kmp(), "KMP", OptionalInt.empty(), at(1)),
                        new Group(1, market.ten(), "TEN", OptionalInt.of(1_000), at(2)))
                .given(
                        new FarmerGroupRenamed(1, market.kmp(), "kmp"),
                        new FarmerGroupCommissionSet(1, market.kmp(), OptionalInt.of(0)),
                        new FarmerGroupClosed(1, market.ten()))
                .thenRows(GROUPS, new Group(1, market.kmp(), "kmp", OptionalInt.of(0), at(1)));
    }
}
