package marigold.garden.plantinstance;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Ticks an item of the checklist or takes the tick away.
///
/// @param notes  the item's notes from now on; empty leaves them
/// @param at    time of the request
record MarkItem(
        long gardenerId, long instanceId, String itemKey, boolean completed, Optional<String> notes, Instant at) {
    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
