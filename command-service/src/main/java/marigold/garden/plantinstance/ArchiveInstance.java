package marigold.garden.plantinstance;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Puts the instance away without removing it.
record ArchiveInstance(long gardenerId, long instanceId) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
