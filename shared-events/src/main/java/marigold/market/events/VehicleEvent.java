package marigold.market.events;

import org.axonframework.serialization.Revision;

/// The life of a vehicle that brings flowers in.
public sealed interface VehicleEvent extends MarketEvent {
    long vehicleId();

    @Revision("1")
    record VehicleRegistered(long vendorId, long vehicleId, String vehicleNumber, String vehicleName, String driverName)
            implements VehicleEvent {}

    @Revision("1")
    record VehicleRenumbered(long vendorId, long vehicleId, String vehicleNumber) implements VehicleEvent {}

    @Revision("1")
    record VehicleRenamed(long vendorId, long vehicleId, String vehicleName) implements VehicleEvent {}

    @Revision("1")
    record VehicleDriverChanged(long vendorId, long vehicleId, String driverName) implements VehicleEvent {}

    @Revision("1")
    record VehicleRetired(long vendorId, long vehicleId) implements VehicleEvent {}
}
