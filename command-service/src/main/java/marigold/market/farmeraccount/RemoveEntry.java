package marigold.market.farmeraccount;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes an entry back that should never have been made.
record RemoveEntry(long vendorId, long farmerId, long entryId) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
