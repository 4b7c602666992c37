package marigold.market.farmeraccount;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Lends a farmer money.
record GiveAdvance(long vendorId, long farmerId, long advanceId, LocalDate givenOn, long amountPaise, String remarks) {
    GiveAdvance {
        if (amountPaise <= 0) throw new IllegalArgumentException("amountPaise must be positive: " + amountPaise);
    }

    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
