package marigold.market.vehicles;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import marigold.market.events.MarketEvent;
import marigold.market.events.VehicleEvent;
import marigold.market.events.VehicleEvent.VehicleDriverChanged;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.market.events.VehicleEvent.VehicleRenumbered;
import marigold.market.events.VehicleEvent.VehicleRetired;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class VehiclesProjection implements MarketReadModel {
    static final String NAME = "vehicles";

    record Vehicle(
            long vendorId,
            long vehicleId,
            String vehicleNumber,
            String vehicleName,
            String driverName,
            String displayName,
            Instant registeredAt) {

        /// The list is ordered by what it shows: the name, or the number where there is none.
        static Vehicle of(
                long vendorId, long vehicleId, String number, String name, String driver, Instant registeredAt) {
            return new Vehicle(vendorId, vehicleId, number, name, driver, name.isEmpty() ? number : name, registeredAt);
        }
    }

    static final Table<Vehicle> VEHICLES = Table.of("vehicles", Vehicle.class, "vendor_id", "vehicle_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(VEHICLES);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        if (event instanceof VehicleEvent vehicleEvent) evolve(rows, vehicleEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, VehicleEvent event, Instant at) {
        long vendor = event.vendorId();
        long id = event.vehicleId();
        Optional<Vehicle> known = rows.find(VEHICLES, Key.of(vendor, id));
        Optional<Vehicle> changed = switch (event) {
            case VehicleRegistered registered ->
                Optional.of(Vehicle.of(
                        vendor, id, registered.vehicleNumber(), registered.vehicleName(), registered.driverName(), at));
            case VehicleRenumbered renumbered ->
                known.map(now -> Vehicle.of(
                        vendor,
                        id,
                        renumbered.vehicleNumber(),
                        now.vehicleName(),
                        now.driverName(),
                        now.registeredAt()));
            case VehicleRenamed renamed ->
                known.map(now -> Vehicle.of(
                        vendor, id, now.vehicleNumber(), renamed.vehicleName(), now.driverName(), now.registeredAt()));
            case VehicleDriverChanged driven ->
                known.map(now -> Vehicle.of(
                        vendor, id, now.vehicleNumber(), now.vehicleName(), driven.driverName(), now.registeredAt()));
            case VehicleRetired _ -> Optional.empty();
        };
        changed.ifPresentOrElse(
                vehicle -> rows.put(VEHICLES, vehicle), () -> rows.remove(VEHICLES, Key.of(vendor, id)));
    }
}
