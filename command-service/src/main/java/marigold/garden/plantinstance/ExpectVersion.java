package marigold.garden.plantinstance;

import marigold.idempotency.Precondition;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Goes before another command of the same unit, which is refused with this one when the instance has another
/// version than the caller saw.
record ExpectVersion(long gardenerId, long instanceId, Precondition precondition) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
