package marigold.market.vehicle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/// Reserves the number of a vehicle and says whether an entry ever named it.
@Entity
@Table(schema = "events", name = "vehicle")
@IdClass(VehicleRow.Key.class)
class VehicleRow {
    record Key(long vendorId, long vehicleId) {}

    @Id
    private long vendorId;

    @Id
    private long vehicleId;

    private String vehicleNumber;
    private String vehicleName;

    /// Set by a statement of its own, never written back from here.
    @Column(updatable = false)
    private boolean used;

    protected VehicleRow() {}

    VehicleRow(long vendorId, long vehicleId, VehicleDetails details) {
        this.vendorId = vendorId;
        this.vehicleId = vehicleId;
        follow(details);
    }

    final void follow(VehicleDetails details) {
        vehicleNumber = details.vehicleNumber();
        vehicleName = details.vehicleName();
    }

    Vehicles.Listed listed() {
        return new Vehicles.Listed(vehicleId, vehicleNumber, vehicleName, used);
    }
}
