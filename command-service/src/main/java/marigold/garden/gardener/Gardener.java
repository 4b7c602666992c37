package marigold.garden.gardener;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marigold.garden.events.GardenerEvent;
import marigold.garden.events.GardenerEvent.FavouriteGuideAdded;
import marigold.garden.events.GardenerEvent.FavouriteGuideRemoved;
import marigold.garden.events.GardenerEvent.FavouritePlantAdded;
import marigold.garden.events.GardenerEvent.FavouritePlantNoted;
import marigold.garden.events.GardenerEvent.FavouritePlantRemoved;
import marigold.garden.events.GardenerEvent.GardenerProfileChanged;
import marigold.garden.events.GardenerEvent.GardenerRegistered;
import marigold.garden.events.GardenerEvent.GardenerRenamed;
import marigold.garden.events.GardenerEvent.Profile;
import marigold.garden.gardener.SyncFavouritePlants.Candidate;
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// Somebody with a garden: who he is, what he says of it, and what he keeps as favourites. A plant is a
/// favourite once, and so is a guide's name.
@AggregateRoot(type = Gardeners.TYPE)
final class Gardener {
    @AggregateIdentifier
    private String id;

    private long gardenerId;
    private String email;
    private String name;
    private Optional<Profile> profile = Optional.empty();
    private final Map<Long, KeptPlant> plants = new LinkedHashMap<>();

    /// Ids of favourites by the guides' names.
    private final Map<String, Long> guides = new HashMap<>();

    Gardener() {}

    @CommandHandler
    Gardener(RegisterGardener command) {
        apply(new GardenerRegistered(command.gardenerId(), command.email(), command.name()));
    }

    @CommandHandler
    GardenerState handle(ChangeGardener command) {
        String newName = command.name().orElse(name);
        boolean renamed = !newName.equals(name);
        if (renamed) apply(new GardenerRenamed(gardenerId, newName));
        Profile before = profile.orElse(ProfileChanges.BLANK);
        Profile after = command.changes().onto(before);
        boolean profileChanged = !after.equals(before);
        if (profileChanged) apply(new GardenerProfileChanged(gardenerId, after));
        return new GardenerState(gardenerId, email, name, profile, renamed || profileChanged, profileChanged);
    }

    @CommandHandler
    KeptPlant handle(FavouritePlant command) {
        long plantId = command.plantId();
        KeptPlant kept = plants.get(plantId);
        if (kept == null) {
            apply(new FavouritePlantAdded(
                    gardenerId,
                    command.favouriteId(),
                    plantId,
                    command.plantName(),
                    command.plantCategory(),
                    command.notes().orElse(""),
                    command.priority().orElse(0)));
            return plants.get(plantId);
        }
        String notes = command.notes().orElse(kept.notes());
        int priority = command.priority().orElse(kept.priority());
        if (!notes.equals(kept.notes()) || priority != kept.priority()) {
            apply(new FavouritePlantNoted(gardenerId, kept.favouriteId(), plantId, notes, priority));
        }
        return plants.get(plantId);
    }

    /// Answers with all favourite plants.
    @CommandHandler
    List<KeptPlant> handle(SyncFavouritePlants command) {
        for (Candidate plant : command.plants()) {
            if (plants.containsKey(plant.plantId())) continue;
            apply(new FavouritePlantAdded(
                    gardenerId,
                    plant.favouriteId(),
                    plant.plantId(),
                    plant.plantName(),
                    plant.plantCategory(),
                    command.notes(),
                    0));
        }
        return List.copyOf(plants.values());
    }

    @CommandHandler
    void handle(UnfavouritePlant command) {
        KeptPlant kept = plants.get(command.plantId());
        if (kept == null) throw new Unknown("Favorite not found");
        apply(new FavouritePlantRemoved(gardenerId, kept.favouriteId(), kept.plantId()));
    }

    @CommandHandler
    void handle(FavouriteGuide command) {
        if (guides.containsKey(command.guideName())) throw new GuideIsFavourite();
        apply(new FavouriteGuideAdded(
                gardenerId,
                command.favouriteId(),
                command.guideName(),
                command.guideCategory(),
                command.guideTitle(),
                command.notes()));
    }

    @CommandHandler
    void handle(UnfavouriteGuide command) {
        Long favouriteId = guides.get(command.guideName());
        if (favouriteId == null) throw new Unknown("Favorite not found");
        apply(new FavouriteGuideRemoved(gardenerId, favouriteId, command.guideName()));
    }

    @EventSourcingHandler
    void on(GardenerEvent event) {
        switch (event) {
            case GardenerRegistered registered -> {
                gardenerId = registered.gardenerId();
                id = Gardeners.aggregateId(gardenerId);
                email = registered.email();
                name = registered.name();
            }
            case GardenerRenamed renamed -> name = renamed.name();
            case GardenerProfileChanged changed -> profile = Optional.of(changed.profile());
            case FavouritePlantAdded added ->
                plants.put(
                        added.plantId(),
                        new KeptPlant(
                                added.favouriteId(),
                                added.plantId(),
                                added.plantName(),
                                added.plantCategory(),
                                added.notes(),
                                added.priority()));
            case FavouritePlantNoted noted ->
                plants.computeIfPresent(
                        noted.plantId(),
                        (_, kept) -> new KeptPlant(
                                kept.favouriteId(),
                                kept.plantId(),
                                kept.plantName(),
                                kept.plantCategory(),
                                noted.notes(),
                                noted.priority()));
            case FavouritePlantRemoved removed -> plants.remove(removed.plantId());
            case FavouriteGuideAdded added -> guides.put(added.guideName(), added.favouriteId());
            case FavouriteGuideRemoved removed -> guides.remove(removed.guideName());
        }
    }
}
