package marigold.market.saala;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Corrects a sale or a payment.
record CorrectSaalaLine(long vendorId, long customerId, long lineId, LineChanges changes) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
