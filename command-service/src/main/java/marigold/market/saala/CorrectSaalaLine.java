package marigold.market.saala;

import marigold.idempotency.Precondition;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Corrects a sale or a payment.
record CorrectSaalaLine(long vendorId, long customerId, long lineId, LineChanges changes, Precondition precondition) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
