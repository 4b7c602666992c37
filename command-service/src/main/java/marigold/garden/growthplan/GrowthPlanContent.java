package marigold.garden.growthplan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import marigold.garden.events.GrowthPlanEvent.CareTip;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import marigold.garden.events.GrowthPlanEvent.SetupStep;

/// Everything that a plan says. Its stages follow each other from day 0 without a gap, and each item of its
/// checklist has a key of its own.
record GrowthPlanContent(
        List<Requirement> requirements, List<SetupStep> setupSteps, List<GrowthStage> stages, List<CareTip> careTips) {

    public GrowthPlanContent {
        requirements = List.copyOf(requirements);
        setupSteps = List.copyOf(setupSteps);
        stages = List.copyOf(stages);
        careTips = List.copyOf(careTips);
        Set<String> keys = new HashSet<>();
        for (Requirement requirement : requirements) {
            if (!keys.add(requirement.itemKey())) {
                throw new IllegalArgumentException("Two items have the key " + requirement.itemKey());
            }
        }
        int day = 0;
        for (GrowthStage stage : stages) {
            if (stage.startDay() != day || stage.endDay() < day) {
                throw new IllegalArgumentException(
                        "The stage %s does not begin on day %d".formatted(stage.stageName(), day));
            }
            day = stage.endDay() + 1;
        }
        if (stages.isEmpty()) throw new IllegalArgumentException("A plan has at least one stage.");
    }
}
