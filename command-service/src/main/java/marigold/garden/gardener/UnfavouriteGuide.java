package marigold.garden.gardener;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// A guide is no favourite any more.
record UnfavouriteGuide(long gardenerId, String guideName) {
    @TargetAggregateIdentifier
    String gardener() {
        return Gardeners.aggregateId(gardenerId);
    }
}
