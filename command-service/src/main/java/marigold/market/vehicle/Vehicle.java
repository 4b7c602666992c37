package marigold.market.vehicle;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import marigold.market.events.VehicleEvent;
import marigold.market.events.VehicleEvent.VehicleDriverChanged;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.market.events.VehicleEvent.VehicleRenumbered;
import marigold.market.events.VehicleEvent.VehicleRetired;
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// A vehicle that brings flowers in.
@AggregateRoot(type = Vehicles.TYPE)
final class Vehicle {
    @AggregateIdentifier
    private String id;

    private long vendorId;
    private long vehicleId;
    private VehicleDetails details;
    private boolean retired;

    Vehicle() {}

    @CommandHandler
    Vehicle(RegisterVehicle command) {
        VehicleDetails registered = command.details();
        apply(new VehicleRegistered(
                command.vendorId(),
                command.vehicleId(),
                registered.vehicleNumber(),
                registered.vehicleName(),
                registered.driverName()));
    }

    /// One event for each kind of change. Answers with everything as it then is.
    @CommandHandler
    VehicleDetails handle(ChangeVehicle command) {
        requireListed(command.vendorId());
        String number = command.vehicleNumber().orElse(details.vehicleNumber());
        if (!number.equals(details.vehicleNumber())) apply(new VehicleRenumbered(vendorId, vehicleId, number));
        String name = command.vehicleName().orElse(details.vehicleName());
        if (!name.equals(details.vehicleName())) apply(new VehicleRenamed(vendorId, vehicleId, name));
        String driver = command.driverName().orElse(details.driverName());
        if (!driver.equals(details.driverName())) apply(new VehicleDriverChanged(vendorId, vehicleId, driver));
        return details;
    }

    @CommandHandler
    void handle(RetireVehicle command) {
        requireListed(command.vendorId());
        apply(new VehicleRetired(vendorId, vehicleId));
    }

    private void requireListed(long asking) {
        if (asking != vendorId || retired) throw new Unknown("Vehicle not found");
    }

    @EventSourcingHandler
    void on(VehicleEvent event) {
        switch (event) {
            case VehicleRegistered registered -> {
                vendorId = registered.vendorId();
                vehicleId = registered.vehicleId();
                id = Vehicles.aggregateId(vehicleId);
                details = new VehicleDetails(
                        registered.vehicleNumber(), registered.vehicleName(), registered.driverName());
            }
            case VehicleRenumbered renumbered ->
                details = new VehicleDetails(renumbered.vehicleNumber(), details.vehicleName(), details.driverName());
            case VehicleRenamed renamed ->
                details = new VehicleDetails(details.vehicleNumber(), renamed.vehicleName(), details.driverName());
            case VehicleDriverChanged changed ->
                details = new VehicleDetails(details.vehicleNumber(), details.vehicleName(), changed.driverName());
            case VehicleRetired _ -> retired = true;
        }
    }
}
