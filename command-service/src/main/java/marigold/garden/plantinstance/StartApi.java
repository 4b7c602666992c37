package marigold.garden.plantinstance;

import java.time.LocalDate;
import java.util.Optional;
import marigold.command.Commands;
import marigold.garden.catalogue.Plants;
import marigold.garden.catalogue.Plants.Plant;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.garden.events.PlantInstanceEvent.GrownPlant;
import marigold.garden.events.PlantInstanceEvent.Plan;
import marigold.garden.gardener.GardenerForm;
import marigold.garden.gardener.Gardeners;
import marigold.garden.growthplan.GrowthPlans;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.request.JsonFields;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Starting to grow a plant.
@RestController
final class StartApi {
    /// For a plant of which the catalogue does not say how long it takes.
    private static final int USUAL_MATURITY_DAYS = 90;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Plants plants;
    private final GrowthPlans plans;
    private final Gardeners gardeners;

    StartApi(Writes writes, Commands commands, Ids ids, Plants plants, GrowthPlans plans, Gardeners gardeners) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.plants = plants;
        this.plans = plans;
        this.gardeners = gardeners;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Started(
            long instanceId,
            String plantNickname,
            LocalDate startDate,
            LocalDate expectedMaturityDate,
            String currentStage,
            String message,
            int version) {}

    @PostMapping("/api/v1/tracking/start")
    ResponseEntity<byte[]> start(GardenerSession session, WriteRequest request) {
        JsonFields body = request.object();
        GardenerForm gardener = GardenerForm.of(body.requiredObject("user_data"));
        long plantId = body.id("plant_id");
        String nickname = body.text(1, InstanceForm.NICKNAME_MAX, "plant_nickname");
        Optional<LocalDate> startsOn = InstanceForm.startDate(body);
        if (startsOn.isEmpty()) body.mistake("start_date", "is required");
        String location = InstanceForm.location(body).orElse("");
        body.done();
        session.own(gardener.email());
        return writes.run(request, () -> {
                    Plant plant = plants.find(plantId);
                    int days = plant.maturityDays().orElse(0);
                    int maturityDays = days > 0 ? days : USUAL_MATURITY_DAYS;
                    GrowthPlanPublished plan = plans.of(plantId, plant.category(), maturityDays);
                    StartInstance start = new StartInstance(
                            gardeners.save(session, gardener),
                            ids.next(Ids.Of.PLANT_INSTANCE),
                            new GrownPlant(
                                    plantId, plant.name(), plant.scientificName(), plant.category(), plant.imageUrl()),
                            new Plan(plan.planVersion(), plan.requirements(), plan.stages()),
                            nickname,
                            startsOn.orElseThrow(),
                            maturityDays,
                            location);
                    commands.send(start);
                    return Answer.created(started(start));
                })
                .versionedAnswer();
    }

    private static Started started(StartInstance start) {
        return new Started(
                start.instanceId(),
                start.nickname(),
                start.startsOn(),
                start.startsOn().plusDays(start.maturityDays()),
                start.plan().stages().getFirst().stageName(),
                "Plant tracking started",
                1);
    }
}
