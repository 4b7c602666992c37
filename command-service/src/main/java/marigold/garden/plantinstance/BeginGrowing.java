package marigold.garden.plantinstance;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Lets the plant grow from a date on, also again.
///
/// @param today in the gardeners' time zone
record BeginGrowing(long gardenerId, long instanceId, LocalDate startsOn, LocalDate today) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
