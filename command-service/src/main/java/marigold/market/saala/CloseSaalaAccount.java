package marigold.market.saala;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a customer without transactions out of the book (D8).
record CloseSaalaAccount(long vendorId, long customerId) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
