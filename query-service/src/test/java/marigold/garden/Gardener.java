package marigold.garden;

import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.events.GardenerEvent.GardenerProfileChanged;
import marigold.garden.events.GardenerEvent.GardenerRegistered;
import marigold.garden.events.GardenerEvent.Profile;

/// A gardener and the events of his life.
public record Gardener(long gardenerId) {
    public String email() {
        return "gardener%d@garden.example".formatted(gardenerId);
    }

    public GardenerRegistered registered(String name) {
        return new GardenerRegistered(gardenerId, email(), name);
    }

    public GardenerProfileChanged says(Profile profile) {
        return new GardenerProfileChanged(gardenerId, profile);
    }

    /// A profile with a word in every place.
    public static Profile profile(String sunExposure) {
        return new Profile(
                OptionalLong.of(3),
                "beginner",
                "balcony",
                "shade",
                OptionalInt.of(250),
                sunExposure,
                true,
                false,
                "low",
                "{\"mail\":true}");
    }
}
