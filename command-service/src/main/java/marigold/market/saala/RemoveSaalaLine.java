package marigold.market.saala;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a sale or a payment back that should never have been made.
record RemoveSaalaLine(long vendorId, long customerId, long lineId) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
