package marigold.market.silk;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Compares a day's money with its flowers.
///
/// @param recordId    for the day's first comparison
/// @param ledgerPaise what the day's entries are worth now
record ReconcileSilkDay(
        long vendorId,
        LocalDate day,
        long recordId,
        long creditPaise,
        long cashPaise,
        long upiPaise,
        long ledgerPaise) {
    @TargetAggregateIdentifier
    String silkDay() {
        return SilkDays.id(vendorId, day);
    }
}
