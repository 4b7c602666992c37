package marigold.market.farmeraccount;

import marigold.idempotency.Precondition;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what was typed wrong; what is left out stays.
record CorrectEntry(long vendorId, long farmerId, long entryId, TypedEntry changes, Precondition precondition) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
