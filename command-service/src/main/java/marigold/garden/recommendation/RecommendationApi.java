package marigold.garden.recommendation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marigold.command.Commands;
import marigold.command.WriteUnit;
import marigold.garden.catalogue.Plants;
import marigold.garden.catalogue.Plants.Plant;
import marigold.garden.events.RecommendationEvent.RecommendedPlant;
import marigold.garden.gardener.Gardeners;
import marigold.garden.recommendation.RecommendationForm.Choice;
import marigold.garden.suburb.Suburbs;
import marigold.idempotency.Answer;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.ids.Ids;
import marigold.refusal.Unknown;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Keeping what a gardener was recommended (docs/decisions/0078).
@RestController
final class RecommendationApi {
    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Gardeners gardeners;
    private final Plants plants;
    private final Suburbs suburbs;

    RecommendationApi(Writes writes, Commands commands, Ids ids, Gardeners gardeners, Plants plants, Suburbs suburbs) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.gardeners = gardeners;
        this.plants = plants;
        this.suburbs = suburbs;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Kept(
            long id,
            Long suburbId,
            String suburb,
            String climateZone,
            String monthNow,
            @JsonRawValue String preferences,
            List<KeptPlant> recommendedPlants,
            Instant createdAt) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record KeptPlant(int rank, long plantId, String plantName, String plantCategory, BigDecimal score) {
        static KeptPlant of(int rank, RecommendedPlant plant) {
            return new KeptPlant(
                    rank,
                    plant.plantId(),
                    plant.plantName(),
                    plant.plantCategory(),
                    plant.scoreHundredths().isPresent()
                            ? BigDecimal.valueOf(plant.scoreHundredths().getAsInt(), 2)
                            : null);
        }
    }

    @PostMapping("/api/v1/recommendations/history")
    ResponseEntity<byte[]> keep(GardenerSession session, WriteRequest request) {
        RecommendationForm form = RecommendationForm.of(request.object());
        session.own(form.email());
        return writes.run(request, () -> {
                    RecordRecommendation command = new RecordRecommendation(
                            gardeners.require(session, form.email()),
                            ids.next(Ids.Of.RECOMMENDATION),
                            form.suburb()
                                    .flatMap(suburbs::named)
                                    .map(OptionalLong::of)
                                    .orElseGet(OptionalLong::empty),
                            form.suburb().orElse(""),
                            form.climateZone().orElse(""),
                            form.month()
                                    .map(month -> OptionalInt.of(month.getValue()))
                                    .orElseGet(OptionalInt::empty),
                            form.preferences().orElse(""),
                            recommended(form));
                    commands.send(command);
                    return Answer.created(kept(command));
                })
                .answer();
    }

    private List<RecommendedPlant> recommended(RecommendationForm form) {
        Map<Long, Plant> known =
                plants.findAll(form.plantIds()).stream().collect(Collectors.toMap(Plant::plantId, Function.identity()));
        return form.choices().stream()
                .map((Choice choice) -> {
                    Plant plant = Optional.ofNullable(known.get(choice.plantId()))
                            .orElseThrow(() -> new Unknown("Plant not found"));
                    return new RecommendedPlant(
                            plant.plantId(), plant.name(), plant.category(), choice.scoreHundredths());
                })
                .toList();
    }

    private static Kept kept(RecordRecommendation command) {
        List<RecommendedPlant> plants = command.plants();
        return new Kept(
                command.recommendationId(),
                command.suburbId().isPresent() ? command.suburbId().getAsLong() : null,
                orNull(command.suburb()),
                orNull(command.climateZone()),
                command.month().isPresent()
                        ? Month.of(command.month().getAsInt()).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        : null,
                orNull(command.preferences()),
                IntStream.range(0, plants.size())
                        .mapToObj(place -> KeptPlant.of(place + 1, plants.get(place)))
                        .toList(),
                WriteUnit.now());
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
