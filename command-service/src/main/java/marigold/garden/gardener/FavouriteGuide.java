package marigold.garden.gardener;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Makes a guide a favourite.
record FavouriteGuide(
        long gardenerId, long favouriteId, String guideName, String guideCategory, String guideTitle, String notes) {
    @TargetAggregateIdentifier
    String gardener() {
        return Gardeners.aggregateId(gardenerId);
    }
}
