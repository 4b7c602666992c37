package marigold.market.events;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/// The life of one buyer's credit account in the saala book: what he took and what he paid.
///
/// Sales and payments are lines of one account and draw their ids from one sequence. `balancePaise` is what
/// the buyer owes after the event; it is below zero when he has paid more (D11).
public sealed interface SaalaAccountEvent extends MarketEvent {
    long customerId();

    /// One sale. `totalPaise` is what clerk and buyer agreed on, by default weight times rate, rounded half
    /// up to a paisa; `paidPaise` was paid at once and is never more than the total (D11).
    record SaleLine(
            LocalDate soldOn,
            String description,
            String itemCode,
            String itemName,
            long quantityGrams,
            long ratePaisePerKg,
            long totalPaise,
            long paidPaise) {}

    /// One payment. It may be more than the buyer owes (D11).
    record PaymentLine(LocalDate receivedOn, String description, long amountPaise) {}

    @Revision("1")
    record SaalaAccountOpened(long vendorId, long customerId, String name, String contact, String address)
            implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaCustomerRenamed(long vendorId, long customerId, String name) implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaCustomerContactChanged(long vendorId, long customerId, String contact, String address)
            implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaSaleRecorded(long vendorId, long customerId, long lineId, SaleLine line, long balancePaise)
            implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaSaleCorrected(
            long vendorId, long customerId, long lineId, SaleLine before, SaleLine after, long balancePaise)
            implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaSaleRemoved(long vendorId, long customerId, long lineId, SaleLine line, long balancePaise)
            implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaPaymentReceived(long vendorId, long customerId, long lineId, PaymentLine line, long balancePaise)
            implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaPaymentCorrected(
            long vendorId, long customerId, long lineId, PaymentLine before, PaymentLine after, long balancePaise)
            implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaPaymentRemoved(long vendorId, long customerId, long lineId, PaymentLine line, long balancePaise)
            implements SaalaAccountEvent {}

    @Revision("1")
    record SaalaAccountClosed(long vendorId, long customerId) implements SaalaAccountEvent {}
}
