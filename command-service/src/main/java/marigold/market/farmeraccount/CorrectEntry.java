package marigold.market.farmeraccount;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what was typed wrong; what is left out stays.
record CorrectEntry(long vendorId, long farmerId, long entryId, TypedEntry changes) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
