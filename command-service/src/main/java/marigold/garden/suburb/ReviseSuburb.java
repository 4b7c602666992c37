package marigold.garden.suburb;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Says again what a suburb is like.
record ReviseSuburb(long suburbId, DescribedSuburb described) {
    @TargetAggregateIdentifier
    String suburb() {
        return Suburb.id(suburbId);
    }
}
