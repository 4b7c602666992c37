package marigold.market.farmeraccount;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalLong;
import marigold.market.Units;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// An entry as screens read it, the same to the byte as query-service answers it: labour per kilogram under
/// both names that they use (B2).
///
/// @param version what `If-Match` names
record EntryAnswer(
        long id,
        LocalDate date,
        String vehicle,
        @JsonProperty("vehicle_number") String vehicleNumber,
        String itemCode,
        String itemName,
        BigDecimal qty,
        BigDecimal rate,
        BigDecimal laguage,
        BigDecimal luggage,
        BigDecimal coolie,
        BigDecimal transport,
        BigDecimal paidAmt,
        String remarks,
        @JsonProperty("farmer_id") long farmerId,
        @JsonProperty("group_id") OptionalLong groupId,
        BigDecimal gross,
        @JsonProperty("total_labour") BigDecimal totalLabour,
        @JsonProperty("line_total") BigDecimal lineTotal,
        @JsonProperty("is_locked") boolean locked,
        @JsonProperty("settlement_id") OptionalLong settlementId,
        int version) {

    static EntryAnswer of(long farmerId, Entry entry) {
        EntryLine line = entry.line();
        BigDecimal labourPerKg = Units.rupees(line.labourPaisePerKg());
        return new EntryAnswer(
                entry.entryId(),
                line.collectedOn(),
                TypedVehicle.of(line).shown(),
                line.vehicleNumber(),
                line.itemCode(),
                line.itemName(),
                Units.kilograms(line.quantityGrams()),
                Units.rupees(line.ratePaisePerKg()),
                labourPerKg,
                labourPerKg,
                Units.rupees(line.cooliePaise()),
                Units.rupees(line.transportPaise()),
                Units.rupees(line.paidPaise()),
                line.remarks(),
                farmerId,
                line.groupId(),
                Units.rupees(line.grossPaise()),
                Units.rupees(line.labourPaise()),
                Units.rupees(line.lineTotalPaise()),
                entry.isSettled(),
                entry.settlementId(),
                entry.version());
    }
}
