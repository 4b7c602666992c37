package marigold.garden.recommendationhistory;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.events.GardenEvent;
import marigold.garden.events.RecommendationEvent;
import marigold.garden.events.RecommendationEvent.RecommendationRecorded;
import marigold.garden.events.RecommendationEvent.RecommendedPlant;
import marigold.projection.GardenReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

/// What was asked is once a recommendation in a table of its own: it is long, and a recommendation has
/// several plants.
@Component
final class RecommendationHistoryProjection implements GardenReadModel {
    static final String NAME = "recommendation_history";

    /// @param place among the plants of the recommendation, counted from 1
    record RecommendedOnce(
            long gardenerId,
            long recommendationId,
            int place,
            long plantId,
            String plantName,
            String plantCategory,
            OptionalInt scoreHundredths,
            String climateZone,
            OptionalInt month,
            Instant recordedAt) {}

    record Question(
            long gardenerId,
            long recommendationId,
            OptionalLong suburbId,
            String suburb,
            String climateZone,
            OptionalInt month,
            String preferences,
            Instant recordedAt) {}

    static final Table<RecommendedOnce> PLANTS =
            Table.of(NAME, RecommendedOnce.class, "gardener_id", "recommendation_id", "place");
    static final Table<Question> QUESTIONS =
            Table.of("recommendation_history_question", Question.class, "gardener_id", "recommendation_id");

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
        return List.of(PLANTS, QUESTIONS);
    }

    @Override
    public void evolve(Rows rows, GardenEvent event, Occurrence occurrence) {
        if (event instanceof RecommendationEvent recommendation) {
            evolve(rows, recommendation, occurrence.occurredAt());
        }
    }

    private static void evolve(Rows rows, RecommendationEvent event, Instant at) {
        switch (event) {
            case RecommendationRecorded recorded -> record(rows, recorded, at);
        }
    }

    private static void record(Rows rows, RecommendationRecorded recorded, Instant at) {
        rows.put(
                QUESTIONS,
                new Question(
                        recorded.gardenerId(),
                        recorded.recommendationId(),
                        recorded.suburbId(),
                        recorded.suburb(),
                        recorded.climateZone(),
                        recorded.month(),
                        recorded.preferences(),
                        at));
        int place = 0;
        for (RecommendedPlant plant : recorded.plants()) {
            place++;
            rows.put(
                    PLANTS,
                    new RecommendedOnce(
                            recorded.gardenerId(),
                            recorded.recommendationId(),
                            place,
                            plant.plantId(),
                            plant.plantName(),
                            plant.plantCategory(),
                            plant.scoreHundredths(),
                            recorded.climateZone(),
                            recorded.month(),
                            at));
        }
    }
}
