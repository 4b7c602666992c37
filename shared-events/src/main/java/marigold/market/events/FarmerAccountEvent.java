package marigold.market.events;

import java.time.LocalDate;
import java.util.OptionalLong;
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

    @Revision("1")
    record FarmerAccountClosed(long vendorId, long farmerId) implements FarmerAccountEvent {}
}
