package marigold.market.item;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a flower out of the price list; entries keep its words.
record WithdrawCatalogItem(long vendorId, long itemId) {
    @TargetAggregateIdentifier
    String item() {
        return CatalogItem.aggregateId(itemId);
    }
}
