package marigold.garden.gardener;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// A plant is no favourite any more.
record UnfavouritePlant(long gardenerId, long plantId) {
    @TargetAggregateIdentifier
    String gardener() {
        return Gardeners.aggregateId(gardenerId);
    }
}
