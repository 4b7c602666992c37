package marigold.market.farmeraccount;

import marigold.idempotency.Precondition;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes an entry back that should never have been made.
record RemoveEntry(long vendorId, long farmerId, long entryId, Precondition precondition) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
