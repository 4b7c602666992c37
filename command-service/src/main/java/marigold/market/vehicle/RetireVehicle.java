package marigold.market.vehicle;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a vehicle that no entry names out of the vendor's list.
record RetireVehicle(long vendorId, long vehicleId) {
    @TargetAggregateIdentifier
    String vehicle() {
        return Vehicles.aggregateId(vehicleId);
    }
}
