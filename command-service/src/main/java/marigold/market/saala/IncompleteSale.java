package marigold.market.saala;

import marigold.refusal.Refusal;

/// A sale needs an item, a weight and a rate (D12).
final class IncompleteSale extends Refusal {
    IncompleteSale(String detail) {
        super(400, "incomplete-sale", detail);
    }
}
