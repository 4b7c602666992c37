package marigold.market.item;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Puts a flower in the price list.
record AddCatalogItem(long vendorId, long itemId, String code, String name, long ratePaisePerKg) {
    @TargetAggregateIdentifier
    String item() {
        return CatalogItem.aggregateId(itemId);
    }
}
