package marigold.market.saala;

import marigold.refusal.Refusal;

/// The sale is worth more than any slip can show.
final class ImpossibleSale extends Refusal {
    ImpossibleSale() {
        super(400, "invalid-pricing", "Invalid pricing values");
    }
}
