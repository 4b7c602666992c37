package marigold.market.vehicle;

import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what is given.
record ChangeVehicle(
        long vendorId,
        long vehicleId,
        Optional<String> vehicleNumber,
        Optional<String> vehicleName,
        Optional<String> driverName) {
    @TargetAggregateIdentifier
    String vehicle() {
        return Vehicles.aggregateId(vehicleId);
    }
}
