package marigold.market.silk;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Enters what was counted at the end of a day.
///
/// @param recordId for the day's first count
record CountSilkMoney(long vendorId, LocalDate day, long recordId, long cashPaise, long upiPaise) {
    @TargetAggregateIdentifier
    String silkDay() {
        return SilkDays.id(vendorId, day);
    }
}
