package marigold.garden.plantinstance;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Notes that everything is prepared.
///
/// @param now time of the request
record CompleteSetup(long gardenerId, long instanceId, Instant now) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
