package marigold.market.saala;

import marigold.refusal.Refusal;

/// A payment needs an amount, and a day if one is given.
final class InvalidPayment extends Refusal {
    InvalidPayment(String detail) {
        super(400, "invalid-payment", detail);
    }
}
