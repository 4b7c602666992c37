package marigold.garden.growthplans;

import java.time.Instant;
import java.util.List;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.GrowthPlanEvent;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.projection.GardenReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class GrowthPlansProjection implements GardenReadModel {
    static final String NAME = "growth_plans";

    record Plan(
            long plantId,
            int planVersion,
            String source,
            int totalDays,
            String requirements,
            String setupSteps,
            String stages,
            String careTips,
            Instant publishedAt) {}

    static final Table<Plan> PLANS = Table.of("growth_plans", Plan.class, "plant_id", "plan_version");

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
        return List.of(PLANS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (event instanceof GrowthPlanEvent planEvent) evolve(rows, planEvent, occurrence.occurredAt());
    }

    private static void evolve(Rows rows, GrowthPlanEvent event, Instant at) {
        switch (event) {
            case GrowthPlanPublished plan ->
                rows.put(
                        PLANS,
                        new Plan(
                                plan.plantId(),
                                plan.planVersion(),
                                plan.source(),
                                plan.stages().stream()
                                        .mapToInt(GrowthStage::endDay)
                                        .max()
                                        .orElse(0),
                                GrowthPlanTexts.of(plan.requirements()),
                                GrowthPlanTexts.of(plan.setupSteps()),
                                GrowthPlanTexts.of(plan.stages()),
                                GrowthPlanTexts.of(plan.careTips()),
                                at));
        }
    }
}
