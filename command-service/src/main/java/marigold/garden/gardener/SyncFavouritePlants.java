package marigold.garden.gardener;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Makes all those plants favourites that are none yet; takes none away.
///
/// @param plants in the order in which they become favourites
/// @param notes  on each new one
record SyncFavouritePlants(long gardenerId, List<Candidate> plants, String notes) {
    /// @param favouriteId of the favourite, if it becomes one
    record Candidate(long favouriteId, long plantId, String plantName, String plantCategory) {}

    @TargetAggregateIdentifier
    String gardener() {
        return Gardeners.aggregateId(gardenerId);
    }
}
