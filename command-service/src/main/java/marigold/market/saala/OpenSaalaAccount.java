package marigold.market.saala;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a buyer into the saala book.
record OpenSaalaAccount(long vendorId, long customerId, String name, String contact, String address) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
