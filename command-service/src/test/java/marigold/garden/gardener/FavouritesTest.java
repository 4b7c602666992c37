package marigold.garden.gardener;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.garden.events.GardenerEvent.FavouriteGuideAdded;
import marigold.garden.events.GardenerEvent.FavouriteGuideRemoved;
import marigold.garden.events.GardenerEvent.FavouritePlantAdded;
import marigold.garden.events.GardenerEvent.FavouritePlantNoted;
import marigold.garden.events.GardenerEvent.FavouritePlantRemoved;
import marigold.garden.events.GardenerEvent.GardenerRegistered;
import marigold.garden.gardener.SyncFavouritePlants.Candidate;
import marigold.refusal.Unknown;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gardener's favourites")
class FavouritesTest {
    private static final long ASHA = 7;
    private static final long ROSE = 31;
    private static final long DILL = 32;
    private static final GardenerRegistered REGISTERED = new GardenerRegistered(ASHA, "asha@garden.example", "Asha");
    private static final FavouritePlantAdded ROSE_ADDED =
            new FavouritePlantAdded(ASHA, 1, ROSE, "Rose", "flower", "red", 2);

    private final FixtureConfiguration<Gardener> gardener = new AggregateTestFixture<>(Gardener.class);

    @Test
    @DisplayName("gain a plant, with notes or without")
    void adds() {
        gardener.given(REGISTERED)
                .when(rose(1, Optional.of("red"), OptionalInt.of(2)))
                .expectEvents(ROSE_ADDED)
                .expectResultMessagePayload(new KeptPlant(1, ROSE, "Rose", "flower", "red", 2));
        gardener.given(REGISTERED)
                .when(rose(1, Optional.empty(), OptionalInt.empty()))
                .expectEvents(new FavouritePlantAdded(ASHA, 1, ROSE, "Rose", "flower", "", 0));
    }

    @Test
    @DisplayName("F1: have a plant once, and change its notes and priority only when they are given")
    void once() {
        gardener.given(REGISTERED, ROSE_ADDED)
                .when(rose(9, Optional.empty(), OptionalInt.empty()))
                .expectNoEvents()
                .expectResultMessagePayload(new KeptPlant(1, ROSE, "Rose", "flower", "red", 2));
        gardener.given(REGISTERED, ROSE_ADDED)
                .when(rose(9, Optional.of("pink"), OptionalInt.empty()))
                .expectEvents(new FavouritePlantNoted(ASHA, 1, ROSE, "pink", 2))
                .expectResultMessagePayload(new KeptPlant(1, ROSE, "Rose", "flower", "pink", 2));
        gardener.given(REGISTERED, ROSE_ADDED)
                .when(rose(9, Optional.of("red"), OptionalInt.of(0)))
                .expectEvents(new FavouritePlantNoted(ASHA, 1, ROSE, "red", 0));
    }

    @Test
    @DisplayName("F2: gain the plants of another device that are missing, each once, and lose none")
    void syncs() {
        gardener.given(REGISTERED, ROSE_ADDED)
                .when(new SyncFavouritePlants(
                        ASHA,
                        List.of(
                                new Candidate(2, ROSE, "Rose", "flower"),
                                new Candidate(3, DILL, "Dill", "herb"),
                                new Candidate(4, DILL, "Dill", "herb")),
                        "synced"))
                .expectEvents(new FavouritePlantAdded(ASHA, 3, DILL, "Dill", "herb", "synced", 0))
                .expectResultMessagePayload(List.of(
                        new KeptPlant(1, ROSE, "Rose", "flower", "red", 2),
                        new KeptPlant(3, DILL, "Dill", "herb", "synced", 0)));
        gardener.given(REGISTERED, ROSE_ADDED)
                .when(new SyncFavouritePlants(ASHA, List.of(), "synced"))
                .expectNoEvents();
    }

    @Test
    @DisplayName("F4: lose a plant that is among them, which may come again as another favourite")
    void removes() {
        gardener.given(REGISTERED, ROSE_ADDED)
                .when(new UnfavouritePlant(ASHA, ROSE))
                .expectEvents(new FavouritePlantRemoved(ASHA, 1, ROSE));
        gardener.given(REGISTERED, ROSE_ADDED, new FavouritePlantRemoved(ASHA, 1, ROSE))
                .when(new UnfavouritePlant(ASHA, ROSE))
                .expectException(Unknown.class)
                .expectNoEvents();
        gardener.given(REGISTERED, ROSE_ADDED, new FavouritePlantRemoved(ASHA, 1, ROSE))
                .when(rose(8, Optional.empty(), OptionalInt.empty()))
                .expectEvents(new FavouritePlantAdded(ASHA, 8, ROSE, "Rose", "flower", "", 0));
    }

    @Test
    @DisplayName("G1: gain a guide once, whatever its category, and lose it")
    void guides() {
        var added = new FavouriteGuideAdded(ASHA, 5, "compost.md", "Composting", "Compost", "for May");
        gardener.given(REGISTERED)
                .when(new FavouriteGuide(ASHA, 5, "compost.md", "Composting", "Compost", "for May"))
                .expectEvents(added);
        gardener.given(REGISTERED, added)
                .when(new FavouriteGuide(ASHA, 6, "compost.md", "Craft", "Compost", ""))
                .expectException(GuideIsFavourite.class)
                .expectNoEvents();
        var removed = new FavouriteGuideRemoved(ASHA, 5, "compost.md");
        gardener.given(REGISTERED, added)
                .when(new UnfavouriteGuide(ASHA, "compost.md"))
                .expectEvents(removed);
        gardener.given(REGISTERED, added, removed)
                .when(new UnfavouriteGuide(ASHA, "compost.md"))
                .expectException(Unknown.class);
        gardener.given(REGISTERED, added, removed)
                .when(new FavouriteGuide(ASHA, 7, "compost.md", "Craft", "Compost", ""))
                .expectEvents(new FavouriteGuideAdded(ASHA, 7, "compost.md", "Craft", "Compost", ""));
    }

    private static FavouritePlant rose(long favouriteId, Optional<String> notes, OptionalInt priority) {
        return new FavouritePlant(ASHA, favouriteId, ROSE, "Rose", "flower", notes, priority);
    }
}
