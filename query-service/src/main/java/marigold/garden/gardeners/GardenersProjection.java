package marigold.garden.gardeners;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
final class GardenersProjection implements GardenReadModel {
    static final String NAME = "gardeners";

    record Gardener(long gardenerId, String email, String name, Instant registeredAt, Instant changedAt) {}

    record Profile(
            long gardenerId,
            OptionalLong suburbId,
            String experienceLevel,
            String gardenType,
            String climateGoals,
            OptionalInt availableSpaceSquareDecimetres,
            String sunExposure,
            boolean hasContainers,
            boolean organicPreference,
            String budgetLevel,
            String notificationPreferences,
            Instant firstAt,
            Instant changedAt) {}

    static final Table<Gardener> GARDENERS = Table.of("gardeners", Gardener.class, "gardener_id");
    static final Table<Profile> PROFILES = Table.of("gardeners_profile", Profile.class, "gardener_id");

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
        return List.of(GARDENERS, PROFILES);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (event instanceof GardenerEvent gardenerEvent) evolve(rows, gardenerEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, GardenerEvent event, Instant at) {
        switch (event) {
            case GardenerRegistered registered ->
                rows.put(
                        GARDENERS,
                        new Gardener(registered.gardenerId(), registered.email(), registered.name(), at, at));
            case GardenerRenamed renamed -> change(rows, renamed.gardenerId(), renamed.name(), at);
            case GardenerProfileChanged changed -> change(rows, changed, at);
            case FavouritePlantAdded _,
                    FavouritePlantNoted _,
                    FavouritePlantRemoved _,
                    FavouriteGuideAdded _,
                    FavouriteGuideRemoved _ -> {}
        }
    }

    private static void change(Rows rows, long gardenerId, String name, Instant at) {
        rows.find(GARDENERS, Key.of(gardenerId))
                .ifPresent(gardener -> rows.put(
                        GARDENERS, new Gardener(gardenerId, gardener.email(), name, gardener.registeredAt(), at)));
    }

    private static void change(Rows rows, GardenerProfileChanged event, Instant at) {
        Key key = Key.of(event.gardenerId());
        Optional<Gardener> gardener = rows.find(GARDENERS, key);
        Optional<Profile> before = rows.find(PROFILES, key);
        gardener.ifPresent(known -> change(rows, event.gardenerId(), known.name(), at));
        GardenerEvent.Profile profile = event.profile();
        rows.put(
                PROFILES,
                new Profile(
                        event.gardenerId(),
                        profile.suburbId(),
                        profile.experienceLevel(),
                        profile.gardenType(),
                        profile.climateGoals(),
                        profile.availableSpaceSquareDecimetres(),
                        profile.sunExposure(),
                        profile.hasContainers(),
                        profile.organicPreference(),
                        profile.budgetLevel(),
                        profile.notificationPreferences(),
                        before.map(Profile::firstAt).orElse(at),
                        at));
    }
}
