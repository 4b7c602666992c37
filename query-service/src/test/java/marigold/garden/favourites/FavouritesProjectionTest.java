package marigold.garden.favourites;

import static marigold.garden.favourites.FavouritesProjection.GUIDES;
import static marigold.garden.favourites.FavouritesProjection.PLANTS;
import static marigold.projection.ProjectionSpec.at;

import marigold.garden.Gardener;
import marigold.garden.events.GardenerEvent.FavouriteGuideAdded;
import marigold.garden.events.GardenerEvent.FavouriteGuideRemoved;
import marigold.garden.events.GardenerEvent.FavouritePlantAdded;
import marigold.garden.events.GardenerEvent.FavouritePlantNoted;
import marigold.garden.events.GardenerEvent.FavouritePlantRemoved;
import marigold.garden.favourites.FavouritesProjection.Guide;
import marigold.garden.favourites.FavouritesProjection.Plant;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The favourites of a gardener")
class FavouritesProjectionTest {
    private final ProjectionSpec<?> favourites = ProjectionSpec.of(new FavouritesProjection());

    @Test
    @DisplayName("are the plants that he added and did not remove, with what he noted last")
    void plants() {
        favourites
                .given(
                        new Gardener(7).registered("Asha"),
                        new FavouritePlantAdded(7, 1, 31, "Rose", "flower", "red", 0),
                        new FavouritePlantAdded(7, 2, 32, "Dill", "herb", "", 2),
                        new FavouritePlantNoted(7, 1, 31, "pink", 1),
                        new FavouritePlantAdded(8, 3, 31, "Rose", "flower", "", 0),
                        new FavouritePlantRemoved(7, 2, 32))
                .thenRows(
                        PLANTS,
                        new Plant(7, 31, 1, "Rose", "flower", "pink", 1, at(2)),
                        new Plant(8, 31, 3, "Rose", "flower", "", 0, at(5)))
                .thenRows(GUIDES);
    }

    @Test
    @DisplayName("are new ones when they come again")
    void again() {
        favourites
                .given(
                        new FavouritePlantAdded(7, 1, 31, "Rose", "flower", "red", 3),
                        new FavouritePlantRemoved(7, 1, 31),
                        new FavouritePlantAdded(7, 4, 31, "Rose", "flower", "", 0))
                .thenRows(PLANTS, new Plant(7, 31, 4, "Rose", "flower", "", 0, at(3)));
    }

    @Test
    @DisplayName("are guides too, one of a name")
    void guides() {
        favourites
                .given(
                        new FavouriteGuideAdded(7, 1, "compost.md", "Composting", "Compost", "for May"),
                        new FavouriteGuideAdded(7, 2, "snails.md", "pests-diseases", "Snails", ""),
                        new FavouriteGuideRemoved(7, 1, "compost.md"))
                .thenRows(GUIDES, new Guide(7, "snails.md", 2, "pests-diseases", "Snails", "", at(2)))
                .thenRows(PLANTS);
    }
}
