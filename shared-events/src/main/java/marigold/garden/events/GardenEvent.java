package marigold.garden.events;

/// Everything that can happen in the garden context: to what all gardeners share, and to one gardener's own
/// things.
///
/// Conventions of every event: ids are positive; absent text is `""`; a component is never renamed or
/// retyped; months of a year are the twelve lowest bits of a number, January the lowest.
public sealed interface GardenEvent
        permits CataloguePlantEvent, GrowthPlanEvent, GuideEvent, SuburbEvent, GardenEvent.Personal {

    /// What happened to one gardener, who is the tenant, and names him in its payload.
    sealed interface Personal extends GardenEvent permits GardenerEvent, PlantInstanceEvent, RecommendationEvent {
        long gardenerId();
    }
}
