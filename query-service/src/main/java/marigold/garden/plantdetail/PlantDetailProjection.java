package marigold.garden.plantdetail;

import java.time.Instant;
import java.util.List;
import marigold.garden.events.CataloguePlantEvent;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.GrowthPlanEvent;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.garden.plantrow.PlantRow;
import marigold.projection.GardenReadModel;
import marigold.projection.Key;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class PlantDetailProjection implements GardenReadModel {
    static final String NAME = "plant_detail";

    record Plan(long plantId, int planVersion) {}

    static final Table<PlantRow> PLANTS = Table.of("plant_detail", PlantRow.class, "plant_id");
    static final Table<Plan> PLANS = Table.of("plant_detail_plan", Plan.class, "plant_id");

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
        return List.of(PLANTS, PLANS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (event instanceof CataloguePlantEvent plantEvent) evolve(rows, plantEvent, occurrence.occurredAt());
        if (event instanceof GrowthPlanEvent planEvent) evolve(rows, planEvent);
    }

    private static void evolve(Rows rows, CataloguePlantEvent event, Instant at) {
        switch (event) {
            case PlantListed listed -> rows.put(PLANTS, PlantRow.of(listed.plantId(), listed.facts(), at, at));
            case PlantRevised revised -> {
                Instant listedAt = rows.find(PLANTS, Key.of(revised.plantId()))
                        .map(PlantRow::listedAt)
                        .orElse(at);
                rows.put(PLANTS, PlantRow.of(revised.plantId(), revised.facts(), listedAt, at));
            }
        }
    }

    private static void evolve(Rows rows, GrowthPlanEvent event) {
        switch (event) {
            case GrowthPlanPublished published ->
                rows.put(PLANS, new Plan(published.plantId(), published.planVersion()));
        }
    }
}
