package marigold.garden.gardener;

import java.util.Optional;
import java.util.OptionalInt;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Makes a plant a favourite, or notes something on one that is.
///
/// @param favouriteId of the favourite, if it becomes one
record FavouritePlant(
        long gardenerId,
        long favouriteId,
        long plantId,
        String plantName,
        String plantCategory,
        Optional<String> notes,
        OptionalInt priority) {
    @TargetAggregateIdentifier
    String gardener() {
        return Gardeners.aggregateId(gardenerId);
    }
}
