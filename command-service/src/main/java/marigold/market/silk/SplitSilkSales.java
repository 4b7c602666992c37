package marigold.market.silk;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Splits a day's flowers into those sold for cash and those sold for digital money.
///
/// @param recordId for the day's first split
record SplitSilkSales(
        long vendorId,
        LocalDate day,
        long recordId,
        long physicalGrams,
        long physicalRatePaisePerKg,
        long digitalGrams,
        long digitalRatePaisePerKg) {
    @TargetAggregateIdentifier
    String silkDay() {
        return SilkDays.id(vendorId, day);
    }
}
