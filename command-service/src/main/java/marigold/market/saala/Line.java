package marigold.market.saala;

import java.time.LocalDate;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.market.events.SaalaAccountEvent.SaleLine;

/// One line of an account.
sealed interface Line {
    /// What screens read in a payment's place for an item; query-service writes the same.
    String PAYMENT_CODE = "PAYMENT";

    String PAYMENT_NAME = "Payment Received";

    LocalDate enteredOn();

    /// What the line adds to the balance; below zero for a payment.
    long deltaPaise();

    record Sale(SaleLine line) implements Line {
        @Override
        public LocalDate enteredOn() {
            return line.soldOn();
        }

        @Override
        public long deltaPaise() {
            return line.totalPaise() - line.paidPaise();
        }
    }

    record Payment(PaymentLine line) implements Line {
        @Override
        public LocalDate enteredOn() {
            return line.receivedOn();
        }

        @Override
        public long deltaPaise() {
            return -line.amountPaise();
        }
    }
}
