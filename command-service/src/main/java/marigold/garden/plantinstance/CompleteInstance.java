package marigold.garden.plantinstance;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Ends the growing: the plant was harvested or is done.
record CompleteInstance(long gardenerId, long instanceId, LocalDate completedOn) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
