package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// Money history is kept (D8): a farmer with entries, advances or settlements stays.
final class FarmerHasHistory extends Refusal {
    FarmerHasHistory() {
        super(400, "transaction-history", "Cannot delete customer with transaction history");
    }
}
