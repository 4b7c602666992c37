package marigold.garden.recommendationhistory;

import static marigold.garden.recommendationhistory.RecommendationHistoryProjection.PLANTS;
import static marigold.garden.recommendationhistory.RecommendationHistoryProjection.QUESTIONS;
import static marigold.projection.ProjectionSpec.at;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.events.RecommendationEvent.RecommendationRecorded;
import marigold.garden.events.RecommendationEvent.RecommendedPlant;
import marigold.garden.recommendationhistory.RecommendationHistoryProjection.Question;
import marigold.garden.recommendationhistory.RecommendationHistoryProjection.RecommendedOnce;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of recommendations")
class RecommendationHistoryProjectionTest {
    private static final RecommendedPlant ROSE = new RecommendedPlant(31, "Rose", "flower", OptionalInt.of(71_50));
    private static final RecommendedPlant DILL = new RecommendedPlant(32, "Dill", "herb", OptionalInt.empty());

    @Test
    @DisplayName("has a row for each plant of each recommendation, and what was asked once")
    void rows() {
        ProjectionSpec.of(new RecommendationHistoryProjection())
                .given(
                        new RecommendationRecorded(
                                7,
                                1,
                                OptionalLong.of(3),
                                "Richmond",
                                "cool",
                                OptionalInt.of(10),
                                "{\"site\":{}}",
                                List.of(ROSE, DILL)),
                        new RecommendationRecorded(
                                8, 2, OptionalLong.empty(), "", "", OptionalInt.empty(), "", List.of(DILL)))
                .thenRows(
                        PLANTS,
                        new RecommendedOnce(
                                7,
                                1,
                                1,
                                31,
                                "Rose",
                                "flower",
                                OptionalInt.of(71_50),
                                "cool",
                                OptionalInt.of(10),
                                at(1)),
                        new RecommendedOnce(
                                7, 1, 2, 32, "Dill", "herb", OptionalInt.empty(), "cool", OptionalInt.of(10), at(1)),
                        new RecommendedOnce(
                                8, 2, 1, 32, "Dill", "herb", OptionalInt.empty(), "", OptionalInt.empty(), at(2)))
                .thenRows(
                        QUESTIONS,
                        new Question(
                                7,
                                1,
                                OptionalLong.of(3),
                                "Richmond",
                                "cool",
                                OptionalInt.of(10),
                                "{\"site\":{}}",
                                at(1)),
                        new Question(8, 2, OptionalLong.empty(), "", "", OptionalInt.empty(), "", at(2)));
    }
}
