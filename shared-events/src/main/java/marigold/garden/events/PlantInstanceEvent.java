package marigold.garden.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import org.axonframework.serialization.Revision;

/// One growing of one plant by one gardener, from the first checklist to the harvest.
public sealed interface PlantInstanceEvent extends GardenEvent.Personal {
    long instanceId();

    /// The plant in the words of the day on which the instance was started.
    record GrownPlant(long plantId, String name, String scientificName, String category, String imageUrl) {}

    /// The part of the growth plan that decisions need, as it was when the instance was started.
    record Plan(int planVersion, List<Requirement> requirements, List<GrowthStage> stages) {}

    /// A new instance waits for its preparation and does not grow yet. `maturesOn` counts the plant's days
    /// from the start date.
    @Revision("1")
    record InstanceStarted(
            long gardenerId,
            long instanceId,
            GrownPlant plant,
            Plan plan,
            String nickname,
            LocalDate startsOn,
            LocalDate maturesOn,
            int maturityDays,
            String stageName,
            String location)
            implements PlantInstanceEvent {}

    /// The gardener opened the checklist, which has had its items from the start.
    @Revision("1")
    record ChecklistOpened(long gardenerId, long instanceId) implements PlantInstanceEvent {}

    @Revision("1")
    record ItemTicked(long gardenerId, long instanceId, String itemKey, Instant completedAt)
            implements PlantInstanceEvent {}

    @Revision("1")
    record ItemUnticked(long gardenerId, long instanceId, String itemKey) implements PlantInstanceEvent {}

    @Revision("1")
    record ItemNoted(long gardenerId, long instanceId, String itemKey, String notes) implements PlantInstanceEvent {}

    @Revision("1")
    record SetupCompleted(long gardenerId, long instanceId, Instant completedAt) implements PlantInstanceEvent {}

    /// Growing began, or began again, on a date.
    @Revision("1")
    record GrowingBegun(long gardenerId, long instanceId, LocalDate startsOn, LocalDate maturesOn, String stageName)
            implements PlantInstanceEvent {}

    /// `automatic` when the days decided it.
    @Revision("1")
    record StageChanged(long gardenerId, long instanceId, String stageName, boolean automatic)
            implements PlantInstanceEvent {}

    /// The dates were moved so that the day of the request is the first of the stage; the plant grows.
    @Revision("1")
    record InstanceAligned(long gardenerId, long instanceId, LocalDate startsOn, LocalDate maturesOn, String stageName)
            implements PlantInstanceEvent {}

    @Revision("1")
    record InstanceNoted(long gardenerId, long instanceId, String notes) implements PlantInstanceEvent {}

    @Revision("1")
    record InstanceMoved(long gardenerId, long instanceId, String location) implements PlantInstanceEvent {}

    @Revision("1")
    record InstanceRenamed(long gardenerId, long instanceId, String nickname) implements PlantInstanceEvent {}

    /// The plant was harvested or is done.
    @Revision("1")
    record InstanceCompleted(long gardenerId, long instanceId, LocalDate completedOn) implements PlantInstanceEvent {}

    @Revision("1")
    record InstanceArchived(long gardenerId, long instanceId) implements PlantInstanceEvent {}

    /// The gardener wants it gone from everything that he sees.
    @Revision("1")
    record InstanceRemoved(long gardenerId, long instanceId) implements PlantInstanceEvent {}
}
