package marigold.peers.spring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;

/// One entry as screens know it: labour per kilogram under both names that they use.
record EntryAnswer(
        long id,
        LocalDate date,
        String vehicle,
        String vehicleNumber,
        @JsonProperty("itemCode") String itemCode,
        @JsonProperty("itemName") String itemName,
        BigDecimal qty,
        BigDecimal rate,
        BigDecimal laguage,
        BigDecimal luggage,
        BigDecimal coolie,
        BigDecimal transport,
        @JsonProperty("paidAmt") BigDecimal paidAmt,
        String remarks,
        long farmerId,
        Long groupId,
        BigDecimal gross,
        BigDecimal totalLabour,
        BigDecimal lineTotal,
        @JsonProperty("is_locked") boolean locked,
        Long settlementId,
        int version) {

    EntryAnswer(
            long id,
            LocalDate date,
            String vehicleName,
            String vehicleNumber,
            String itemCode,
            String itemName,
            BigDecimal qty,
            BigDecimal rate,
            BigDecimal labourPerKg,
            BigDecimal coolie,
            BigDecimal transport,
            BigDecimal paid,
            String remarks,
            long farmerId,
            Long groupId,
            BigDecimal gross,
            BigDecimal labour,
            BigDecimal lineTotal,
            Long settlementId,
            int version) {
        this(
                id,
                date,
                Vehicle.shown(vehicleName, vehicleNumber),
                vehicleNumber,
                itemCode,
                itemName,
                qty,
                rate,
                labourPerKg,
                labourPerKg,
                coolie,
                transport,
                paid,
                remarks,
                farmerId,
                groupId,
                gross,
                labour,
                lineTotal,
                settlementId != null,
                settlementId,
                version);
    }
}
