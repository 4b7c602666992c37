package marigold.garden.favourites;

import java.time.Instant;
import java.util.List;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.GardenerEvent;
import marigold.garden.events.GardenerEvent.FavouriteGuideAdded;
import marigold.garden.events.GardenerEvent.FavouriteGuideRemoved;
import marigold.garden.events.GardenerEvent.FavouritePlantAdded;
import marigold.garden.events.GardenerEvent.FavouritePlantNoted;
import marigold.garden.events.GardenerEvent.FavouritePlantRemoved;
import marigold.garden.events.GardenerEvent.GardenerProfileChanged;
import marigold.garden.events.GardenerEvent.GardenerRegistered;
import marigold.garden.events.GardenerEvent.GardenerRenamed;
import marigold.projection.GardenReadModel;
import marigold.projection.Key;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class FavouritesProjection implements GardenReadModel {
    static final String NAME = "favourites";

    record Plant(
            long gardenerId,
            long plantId,
            long favouriteId,
            String plantName,
            String plantCategory,
            String notes,
            int priority,
            Instant addedAt) {}

    record Guide(
            long gardenerId,
            String guideName,
            long favouriteId,
            String guideCategory,
            String guideTitle,
            String notes,
            Instant addedAt) {}

    static final Table<Plant> PLANTS = Table.of("favourites", Plant.class, "gardener_id", "plant_id");
    static final Table<Guide> GUIDES = Table.of("favourites_guide", Guide.class, "gardener_id", "guide_name");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(PLANTS, GUIDES);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (event instanceof GardenerEvent gardenerEvent) evolve(rows, gardenerEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, GardenerEvent event, Instant at) {
        switch (event) {
            case FavouritePlantAdded added ->
                rows.put(
                        PLANTS,
                        new Plant(
                                added.gardenerId(),
                                added.plantId(),
                                added.favouriteId(),
                                added.plantName(),
                                added.plantCategory(),
                                added.notes(),
                                added.priority(),
                                at));
            case FavouritePlantNoted noted ->
                rows.find(PLANTS, Key.of(noted.gardenerId(), noted.plantId()))
                        .ifPresent(plant -> rows.put(
                                PLANTS,
                                new Plant(
                                        plant.gardenerId(),
                                        plant.plantId(),
                                        plant.favouriteId(),
                                        plant.plantName(),
                                        plant.plantCategory(),
                                        noted.notes(),
                                        noted.priority(),
                                        plant.addedAt())));
            case FavouritePlantRemoved removed -> rows.remove(PLANTS, Key.of(removed.gardenerId(), removed.plantId()));
            case FavouriteGuideAdded added ->
                rows.put(
                        GUIDES,
                        new Guide(
                                added.gardenerId(),
                                added.guideName(),
                                added.favouriteId(),
                                added.guideCategory(),
                                added.guideTitle(),
                                added.notes(),
                                at));
            case FavouriteGuideRemoved removed ->
                rows.remove(GUIDES, Key.of(removed.gardenerId(), removed.guideName()));
            case GardenerRegistered _, GardenerRenamed _, GardenerProfileChanged _ -> {}
        }
    }
}
