package marigold.garden.suburb;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Adds a suburb.
record ListSuburb(long suburbId, DescribedSuburb described) {
    @TargetAggregateIdentifier
    String suburb() {
        return Suburb.id(suburbId);
    }
}
