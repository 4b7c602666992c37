package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// What was taken back is not computed anew: its advance was returned already, and would be returned twice
/// (B36).
final class SettlementIsVoided extends Refusal {
    SettlementIsVoided() {
        super(
                409,
                "settlement-voided",
                "The settlement of this period was voided; make a new settlement instead of recalculating it");
    }
}
