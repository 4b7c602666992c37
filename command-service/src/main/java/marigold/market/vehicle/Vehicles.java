package marigold.market.vehicle;

import java.util.Collection;
import java.util.Optional;
import marigold.idempotency.OvertakenWrite;
import org.springframework.stereotype.Component;

/// Looks the vendor's vehicles up.
@Component
public final class Vehicles {
    static final String TYPE = "vehicle";

    private final VehicleRows rows;

    Vehicles(VehicleRows rows) {
        this.rows = rows;
    }

    static String aggregateId(long vehicleId) {
        return TYPE + "-" + vehicleId;
    }

    /// @param used whether an entry ever named it
    public record Listed(long vehicleId, String number, String name, boolean used) {}

    public Optional<Listed> find(long vendorId, long vehicleId) {
        return rows.findByVendorIdAndVehicleId(vendorId, vehicleId).map(VehicleRow::listed);
    }

    /// The vehicle that a clerk means by a text: the one of exactly that name, else of exactly that number.
    public Optional<Listed> named(long vendorId, String text) {
        return rows.findNamed(vendorId, text).stream().findFirst().map(VehicleRow::listed);
    }

    /// Notes that entries name these vehicles, which can then no longer be retired.
    public void markUsed(long vendorId, Collection<Listed> vehicles) {
        vehicles.stream()
                .filter(vehicle -> !vehicle.used())
                .map(Listed::vehicleId)
                .distinct()
                .sorted()
                .forEach(vehicleId -> {
                    if (rows.markUsed(vendorId, vehicleId) == 0)
                        throw new OvertakenWrite("The vehicle was retired meanwhile.");
                });
    }
}
