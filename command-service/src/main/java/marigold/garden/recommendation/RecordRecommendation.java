package marigold.garden.recommendation;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.garden.events.RecommendationEvent.RecommendedPlant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Notes which plants a gardener was recommended.
///
/// @param suburbId    empty when the suburb is none of ours
/// @param suburb      as written; `""` when unsaid, and so is the climate zone
/// @param month       counted from 1
/// @param preferences JSON; `""` when unsaid
/// @param plants      the best first
record RecordRecommendation(
        long gardenerId,
        long recommendationId,
        OptionalLong suburbId,
        String suburb,
        String climateZone,
        OptionalInt month,
        String preferences,
        List<RecommendedPlant> plants) {
    RecordRecommendation {
        if (plants.isEmpty()) throw new IllegalArgumentException("A recommendation has plants.");
        plants = List.copyOf(plants);
    }

    @TargetAggregateIdentifier
    String recommendation() {
        return Recommendation.TYPE + "-" + recommendationId;
    }
}
