package marigold.market.farmer;

import marigold.refusal.Refusal;

/// A member of the group has entries or advances.
final class GroupHasHistory extends Refusal {
    GroupHasHistory(String farmerName) {
        super(400, "transaction-history", "Cannot delete: %s has transaction history".formatted(farmerName));
    }
}
