package marigold.garden.gardener;

import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what a gardener says of himself, as far as it is given.
record ChangeGardener(long gardenerId, Optional<String> name, ProfileChanges changes) {
    @TargetAggregateIdentifier
    String gardener() {
        return Gardeners.aggregateId(gardenerId);
    }
}
