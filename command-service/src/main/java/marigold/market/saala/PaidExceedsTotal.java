package marigold.market.saala;

import marigold.refusal.Refusal;

/// What is paid beyond a sale's total is a payment of its own (D11).
final class PaidExceedsTotal extends Refusal {
    PaidExceedsTotal() {
        super(400, "paid-exceeds-total", "Paid amount cannot be more than the total amount");
    }
}
