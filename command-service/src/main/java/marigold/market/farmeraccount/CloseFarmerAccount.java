package marigold.market.farmeraccount;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Ends an account that nothing was ever entered in; sent in the unit that deactivates the farmer.
public record CloseFarmerAccount(long vendorId, long farmerId) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
