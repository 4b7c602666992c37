package marigold.garden.gardener;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Makes somebody a gardener. His password is not part of it: secrets never enter events.
///
/// @param email in lower case
record RegisterGardener(long gardenerId, String email, String name) {
    @TargetAggregateIdentifier
    String gardener() {
        return Gardeners.aggregateId(gardenerId);
    }
}
