package marigold.market.item;

import marigold.refusal.Refusal;

/// Another item of the price list has that code.
final class ItemCodeTaken extends Refusal {
    ItemCodeTaken() {
        super(400, "item-code-taken", "Item code already exists");
    }
}
