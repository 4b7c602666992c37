package marigold.garden.plantinstance;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Notes that the gardener opened his checklist.
record OpenChecklist(long gardenerId, long instanceId) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
