package marigold.market.farmeraccount;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Gives a farmer an account; sent in the unit that registers him.
public record OpenFarmerAccount(long vendorId, long farmerId) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
