package marigold.market.item;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface CatalogItemRows extends Repository<CatalogItemRow, CatalogItemRow.Key> {
    Optional<CatalogItemRow> findByVendorIdAndItemId(long vendorId, long itemId);

    boolean existsByVendorIdAndCode(long vendorId, String code);
}
