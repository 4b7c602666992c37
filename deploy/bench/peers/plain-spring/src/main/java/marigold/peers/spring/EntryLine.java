package marigold.peers.spring;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What reports read of an entry, its farmer, flower and vehicle.
record EntryLine(
        long id,
        LocalDate collectedOn,
        String vehicleName,
        String vehicleNumber,
        long farmerId,
        String farmerName,
        String farmerAddress,
        String itemCode,
        String itemName,
        BigDecimal quantityKg,
        BigDecimal ratePerKg,
        BigDecimal gross,
        BigDecimal labour,
        BigDecimal coolie,
        BigDecimal transport,
        BigDecimal paid,
        String remarks) {

    String vehicle() {
        return Vehicle.shown(vehicleName, vehicleNumber);
    }

    /// What slips call luggage.
    BigDecimal luggage() {
        return labour.add(transport);
    }
}
