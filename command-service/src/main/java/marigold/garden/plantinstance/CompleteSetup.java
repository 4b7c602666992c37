package marigold.garden.plantinstance;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Notes that everything is prepared.
///
/// @param at time of the request
record CompleteSetup(long gardenerId, long instanceId, Instant at) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
