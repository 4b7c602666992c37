package marigold.garden.plantcards;

import static marigold.garden.Varieties.basil;
import static marigold.garden.Varieties.plant;
import static marigold.garden.plantcards.PlantCardsProjection.CARDS;
import static marigold.garden.plantcards.PlantCardsProjection.COUNTS;
import static marigold.garden.plantcards.PlantCardsProjection.SEARCH;
import static marigold.projection.ProjectionSpec.at;

import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.plantcards.PlantCardsProjection.Count;
import marigold.garden.plantcards.PlantCardsProjection.Search;
import marigold.garden.plantrow.PlantRow;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lists of the catalogue")
class PlantCardsProjectionTest {
    private final ProjectionSpec<?> cards = ProjectionSpec.of(new PlantCardsProjection());

    @Test
    @DisplayName("hold every plant as its last revision has it, and when it was first listed")
    void revised() {
        var sage = plant("Sage", "Salvia", "herb", "");
        cards.given(new PlantListed(1, sage), new PlantListed(2, basil()))
                .given(new PlantRevised(1, plant("SAGE", "Salvia", "herb", "Grau und Grün")))
                .thenRows(
                        CARDS,
                        PlantRow.of(1, plant("SAGE", "Salvia", "herb", "Grau und Grün"), at(1), at(3)),
                        PlantRow.of(2, basil(), at(2), at(2)))
                .thenRows(
                        SEARCH,
                        new Search(1, "herb", "SAGE", "sage\nsalvia\ngrau und grün"),
                        new Search(2, "herb", "Basil- Bush", "basil- bush\nocimum basilicum\nsmall **leaves**."));
    }

    @Test
    @DisplayName("count the plants of each category")
    void counted() {
        cards.given(
                        new PlantListed(1, plant("Sage", "", "herb", "")),
                        new PlantListed(2, plant("Pea", "", "vegetable", "")),
                        new PlantListed(3, plant("Mint", "", "herb", "")),
                        new PlantRevised(3, plant("mint", "", "herb", "")))
                .thenRows(COUNTS, new Count("herb", 2), new Count("vegetable", 1));
    }
}
