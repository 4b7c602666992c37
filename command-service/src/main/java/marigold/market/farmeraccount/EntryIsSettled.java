package marigold.market.farmeraccount;

import marigold.refusal.Refusal;

/// What was settled stays as it was until the settlement is voided (D9).
final class EntryIsSettled extends Refusal {
    static final String ON_CHANGE = "Item is locked after settlement";
    static final String ON_REMOVAL = "Cannot delete settled item";

    EntryIsSettled(String detail) {
        super(400, "entry-settled", detail);
    }
}
