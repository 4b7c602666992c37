package marigold.projection;

import java.util.List;
import java.util.Optional;
import marigold.database.TestDatabase;
import marigold.market.events.MarketEvent;
import marigold.market.events.VehicleEvent.VehicleRegistered;
import marigold.market.events.VehicleEvent.VehicleRenamed;
import marigold.market.events.VehicleEvent.VehicleRetired;
import marigold.market.events.VendorEvent.VendorLetterheadChanged;

/// A read model for tests of the engine: it has a key, a total, a look-up, and a name that can be made to
/// fail.
final class VehicleBoard implements MarketReadModel {
    static final Table<Vehicle> VEHICLES = Table.of("vehicle_board", Vehicle.class, "vendor_id", "vehicle_id");
    static final Lookup<Vehicle> VEHICLES_OF_VENDOR = VEHICLES.lookup("vendor_id");
    static final Table<Count> COUNTS = Table.of("vehicle_count", Count.class, "vendor_id");

    record Vehicle(long vendorId, long vehicleId, String name, String vendorName) {}

    record Count(long vendorId, int vehicles, String vendorName) {}

    private final String name;
    private volatile String poison = "";

    VehicleBoard(String name) {
        this.name = name;
    }

    VehicleBoard() {
        this("vehicle_board");
    }

    /// From now on the fold throws at a vehicle of that name; `""` heals it.
    void poison(String vehicleName) {
        poison = vehicleName;
    }

    static void createTables(TestDatabase database) {
        database.jdbc().sql("""
            create table read.vehicle_board (
              vendor_id bigint, vehicle_id bigint, name text, vendor_name text, position bigint not null,
              primary key (vendor_id, vehicle_id));
            create table read.vehicle_count (
              vendor_id bigint primary key, vehicles integer, vendor_name text, position bigint not null);
            """).update();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(VEHICLES, COUNTS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case VehicleRegistered registered -> {
                if (registered.vehicleName().equals(poison)) throw new IllegalStateException("poisoned");
                Count count = count(rows, event.vendorId());
                rows.put(
                        VEHICLES,
                        new Vehicle(
                                event.vendorId(),
                                registered.vehicleId(),
                                registered.vehicleName(),
                                count.vendorName()));
                rows.put(COUNTS, new Count(event.vendorId(), count.vehicles() + 1, count.vendorName()));
            }
            case VehicleRenamed renamed ->
                vehicle(rows, event.vendorId(), renamed.vehicleId())
                        .ifPresent(vehicle -> rows.put(
                                VEHICLES,
                                new Vehicle(
                                        event.vendorId(),
                                        renamed.vehicleId(),
                                        renamed.vehicleName(),
                                        vehicle.vendorName())));
            case VehicleRetired retired -> {
                Count count = count(rows, event.vendorId());
                if (vehicle(rows, event.vendorId(), retired.vehicleId()).isEmpty()) return;
                rows.remove(VEHICLES, Key.of(event.vendorId(), retired.vehicleId()));
                rows.put(COUNTS, new Count(event.vendorId(), count.vehicles() - 1, count.vendorName()));
            }
            case VendorLetterheadChanged changed -> {
                Count count = count(rows, event.vendorId());
                rows.put(COUNTS, new Count(event.vendorId(), count.vehicles(), changed.name()));
                for (Vehicle vehicle : rows.findAll(VEHICLES_OF_VENDOR, event.vendorId())) {
                    rows.put(
                            VEHICLES,
                            new Vehicle(vehicle.vendorId(), vehicle.vehicleId(), vehicle.name(), changed.name()));
                }
            }
            default -> {}
        }
    }

    private static Count count(Rows rows, long vendorId) {
        return rows.find(COUNTS, Key.of(vendorId)).orElse(new Count(vendorId, 0, ""));
    }

    private static Optional<Vehicle> vehicle(Rows rows, long vendorId, long vehicleId) {
        return rows.find(VEHICLES, Key.of(vendorId, vehicleId));
    }
}
