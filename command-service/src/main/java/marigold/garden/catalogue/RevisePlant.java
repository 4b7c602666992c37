package marigold.garden.catalogue;

import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Replaces what the catalogue says about a plant.
record RevisePlant(long plantId, PlantFacts facts) {
    @TargetAggregateIdentifier
    String plant() {
        return CataloguePlant.id(plantId);
    }
}
