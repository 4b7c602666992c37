package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// The vendor has no farmer of that id.
final class InvalidFarmer extends Refusal {
    InvalidFarmer() {
        super(400, "invalid-farmer", "Invalid farmer");
    }
}
