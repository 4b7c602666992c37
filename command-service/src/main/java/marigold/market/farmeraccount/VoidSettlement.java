package marigold.market.farmeraccount;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a settlement back.
///
/// @param returnId names the return of what it recovered, if there is one
record VoidSettlement(
        long vendorId, long farmerId, long settlementId, LocalDate voidedOn, String reason, long returnId) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
