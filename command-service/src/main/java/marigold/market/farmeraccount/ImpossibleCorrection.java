package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// The line would be impossible after the correction.
final class ImpossibleCorrection extends Refusal {
    ImpossibleCorrection() {
        super(400, "invalid-pricing", "Invalid pricing");
    }
}
