package marigold.market.farmeraccount;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.market.vehicle.Vehicles;
import marigold.market.vehicle.Vehicles.Listed;

/// The vehicles that the lines of one request name. Each is looked up once.
final class EntryVehicles {
    private final Vehicles vehicles;
    private final long vendorId;
    private final Map<String, Optional<Listed>> byText = new HashMap<>();
    private final Map<Long, Listed> byId = new HashMap<>();

    EntryVehicles(Vehicles vehicles, long vendorId) {
        this.vehicles = vehicles;
        this.vendorId = vendorId;
    }

    /// The vehicle of a line; empty when the line names none. Throws [InvalidVehicle] for an id that is not
    /// the vendor's.
    Optional<TypedVehicle> of(EntryForm form) {
        if (form.vehicleId().isPresent())
            return Optional.of(typed(known(form.vehicleId().getAsLong()), true));
        return form.vehicleText()
                .map(text -> text.isEmpty()
                        ? TypedVehicle.NONE
                        : named(text).map(found -> typed(found, false)).orElseGet(() -> TypedVehicle.unknown(text)));
    }

    /// Notes that entries name the vehicles that were found.
    void markUsed() {
        byText.values().forEach(found -> found.ifPresent(vehicle -> byId.put(vehicle.vehicleId(), vehicle)));
        vehicles.markUsed(vendorId, byId.values());
    }

    private Listed known(long vehicleId) {
        return byId.computeIfAbsent(vehicleId, id -> vehicles.find(vendorId, id).orElseThrow(InvalidVehicle::new));
    }

    private Optional<Listed> named(String text) {
        return byText.computeIfAbsent(text, words -> vehicles.named(vendorId, words));
    }

    private static TypedVehicle typed(Listed vehicle, boolean byId) {
        return new TypedVehicle(OptionalLong.of(vehicle.vehicleId()), vehicle.number(), vehicle.name(), byId);
    }
}
