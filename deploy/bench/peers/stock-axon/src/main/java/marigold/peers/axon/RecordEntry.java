package marigold.peers.axon;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Enters what a farmer brought in. Weight in grams, money in paise.
///
/// @param groupId   the farmer's now, if he is in one
/// @param vehicleId null where the line names none
record RecordEntry(
        @TargetAggregateIdentifier String account,
        long vendorId,
        String entryId,
        LocalDate collectedOn,
        Long groupId,
        Long vehicleId,
        String vehicleNumber,
        String vehicleName,
        String itemCode,
        String itemName,
        long quantityGrams,
        long ratePaisePerKg,
        long labourPaisePerKg,
        long cooliePaise,
        long transportPaise,
        long paidPaise,
        String remarks) {}
