package marigold.market.farmer;

import marigold.refusal.Refusal;

/// A farmer cannot join a group that the vendor does not have.
final class UnknownGroup extends Refusal {
    UnknownGroup(String detail) {
        super(400, "unknown-group", detail);
    }
}
