package marigold.market.saala;

import marigold.refusal.Refusal;

/// Money history is kept (D8): a customer with transactions stays.
final class SaalaCustomerHasHistory extends Refusal {
    SaalaCustomerHasHistory() {
        super(400, "transaction-history", "Cannot delete SAALA customer with transaction history");
    }
}
