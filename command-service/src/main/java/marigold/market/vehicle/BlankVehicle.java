package marigold.market.vehicle;

import marigold.refusal.Refusal;

/// A vehicle is known by its number.
final class BlankVehicle extends Refusal {
    BlankVehicle(String detail) {
        super(400, "blank-vehicle", detail);
    }
}
