package marigold.market.farmeraccount;

import java.util.Map;
import marigold.market.Units;
import marigold.refusal.Refusal;

/// The farmer was already paid more than is left for him.
final class InvalidSettlement extends Refusal {
    InvalidSettlement(long payablePaise) {
        super(
                400,
                "invalid-settlement",
                "Invalid settlement calculation",
                Map.of("net_payable", Units.rupees(payablePaise)));
    }
}
