package marigold.garden.events;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.axonframework.serialization.Revision;

/// The life of a gardener: who he is, where he gardens, and what he keeps as a favourite.
public sealed interface GardenerEvent extends GardenEvent.Personal {

    /// What a gardener says of himself and of his garden; `""` or absent where he said nothing. A square
    /// metre has 100 square decimetres. `notificationPreferences` is JSON.
    record Profile(
            OptionalLong suburbId,
            String experienceLevel,
            String gardenType,
            String climateGoals,
            OptionalInt availableSpaceSquareDecimetres,
            String sunExposure,
            boolean hasContainers,
            boolean organicPreference,
            String budgetLevel,
            String notificationPreferences) {}

    /// `email` is in lower case.
    @Revision("1")
    record GardenerRegistered(long gardenerId, String email, String name) implements GardenerEvent {}

    @Revision("1")
    record GardenerRenamed(long gardenerId, String name) implements GardenerEvent {}

    /// The whole profile after the change.
    @Revision("1")
    record GardenerProfileChanged(long gardenerId, Profile profile) implements GardenerEvent {}

    /// Name and category of the plant are the words of that day.
    @Revision("1")
    record FavouritePlantAdded(
            long gardenerId,
            long favouriteId,
            long plantId,
            String plantName,
            String plantCategory,
            String notes,
            int priority)
            implements GardenerEvent {}

    @Revision("1")
    record FavouritePlantNoted(long gardenerId, long favouriteId, long plantId, String notes, int priority)
            implements GardenerEvent {}

    @Revision("1")
    record FavouritePlantRemoved(long gardenerId, long favouriteId, long plantId) implements GardenerEvent {}

    @Revision("1")
    record FavouriteGuideAdded(
            long gardenerId, long favouriteId, String guideName, String guideCategory, String guideTitle, String notes)
            implements GardenerEvent {}

    @Revision("1")
    record FavouriteGuideRemoved(long gardenerId, long favouriteId, String guideName) implements GardenerEvent {}
}
