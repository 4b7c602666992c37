package marigold.market.farmeraccount;

import java.util.Map;
import marigold.market.Units;
import marigold.refusal.Refusal;

/// More would be recovered from a farmer than was lent to him (D7).
final class AdvanceExceedsBalance extends Refusal {
    AdvanceExceedsBalance(long balancePaise) {
        super(
                409,
                "advance-exceeds-balance",
                "The deduction is more than the advance balance of %s".formatted(Units.rupees(balancePaise)),
                Map.of("balance", Units.rupees(balancePaise)));
    }
}
