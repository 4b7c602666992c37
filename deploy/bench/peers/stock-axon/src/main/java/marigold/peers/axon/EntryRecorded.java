package marigold.peers.axon;

import java.time.LocalDate;

/// One line of the daily entry, with its amounts as they were computed.
final class EntryRecorded {
    final long vendorId;
    final long farmerId;
    final String entryId;
    final LocalDate collectedOn;
    final Long groupId;
    final Long vehicleId;
    final String vehicleNumber;
    final String vehicleName;
    final String itemCode;
    final String itemName;
    final long quantityGrams;
    final long ratePaisePerKg;
    final long labourPaisePerKg;
    final long grossPaise;
    final long labourPaise;
    final long cooliePaise;
    final long transportPaise;
    final long lineTotalPaise;
    final long paidPaise;
    final String remarks;

    EntryRecorded(long farmerId, RecordEntry command, long grossPaise, long labourPaise, long lineTotalPaise) {
        this.vendorId = command.vendorId();
        this.farmerId = farmerId;
        this.entryId = command.entryId();
        this.collectedOn = command.collectedOn();
        this.groupId = command.groupId();
        this.vehicleId = command.vehicleId();
        this.vehicleNumber = command.vehicleNumber();
        this.vehicleName = command.vehicleName();
        this.itemCode = command.itemCode();
        this.itemName = command.itemName();
        this.quantityGrams = command.quantityGrams();
        this.ratePaisePerKg = command.ratePaisePerKg();
        this.labourPaisePerKg = command.labourPaisePerKg();
        this.grossPaise = grossPaise;
        this.labourPaise = labourPaise;
        this.cooliePaise = command.cooliePaise();
        this.transportPaise = command.transportPaise();
        this.lineTotalPaise = lineTotalPaise;
        this.paidPaise = command.paidPaise();
        this.remarks = command.remarks();
    }
}
