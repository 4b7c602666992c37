package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// The vendor has no vehicle of that id.
final class InvalidVehicle extends Refusal {
    InvalidVehicle() {
        super(400, "invalid-vehicle", "Invalid vehicle");
    }
}
