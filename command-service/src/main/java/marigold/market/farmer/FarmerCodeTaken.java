package marigold.market.farmer;

import marigold.refusal.Refusal;

/// Another farmer of the vendor has, or had, that code.
final class FarmerCodeTaken extends Refusal {
    FarmerCodeTaken() {
        super(409, "farmer-code-taken", "Farmer code already exists");
    }
}
