package marigold.garden.catalogue;

import java.util.List;
import java.util.OptionalInt;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.CataloguePlantEvent.Traits;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A plant of the catalogue")
class CataloguePlantTest {
    private static final long DILL = 5;

    private final FixtureConfiguration<CataloguePlant> plant = new AggregateTestFixture<>(CataloguePlant.class);

    @Test
    @DisplayName("is listed with everything that its file says")
    void listed() {
        plant.givenNoPriorActivity()
                .when(new ListPlant(DILL, dill("Sow direct.")))
                .expectEvents(new PlantListed(DILL, dill("Sow direct.")));
    }

    @Test
    @DisplayName("is revised as a whole")
    void revised() {
        plant.given(new PlantListed(DILL, dill("Sow direct.")))
                .when(new RevisePlant(DILL, dill("Sow in trays.")))
                .expectEvents(new PlantRevised(DILL, dill("Sow in trays.")))
                .expectResultMessagePayload(true);
    }

    @Test
    @DisplayName("is not revised by what it says already")
    void noNews() {
        plant.given(new PlantListed(DILL, dill("Sow direct.")), new PlantRevised(DILL, dill("Sow in trays.")))
                .when(new RevisePlant(DILL, dill("Sow in trays.")))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    private static PlantFacts dill(String sowingMethod) {
        return new PlantFacts(
                "Dill",
                "Anethum graveolens",
                "herb",
                "",
                "Annual herb",
                "60 days",
                "30cm",
                "5mm",
                "Full sun",
                "Spring",
                "",
                sowingMethod,
                "Half hardy",
                "",
                "",
                "",
                "",
                List.of("dill.jpg"),
                "October",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                new Traits(
                        List.of("full_sun"),
                        false,
                        false,
                        true,
                        false,
                        "unknown",
                        List.of(),
                        60,
                        OptionalInt.of(60),
                        OptionalInt.of(30),
                        OptionalInt.of(5),
                        new SowingMonths(512, 0, 0, 0, 0),
                        false));
    }
}
