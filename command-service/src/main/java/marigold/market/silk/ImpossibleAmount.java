package marigold.market.silk;

import marigold.refusal.Refusal;

/// Weight times rate is more than any slip can show.
final class ImpossibleAmount extends Refusal {
    ImpossibleAmount() {
        super(400, "invalid-pricing", "Invalid pricing values");
    }
}
