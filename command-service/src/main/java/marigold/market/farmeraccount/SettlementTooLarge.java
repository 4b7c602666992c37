package marigold.market.farmeraccount;

import java.util.Map;
import marigold.refusal.Refusal;

/// The period has more entries than one settlement takes.
final class SettlementTooLarge extends Refusal {
    SettlementTooLarge(int entries, int entriesMax) {
        super(
                409,
                "settlement-too-large",
                "The period has %d entries and a settlement takes %d; settle fewer days at once"
                        .formatted(entries, entriesMax),
                Map.of("entries", entries, "entriesMax", entriesMax));
    }
}
