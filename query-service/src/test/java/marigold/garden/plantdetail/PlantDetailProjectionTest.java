package marigold.garden.plantdetail;

import static marigold.garden.Varieties.basil;
import static marigold.garden.Varieties.plant;
import static marigold.garden.plantdetail.PlantDetailProjection.PLANS;
import static marigold.garden.plantdetail.PlantDetailProjection.PLANTS;
import static marigold.projection.ProjectionSpec.at;

import java.util.List;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.garden.plantdetail.PlantDetailProjection.Plan;
import marigold.garden.plantrow.PlantRow;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of a plant")
class PlantDetailProjectionTest {
    private final ProjectionSpec<?> plants = ProjectionSpec.of(new PlantDetailProjection());

    @Test
    @DisplayName("holds everything of its last revision, and whether it has a plan")
    void everything() {
        plants.given(new PlantListed(1, plant("Basil- Bush", "Ocimum basilicum", "herb", "")), plan(1, 1))
                .given(new PlantRevised(1, basil()), plan(1, 2), new PlantListed(2, basil()))
                .thenRows(PLANTS, PlantRow.of(1, basil(), at(1), at(3)), PlantRow.of(2, basil(), at(5), at(5)))
                .thenRows(PLANS, new Plan(1, 2));
    }

    private static GrowthPlanPublished plan(long plantId, int version) {
        return new GrowthPlanPublished(plantId, version, "template", List.of(), List.of(), List.of(), List.of());
    }
}
