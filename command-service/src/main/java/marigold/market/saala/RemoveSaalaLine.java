package marigold.market.saala;

import marigold.idempotency.Precondition;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a sale or a payment back that should never have been made.
record RemoveSaalaLine(long vendorId, long customerId, long lineId, Precondition precondition) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
