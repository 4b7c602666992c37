package marigold.market.item;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/// Reserves the code of an item.
@Entity
@Table(schema = "events", name = "catalog_item")
@IdClass(CatalogItemRow.Key.class)
class CatalogItemRow {
    record Key(long vendorId, long itemId) {}

    @Id
    private long vendorId;

    @Id
    private long itemId;

    private String code;

    protected CatalogItemRow() {}

    CatalogItemRow(long vendorId, long itemId, String code) {
        this.vendorId = vendorId;
        this.itemId = itemId;
        this.code = code;
    }
}
