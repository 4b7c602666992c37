package marigold.market.farmer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Enters a farmer in the vendor's books. His own commission is empty unless the vendor sets one (D1).
record RegisterFarmer(long vendorId, long farmerId, FarmerDetails details) {
    @TargetAggregateIdentifier
    String farmer() {
        return Farmers.aggregateId(farmerId);
    }
}
