package marigold.garden.events;

import java.util.List;
import org.axonframework.serialization.Revision;

/// The life of a plant's growth plan, which all who grow the plant share.
public sealed interface GrowthPlanEvent extends GardenEvent {
    long plantId();

    /// Things to have before sowing, by category, in the order of the checklist.
    record Requirement(String itemKey, String category, String item, String quantity, boolean optional, String notes) {}

    /// One step of the preparation, counted from 1.
    record SetupStep(
            int step, String title, String description, String duration, List<String> tips, List<String> warnings) {}

    /// A stage of the growth, its first and last day included; day 0 is the start date.
    record GrowthStage(String stageName, int startDay, int endDay, String description, List<String> keyIndicators) {}

    /// Advice for a stage. `importance` is low, medium or high.
    record CareTip(String stageName, String tip, String category, String importance) {}

    /// A plan replaced the one before it. Instances keep the version that they started with. `source` is
    /// template or editor.
    @Revision("1")
    record GrowthPlanPublished(
            long plantId,
            int planVersion,
            String source,
            List<Requirement> requirements,
            List<SetupStep> setupSteps,
            List<GrowthStage> stages,
            List<CareTip> careTips)
            implements GrowthPlanEvent {}
}
