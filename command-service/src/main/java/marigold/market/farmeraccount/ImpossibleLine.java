package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// The charges of a new line are more than its value, or an amount is more than any slip can show.
final class ImpossibleLine extends Refusal {
    ImpossibleLine() {
        super(400, "invalid-pricing", "Invalid pricing values");
    }
}
