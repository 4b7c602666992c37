package marigold.market.events;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import marigold.market.events.VendorEvent.SettlementBase;
import org.axonframework.serialization.Revision;

/// The life of a farmer's account: what he brought in each day, and the money lent to him and recovered.
public sealed interface FarmerAccountEvent extends MarketEvent {
    long farmerId();

    /// One line of the daily entry, with its amounts as they were computed (D4): `grossPaise` and
    /// `labourPaise` are rounded half up to a paisa, and `lineTotalPaise = grossPaise - labourPaise -
    /// cooliePaise - transportPaise`. The group is the farmer's group on the day of the entry (D10); vehicle
    /// and item are the words of that day.
    record EntryLine(
            LocalDate collectedOn,
            OptionalLong groupId,
            OptionalLong vehicleId,
            String vehicleNumber,
            String vehicleName,
            String itemCode,
            String itemName,
            long quantityGrams,
            long ratePaisePerKg,
            long labourPaisePerKg,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long transportPaise,
            long lineTotalPaise,
            long paidPaise,
            String remarks) {}

    @Revision("1")
    record FarmerAccountOpened(long vendorId, long farmerId) implements FarmerAccountEvent {}

    @Revision("1")
    record EntryRecorded(long vendorId, long farmerId, long entryId, EntryLine line) implements FarmerAccountEvent {}

    @Revision("1")
    record EntryCorrected(long vendorId, long farmerId, long entryId, EntryLine before, EntryLine after)
            implements FarmerAccountEvent {}

    @Revision("1")
    record EntryRemoved(long vendorId, long farmerId, long entryId, EntryLine line) implements FarmerAccountEvent {}

    @Revision("1")
    record AdvanceGiven(
            long vendorId,
            long farmerId,
            long advanceId,
            LocalDate givenOn,
            long amountPaise,
            long balancePaise,
            String remarks)
            implements FarmerAccountEvent {}

    /// `balancePaise` is below zero only where the vendor allows an overdraw (D7).
    @Revision("1")
    record AdvanceDeducted(
            long vendorId,
            long farmerId,
            long advanceId,
            LocalDate deductedOn,
            long amountPaise,
            long balancePaise,
            String remarks)
            implements FarmerAccountEvent {}

    /// What a settlement found and decided, with the rules that held at that moment (D1 to D4).
    ///
    /// Sums are over the settled entries; `commissionPaise` is `commissionBasisPoints` of the base;
    /// `payablePaise = grossPaise - labourPaise - cooliePaise - transportPaise - commissionPaise
    /// - advanceDeductedPaise`, less `paidPaise` where `deductPaid`. At most `advanceBasisPoints` of what is
    /// left before it was deducted as advance.
    record SettlementFigures(
            LocalDate from,
            LocalDate to,
            SettlementBase settlementBase,
            boolean deductPaid,
            int commissionBasisPoints,
            int advanceBasisPoints,
            long quantityGrams,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long transportPaise,
            long paidPaise,
            long commissionPaise,
            long advanceDeductedPaise,
            long payablePaise) {}

    /// One entry of a settlement, with its amounts as they were settled.
    record SettledEntry(long entryId, LocalDate collectedOn, long lineTotalPaise) {}

    /// Entries of a period were settled; they stay as they are until the settlement is voided (D9).
    /// `advanceId` names the recovery in the farmer's advances, absent when nothing was recovered;
    /// `advanceBalancePaise` is what he owes after it.
    @Revision("1")
    record SettlementMade(
            long vendorId,
            long farmerId,
            long settlementId,
            LocalDate settledOn,
            SettlementFigures figures,
            List<SettledEntry> entries,
            OptionalLong advanceId,
            long advanceBalancePaise)
            implements FarmerAccountEvent {}

    /// A settlement that still holds was computed anew, with the rules of this moment and with the entries
    /// that its period gained. What it had recovered, `advanceReturnedPaise`, was given back first.
    @Revision("1")
    record SettlementRecalculated(
            long vendorId,
            long farmerId,
            long settlementId,
            LocalDate recalculatedOn,
            SettlementFigures figures,
            List<SettledEntry> entries,
            OptionalLong returnId,
            long advanceReturnedPaise,
            OptionalLong advanceId,
            long advanceBalancePaise)
            implements FarmerAccountEvent {}

    /// A settlement was taken back: its entries are free again and exactly what it had recovered is owed
    /// again, noted in the farmer's advances as `returnId`, absent when it had recovered nothing.
    @Revision("1")
    record SettlementVoided(
            long vendorId,
            long farmerId,
            long settlementId,
            LocalDate voidedOn,
            String reason,
            List<Long> entryIds,
            OptionalLong returnId,
            long advanceReturnedPaise,
            long advanceBalancePaise)
            implements FarmerAccountEvent {}

    @Revision("1")
    record FarmerAccountClosed(long vendorId, long farmerId) implements FarmerAccountEvent {}
}
