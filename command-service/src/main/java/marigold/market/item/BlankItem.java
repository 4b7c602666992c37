package marigold.market.item;

import marigold.refusal.Refusal;

/// An item without a code or a name cannot be picked at the counter.
final class BlankItem extends Refusal {
    BlankItem() {
        super(400, "blank-item", "Code and name are required");
    }
}
