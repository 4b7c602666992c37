package marigold.garden.plantinstance;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Removes the instance from everything that its gardener sees.
record RemoveInstance(long gardenerId, long instanceId) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
