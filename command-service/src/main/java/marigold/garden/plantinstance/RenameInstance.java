package marigold.garden.plantinstance;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Gives the instance another nickname.
record RenameInstance(long gardenerId, long instanceId, String nickname) {
    RenameInstance {
        if (nickname.isBlank()) throw new IllegalArgumentException("An instance has a nickname.");
    }

    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
