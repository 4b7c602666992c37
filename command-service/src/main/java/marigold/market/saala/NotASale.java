package marigold.market.saala;

import marigold.refusal.Refusal;

/// Only the day, the words and the amount of a payment can be corrected.
final class NotASale extends Refusal {
    NotASale() {
        super(400, "not-a-sale", "A payment has no item, quantity, rate or total amount");
    }
}
