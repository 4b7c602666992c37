package marigold.garden.plantinstance;

import java.time.LocalDate;
import marigold.garden.events.PlantInstanceEvent.GrownPlant;
import marigold.garden.events.PlantInstanceEvent.Plan;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Starts one growing of a plant, with the plan that it keeps.
///
/// @param maturityDays from the start date until the plant is ripe
record StartInstance(
        long gardenerId,
        long instanceId,
        GrownPlant plant,
        Plan plan,
        String nickname,
        LocalDate startsOn,
        int maturityDays,
        String location) {
    StartInstance {
        if (plan.stages().isEmpty()) throw new IllegalArgumentException("A plan has at least one stage.");
        if (maturityDays <= 0) throw new IllegalArgumentException("maturityDays must be positive: " + maturityDays);
        if (nickname.isBlank()) throw new IllegalArgumentException("An instance has a nickname.");
    }

    @TargetAggregateIdentifier
    String instance() {
        return PlantInstances.id(instanceId);
    }
}
