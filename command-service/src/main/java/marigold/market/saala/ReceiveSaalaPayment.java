package marigold.market.saala;

import marigold.market.events.SaalaAccountEvent.PaymentLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Enters what a customer paid towards his balance.
record ReceiveSaalaPayment(long vendorId, long customerId, long lineId, PaymentLine payment) {
    @TargetAggregateIdentifier
    String account() {
        return SaalaAccounts.id(customerId);
    }
}
