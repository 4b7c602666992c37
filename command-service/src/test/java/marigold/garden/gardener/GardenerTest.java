package marigold.garden.gardener;

import static marigold.garden.gardener.ProfileChanges.BLANK;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.events.GardenerEvent.GardenerProfileChanged;
import marigold.garden.events.GardenerEvent.GardenerRegistered;
import marigold.garden.events.GardenerEvent.GardenerRenamed;
import marigold.garden.events.GardenerEvent.Profile;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gardener")
class GardenerTest {
    private static final long ASHA = 7;
    private static final GardenerRegistered REGISTERED = new GardenerRegistered(ASHA, "asha@garden.example", "Asha");

    private static final ProfileChanges NOTHING = new ProfileChanges(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final ProfileChanges EVERYTHING = new ProfileChanges(
            Optional.of(OptionalLong.of(3)),
            Optional.of("beginner"),
            Optional.of("balcony"),
            Optional.of("shade"),
            Optional.of(OptionalInt.of(250)),
            Optional.of("part_sun"),
            Optional.of(true),
            Optional.of(false),
            Optional.of("low"),
            Optional.of("{\"mail\":true}"));

    private static final Profile FULL = new Profile(
            OptionalLong.of(3),
            "beginner",
            "balcony",
            "shade",
            OptionalInt.of(250),
            "part_sun",
            true,
            false,
            "low",
            "{\"mail\":true}");

    private final FixtureConfiguration<Gardener> gardener = new AggregateTestFixture<>(Gardener.class);

    @Test
    @DisplayName("registers with an address and a name")
    void registers() {
        gardener.givenNoPriorActivity()
                .when(new RegisterGardener(ASHA, "asha@garden.example", "Asha"))
                .expectEvents(REGISTERED);
    }

    @Test
    @DisplayName("says things of himself and of his garden")
    void saysThings() {
        gardener.given(REGISTERED)
                .when(new ChangeGardener(ASHA, Optional.of("Asha R"), EVERYTHING))
                .expectEvents(new GardenerRenamed(ASHA, "Asha R"), new GardenerProfileChanged(ASHA, FULL))
                .expectResultMessagePayload(
                        new GardenerState(ASHA, "asha@garden.example", "Asha R", Optional.of(FULL), true, true));
    }

    @Test
    @DisplayName("T29: keeps what a request does not speak of")
    void keeps() {
        ProfileChanges onlySun = changes(Optional.empty(), Optional.of("full_sun"));
        Profile sunny = new Profile(
                OptionalLong.of(3),
                "beginner",
                "balcony",
                "shade",
                OptionalInt.of(250),
                "full_sun",
                true,
                false,
                "low",
                "{\"mail\":true}");
        gardener.given(REGISTERED, new GardenerProfileChanged(ASHA, FULL))
                .when(new ChangeGardener(ASHA, Optional.empty(), onlySun))
                .expectEvents(new GardenerProfileChanged(ASHA, sunny));
        gardener.given(REGISTERED, new GardenerProfileChanged(ASHA, FULL))
                .when(new ChangeGardener(ASHA, Optional.empty(), NOTHING))
                .expectNoEvents()
                .expectResultMessagePayload(
                        new GardenerState(ASHA, "asha@garden.example", "Asha", Optional.of(FULL), false, false));
    }

    @Test
    @DisplayName("takes back what is cleared")
    void clears() {
        gardener.given(REGISTERED, new GardenerProfileChanged(ASHA, profile(OptionalLong.of(3), "full_sun")))
                .when(new ChangeGardener(
                        ASHA, Optional.of(""), changes(Optional.of(OptionalLong.empty()), Optional.of(""))))
                .expectEvents(new GardenerRenamed(ASHA, ""), new GardenerProfileChanged(ASHA, BLANK));
    }

    @Test
    @DisplayName("notes nothing when a request says what is known, or what holds unsaid")
    void unchanged() {
        gardener.given(REGISTERED, new GardenerProfileChanged(ASHA, FULL))
                .when(new ChangeGardener(ASHA, Optional.of("Asha"), EVERYTHING))
                .expectNoEvents();
        gardener.given(REGISTERED)
                .when(new ChangeGardener(ASHA, Optional.empty(), changes(Optional.empty(), Optional.of(""))))
                .expectNoEvents()
                .expectResultMessagePayload(
                        new GardenerState(ASHA, "asha@garden.example", "Asha", Optional.empty(), false, false));
    }

    private static Profile profile(OptionalLong suburbId, String sunExposure) {
        return changes(Optional.of(suburbId), Optional.of(sunExposure)).onto(BLANK);
    }

    private static ProfileChanges changes(Optional<OptionalLong> suburbId, Optional<String> sunExposure) {
        return new ProfileChanges(
                suburbId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sunExposure,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
