package marigold.market.saala;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Enters what a customer took.
record RecordSaalaSale(long vendorId, long customerId, long lineId, TypedSale sale) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
