package marigold.market.farmeraccount;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Computes the settlement of exactly these days anew, by the terms of now and with the entries that are not
/// settled yet; makes it where there never was one.
///
/// @param settlementId of the settlement, if it is to be made
/// @param returnId     names the return of what was recovered before, if there is one
/// @param advanceId    names the new recovery, if there is one
record RecalculateSettlement(
        long vendorId,
        long farmerId,
        long settlementId,
        LocalDate recalculatedOn,
        SettlementTerms terms,
        long returnId,
        long advanceId) {
    @TargetAggregateIdentifier
    String account() {
        return Accounts.id(farmerId);
    }
}
