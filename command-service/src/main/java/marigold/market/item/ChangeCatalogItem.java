package marigold.market.item;

import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what is given; the code is for ever.
record ChangeCatalogItem(long vendorId, long itemId, Optional<String> name, OptionalLong ratePaisePerKg) {
    @TargetAggregateIdentifier
    String item() {
        return CatalogItem.aggregateId(itemId);
    }
}
