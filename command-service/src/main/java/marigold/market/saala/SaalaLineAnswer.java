package marigold.market.saala;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import marigold.market.Units;
import marigold.market.events.SaalaAccountEvent.PaymentLine;
import marigold.market.events.SaalaAccountEvent.SaleLine;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// A sale or payment as screens read it, the same to the byte as query-service answers it.
///
/// @param qty     null for a payment, like the rate
/// @param balance running, after this line
/// @param version what `If-Match` names
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SaalaLineAnswer(
        long id,
        long customerId,
        LocalDate date,
        String description,
        String itemCode,
        String itemName,
        BigDecimal qty,
        BigDecimal rate,
        BigDecimal totalAmount,
        BigDecimal paidAmount,
        BigDecimal balance,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    static SaalaLineAnswer of(long customerId, Placed placed, Instant createdAt, Instant updatedAt) {
        BigDecimal balance = Units.rupees(placed.runningPaise());
        return switch (placed.line()) {
            case Line.Sale(SaleLine sale) ->
                new SaalaLineAnswer(
                        placed.lineId(),
                        customerId,
                        sale.soldOn(),
                        sale.description(),
                        sale.itemCode(),
                        sale.itemName(),
                        Units.kilograms(sale.quantityGrams()),
                        Units.rupees(sale.ratePaisePerKg()),
                        Units.rupees(sale.totalPaise()),
                        Units.rupees(sale.paidPaise()),
                        balance,
                        createdAt,
                        updatedAt,
                        placed.version());
            case Line.Payment(PaymentLine payment) ->
                new SaalaLineAnswer(
                        placed.lineId(),
                        customerId,
                        payment.receivedOn(),
                        payment.description(),
                        Line.PAYMENT_CODE,
                        Line.PAYMENT_NAME,
                        null,
                        null,
                        Units.rupees(0),
                        Units.rupees(payment.amountPaise()),
                        balance,
                        createdAt,
                        updatedAt,
                        placed.version());
        };
    }
}
