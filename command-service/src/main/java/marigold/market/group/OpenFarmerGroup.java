package marigold.market.group;

import java.util.OptionalInt;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Starts a village, route or category of farmers.
record OpenFarmerGroup(long vendorId, long groupId, String name, OptionalInt commissionBasisPoints) {
    @TargetAggregateIdentifier
    String group() {
        return Groups.aggregateId(groupId);
    }
}
