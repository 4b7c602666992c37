package marigold.market.vehicle;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Makes a vehicle known to the vendor.
record RegisterVehicle(long vendorId, long vehicleId, VehicleDetails details) {
    @TargetAggregateIdentifier
    String vehicle() {
        return Vehicles.aggregateId(vehicleId);
    }
}
