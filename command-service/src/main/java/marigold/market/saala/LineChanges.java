package marigold.market.saala;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.market.events.SaalaAccountEvent.SaleLine;

/// What a clerk changes in a sale or a payment; what he leaves out stays.
record LineChanges(
        Optional<LocalDate> enteredOn,
        Optional<String> description,
        Optional<String> itemCode,
        Optional<String> itemName,
        OptionalLong quantityGrams,
        OptionalLong ratePaisePerKg,
        OptionalLong totalPaise,
        OptionalLong paidPaise) {

    /// A weight or a rate without a total means a new total (B13).
    TypedSale onto(SaleLine before) {
        boolean repriced = quantityGrams.isPresent() || ratePaisePerKg.isPresent();
        OptionalLong total = totalPaise.isPresent() || repriced ? totalPaise : OptionalLong.of(before.totalPaise());
        return new TypedSale(
                enteredOn.orElse(before.soldOn()),
                description.orElse(before.description()),
                itemCode.orElse(before.itemCode()),
                itemName.orElse(before.itemName()),
                quantityGrams.orElse(before.quantityGrams()),
                ratePaisePerKg.orElse(before.ratePaisePerKg()),
                total,
                paidPaise.orElse(before.paidPaise()));
    }

    PaymentLine onto(PaymentLine before) {
        return new PaymentLine(
                enteredOn.orElse(before.receivedOn()),
                description.orElse(before.description()),
                paidPaise.orElse(before.amountPaise()));
    }

    /// Whether they can be changes of a payment. A screen may send back what it was shown of one.
    boolean fitPayment() {
        return itemCode.filter(code -> !code.isEmpty() && !code.equals(Line.PAYMENT_CODE))
                        .isEmpty()
                && itemName.filter(name -> !name.isEmpty() && !name.equals(Line.PAYMENT_NAME))
                        .isEmpty()
                && quantityGrams.orElse(0) == 0
                && ratePaisePerKg.orElse(0) == 0
                && totalPaise.orElse(0) == 0;
    }
}
