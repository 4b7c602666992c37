package marigold.market.catalogitems;

import java.util.List;
import marigold.market.events.CatalogItemEvent;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.CatalogItemEvent.CatalogItemRenamed;
import marigold.market.events.CatalogItemEvent.CatalogItemRepriced;
import marigold.market.events.CatalogItemEvent.CatalogItemWithdrawn;
import marigold.market.events.MarketEvent;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class CatalogItemsProjection implements MarketReadModel {
    static final String NAME = "catalog_items";

    record Item(long vendorId, long itemId, String code, String name, long ratePaisePerKg) {}

    static final Table<Item> ITEMS = Table.of("catalog_items", Item.class, "vendor_id", "item_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(ITEMS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        if (event instanceof CatalogItemEvent itemEvent) evolve(rows, itemEvent);
    }

    private static void evolve(Rows rows, CatalogItemEvent event) {
        Key key = Key.of(event.vendorId(), event.itemId());
        switch (event) {
            case CatalogItemAdded added ->
                rows.put(
                        ITEMS,
                        new Item(added.vendorId(), added.itemId(), added.code(), added.name(), added.ratePaisePerKg()));
            case CatalogItemRenamed renamed ->
                rows.find(ITEMS, key)
                        .ifPresent(now -> rows.put(
                                ITEMS,
                                new Item(
                                        now.vendorId(),
                                        now.itemId(),
                                        now.code(),
                                        renamed.name(),
                                        now.ratePaisePerKg())));
            case CatalogItemRepriced repriced ->
                rows.find(ITEMS, key)
                        .ifPresent(now -> rows.put(
                                ITEMS,
                                new Item(
                                        now.vendorId(),
                                        now.itemId(),
                                        now.code(),
                                        now.name(),
                                        repriced.ratePaisePerKg())));
            case CatalogItemWithdrawn _ -> rows.remove(ITEMS, key);
        }
    }
}
