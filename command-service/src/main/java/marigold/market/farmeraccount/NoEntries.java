package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// There is nothing to enter.
final class NoEntries extends Refusal {
    NoEntries() {
        super(400, "no-entries", "No collection items provided");
    }
}
