package marigold.garden.gardeners;

import static marigold.garden.gardeners.GardenersProjection.GARDENERS;
import static marigold.garden.gardeners.GardenersProjection.PROFILES;
import static marigold.projection.ProjectionSpec.at;

import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.events.GardenerEvent.FavouritePlantAdded;
import marigold.garden.events.GardenerEvent.GardenerRenamed;
import marigold.garden.gardeners.GardenersProjection.Gardener;
import marigold.garden.gardeners.GardenersProjection.Profile;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gardeners")
class GardenersProjectionTest {
    private static final marigold.garden.Gardener ASHA = new marigold.garden.Gardener(7);
    private static final marigold.garden.Gardener RAVI = new marigold.garden.Gardener(8);

    private final ProjectionSpec<?> gardeners = ProjectionSpec.of(new GardenersProjection());

    @Test
    @DisplayName("have an address and a name, which may change")
    void named() {
        gardeners
                .given(ASHA.registered("Asha"), RAVI.registered(""), new GardenerRenamed(7, "Asha R"))
                .thenRows(
                        GARDENERS,
                        new Gardener(7, ASHA.email(), "Asha R", at(1), at(3)),
                        new Gardener(8, RAVI.email(), "", at(2), at(2)))
                .thenRows(PROFILES);
    }

    @Test
    @DisplayName("have the profile that they gave last, and since when")
    void profiles() {
        gardeners
                .given(
                        ASHA.registered("Asha"),
                        ASHA.says(marigold.garden.Gardener.profile("full_sun")),
                        ASHA.says(marigold.garden.Gardener.profile("low_light")),
                        new FavouritePlantAdded(7, 1, 2, "Rose", "flower", "", 0))
                .thenRows(GARDENERS, new Gardener(7, ASHA.email(), "Asha", at(1), at(3)))
                .thenRows(
                        PROFILES,
                        new Profile(
                                7,
                                OptionalLong.of(3),
                                "beginner",
                                "balcony",
                                "shade",
                                OptionalInt.of(250),
                                "low_light",
                                true,
                                false,
                                "low",
                                "{\"mail\":true}",
                                at(2),
                                at(3)));
    }
}
