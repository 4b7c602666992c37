package marigold.market.events;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/// The closing of one vendor's market day: the money that was counted and how it compares with the flowers.
public sealed interface SilkDayEvent extends MarketEvent {
    LocalDate day();

    /// Cash and digital money of the day were counted; a later count replaces an earlier one and keeps its
    /// `recordId`.
    @Revision("1")
    record SilkMoneyCounted(long vendorId, LocalDate day, long recordId, long cashPaise, long upiPaise)
            implements SilkDayEvent {}

    /// The money that clerks entered was compared with the value of the day's entries at that moment.
    /// `enteredPaise = creditPaise + cashPaise + upiPaise`, `differencePaise = enteredPaise - ledgerPaise`;
    /// it matches when the difference is at most one paisa either way.
    @Revision("1")
    record SilkDayReconciled(
            long vendorId,
            LocalDate day,
            long recordId,
            long creditPaise,
            long cashPaise,
            long upiPaise,
            long enteredPaise,
            long ledgerPaise,
            long differencePaise,
            boolean matched)
            implements SilkDayEvent {}

    /// The day's flowers were split into those sold for cash and those sold for digital money. Amounts are
    /// weight times rate, rounded half up to a paisa (D4).
    @Revision("1")
    record SilkSalesSplit(
            long vendorId,
            LocalDate day,
            long recordId,
            long physicalGrams,
            long physicalRatePaisePerKg,
            long physicalPaise,
            long digitalGrams,
            long digitalRatePaisePerKg,
            long digitalPaise)
            implements SilkDayEvent {}
}
