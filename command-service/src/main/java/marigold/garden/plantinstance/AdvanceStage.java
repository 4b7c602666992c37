package marigold.garden.plantinstance;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Moves the instance to the stage that its days have reached.
///
/// @param today in the gardeners' time zone
record AdvanceStage(long gardenerId, long instanceId, LocalDate today) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
