package marigold.garden;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import marigold.garden.events.GrowthPlanEvent.CareTip;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import marigold.garden.events.GrowthPlanEvent.SetupStep;
import marigold.garden.events.PlantInstanceEvent.GrownPlant;
import marigold.garden.events.PlantInstanceEvent.InstanceStarted;
import marigold.garden.events.PlantInstanceEvent.Plan;

/// Plan P of section 10 of the garden's specification, and instances that are started with it: fifteen items,
/// sixty days.
public final class Growing {
    public static final int DAYS = 60;

    private static final List<Requirement> ITEMS = IntStream.rangeClosed(1, 15)
            .mapToObj(i -> new Requirement(
                    "tools_item_" + i, i < 10 ? "Tools" : "Soil", "Item " + i, "1", i == 15, i == 1 ? "Sharp" : ""))
            .toList();

    private static final List<GrowthStage> STAGES = List.of(
            stage("germination", 0, 10),
            stage("seedling", 11, 25),
            stage("vegetative", 26, 45),
            stage("harvest", 46, DAYS));

    private Growing() {}

    private static GrowthStage stage(String name, int start, int end) {
        return new GrowthStage(name, start, end, "About " + name, List.of("Looks like " + name));
    }

    /// A plan with five tips for each stage.
    public static GrowthPlanPublished plan(long plantId, int version) {
        return new GrowthPlanPublished(
                plantId,
                version,
                "editor",
                ITEMS,
                List.of(new SetupStep(1, "Dig", "Dig a bed.", "1 h", List.of("Deep"), List.of())),
                STAGES,
                STAGES.stream()
                        .flatMap(stage -> IntStream.rangeClosed(1, 5)
                                .mapToObj(i -> new CareTip(
                                        stage.stageName(), stage.stageName() + " tip " + i, "water", "low")))
                        .toList());
    }

    /// Not growing yet.
    public static InstanceStarted started(Gardener gardener, long instanceId, long plantId, LocalDate startsOn) {
        return new InstanceStarted(
                gardener.gardenerId(),
                instanceId,
                new GrownPlant(plantId, "Carrot", "Daucus carota", "vegetable", ""),
                new Plan(1, ITEMS, STAGES),
                "Balcony",
                startsOn,
                startsOn.plusDays(DAYS),
                DAYS,
                "germination",
                "Shelf");
    }

    public static String key(int item) {
        return "tools_item_" + item;
    }
}
