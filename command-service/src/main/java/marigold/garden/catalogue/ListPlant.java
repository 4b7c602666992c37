package marigold.garden.catalogue;

import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Adds a plant to the catalogue.
record ListPlant(long plantId, PlantFacts facts) {
    @TargetAggregateIdentifier
    String plant() {
        return CataloguePlant.id(plantId);
    }
}
