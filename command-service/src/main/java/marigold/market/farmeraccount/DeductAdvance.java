package marigold.market.farmeraccount;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Recovers part of what was lent. The vendor decides whether more may be recovered than was lent (D7).
record DeductAdvance(
        long vendorId,
        long farmerId,
        long advanceId,
        LocalDate deductedOn,
        long amountPaise,
        String remarks,
        boolean overdrawAllowed) {
    DeductAdvance {
        if (amountPaise <= 0) throw new IllegalArgumentException("amountPaise must be positive: " + amountPaise);
    }

    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
