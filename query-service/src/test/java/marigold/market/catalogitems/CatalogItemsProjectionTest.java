package marigold.market.catalogitems;

import static marigold.market.catalogitems.CatalogItemsProjection.ITEMS;

import marigold.market.catalogitems.CatalogItemsProjection.Item;
import marigold.market.events.CatalogItemEvent.CatalogItemAdded;
import marigold.market.events.CatalogItemEvent.CatalogItemRenamed;
import marigold.market.events.CatalogItemEvent.CatalogItemRepriced;
import marigold.market.events.CatalogItemEvent.CatalogItemWithdrawn;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The price list of a vendor")
class CatalogItemsProjectionTest {
    private final ProjectionSpec<?> items = ProjectionSpec.of(new CatalogItemsProjection());

    @Test
    @DisplayName("takes names and prices, and drops what is withdrawn")
    void changed() {
        items.given(new CatalogItemAdded(1, 7, "R", "Rose", 4_500), new CatalogItemAdded(1, 8, "J", "Jasmine", 0))
                .given(
                        new CatalogItemRenamed(1, 7, "Red Rose"),
                        new CatalogItemRepriced(1, 7, 5_000),
                        new CatalogItemWithdrawn(1, 8))
                .thenRows(ITEMS, new Item(1, 7, "R", "Red Rose", 5_000));
    }
}
