package marigold.garden.plantinstance;

import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Changes what is given and leaves the rest.
///
/// @param align whether the dates move so that today is the stage's first day
/// @param today in the gardeners' time zone
record ChangeProgress(
        long gardenerId,
        long instanceId,
        Optional<String> stageName,
        Optional<String> notes,
        Optional<String> location,
        boolean align,
        LocalDate today) {
    ChangeProgress {
        if (align && stageName.isEmpty()) throw new IllegalArgumentException("Aligning needs a stage.");
    }

    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
