package marigold.market.vehicle;

import marigold.refusal.Refusal;

/// Entries name the vehicle, so it stays (B18).
final class VehicleHasHistory extends Refusal {
    VehicleHasHistory() {
        super(400, "transaction-history", "Cannot delete vehicle with transaction history");
    }
}
