package marigold.garden.growthplan;

import marigold.command.Commands;
import marigold.garden.catalogue.Plants;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.request.JsonFields;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What the platform's admin says about growing a plant.
@RestController
final class GrowthPlanApi {
    private final Writes writes;
    private final Commands commands;
    private final Plants plants;

    GrowthPlanApi(Writes writes, Commands commands, Plants plants) {
        this.writes = writes;
        this.commands = commands;
        this.plants = plants;
    }

    /// @param version of the plan that holds now, the same as before when the request says nothing new
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Published(long plantId, int version, String source, int items, int steps, int stages, int tips) {
        static Published of(GrowthPlanPublished plan) {
            return new Published(
                    plan.plantId(),
                    plan.planVersion(),
                    plan.source(),
                    plan.requirements().size(),
                    plan.setupSteps().size(),
                    plan.stages().size(),
                    plan.careTips().size());
        }
    }

    @PostMapping("/api/v1/admin/growth-plans/{plantId}")
    ResponseEntity<byte[]> publish(@PathVariable long plantId, WriteRequest request) {
        JsonFields body = request.object();
        GrowthPlanContent content = GrowthPlanForm.of(body);
        return writes.run(request, () -> {
                    plants.find(plantId);
                    GrowthPlanPublished plan =
                            commands.send(new PublishGrowthPlan(plantId, PublishGrowthPlan.EDITOR, content));
                    return Answer.ok(Published.of(plan));
                })
                .answer();
    }
}
