package marigold.garden.events;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.axonframework.serialization.Revision;

/// What gardeners were recommended and kept.
public sealed interface RecommendationEvent extends GardenEvent.Personal {

    /// Name and category of the plant are the words of that day; its score in hundredths, absent where nobody
    /// told it.
    record RecommendedPlant(long plantId, String plantName, String plantCategory, OptionalInt scoreHundredths) {}

    /// The plants that a gardener was shown, the best first, and what he had asked for. The suburb is as he
    /// wrote it, with its id where it is one of ours; `month` counts from 1; `preferences` is JSON.
    @Revision("1")
    record RecommendationRecorded(
            long gardenerId,
            long recommendationId,
            OptionalLong suburbId,
            String suburb,
            String climateZone,
            OptionalInt month,
            String preferences,
            List<RecommendedPlant> plants)
            implements RecommendationEvent {}
}
