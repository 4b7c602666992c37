package marigold.garden.recommendation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.events.RecommendationEvent.RecommendationRecorded;
import marigold.garden.events.RecommendationEvent.RecommendedPlant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A recommendation")
class RecommendationTest {
    private static final List<RecommendedPlant> PLANTS = List.of(
            new RecommendedPlant(31, "Rose", "flower", OptionalInt.of(71_50)),
            new RecommendedPlant(32, "Dill", "herb", OptionalInt.empty()));

    @Test
    @DisplayName("is recorded as it was given, the best plant first")
    void recorded() {
        new AggregateTestFixture<>(Recommendation.class)
                .givenNoPriorActivity()
                .when(new RecordRecommendation(
                        7, 1, OptionalLong.of(3), "Richmond", "cool", OptionalInt.of(10), "{}", PLANTS))
                .expectEvents(new RecommendationRecorded(
                        7, 1, OptionalLong.of(3), "Richmond", "cool", OptionalInt.of(10), "{}", PLANTS));
    }

    @Test
    @DisplayName("has plants")
    void notEmpty() {
        assertThatThrownBy(() -> new RecordRecommendation(
                        7, 1, OptionalLong.empty(), "", "", OptionalInt.empty(), "", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
