package marigold.market.farmeraccount;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Closes a farmer's books for some days: takes the entries that are not settled yet.
///
/// @param advanceId names the recovery of his advance, if there is one
record SettleFarmer(
        long vendorId, long farmerId, long settlementId, LocalDate settledOn, SettlementTerms terms, long advanceId) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
