package marigold.market.vehicle;

import marigold.refusal.Refusal;

/// Another vehicle of the vendor has that number.
final class VehicleTaken extends Refusal {
    VehicleTaken(String detail) {
        super(400, "vehicle-taken", detail);
    }
}
