package marigold.market.farmer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a farmer without history out of every list; his account is closed in the same unit.
record DeactivateFarmer(long vendorId, long farmerId) {
    @TargetAggregateIdentifier
    String farmer() {
        return Farmers.aggregateId(farmerId);
    }
}
