package marigold.market.events;

import org.axonframework.serialization.Revision;

/// The life of a flower in a vendor's price list.
public sealed interface CatalogItemEvent extends MarketEvent {
    long itemId();

    @Revision("1")
    record CatalogItemAdded(long vendorId, long itemId, String code, String name, long ratePaisePerKg)
            implements CatalogItemEvent {}

    @Revision("1")
    record CatalogItemRenamed(long vendorId, long itemId, String name) implements CatalogItemEvent {}

    @Revision("1")
    record CatalogItemRepriced(long vendorId, long itemId, long ratePaisePerKg) implements CatalogItemEvent {}

    @Revision("1")
    record CatalogItemWithdrawn(long vendorId, long itemId) implements CatalogItemEvent {}
}
