package marigold.market.group;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Ends a group; its farmers have left it in the same unit.
record CloseFarmerGroup(long vendorId, long groupId) {
    @TargetAggregateIdentifier
    String group() {
        return Groups.aggregateId(groupId);
    }
}
