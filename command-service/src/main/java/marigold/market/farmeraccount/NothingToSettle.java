package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// The farmer has no entries in the period, or all of them are settled.
final class NothingToSettle extends Refusal {
    NothingToSettle(String detail) {
        super(400, "nothing-to-settle", detail);
    }
}
