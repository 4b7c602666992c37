package marigold.garden.recommendations;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marigold.caches.Caches;
import marigold.garden.images.PlantImages;
import marigold.garden.recommendations.RecommendationCandidatesProjection.Suburb;
import marigold.projection.ReadModels;
import org.springframework.stereotype.Component;

/// The rows of the read model that questions were answered with. They are the same for everybody, so most
/// questions, however new, cost no statement.
///
/// Rows are kept under the watermark that was read before them, so they are at least as new as it promises,
/// and a changed catalogue has another.
@Component
final class KeptCatalogue {
    /// All months of all zones of a catalogue of some thousand plants. With fewer, questions for other months
    /// read their candidates again and again: half of what a question cost (profiled with JFR).
    private static final long MONTHS_BYTES = 10_000_000;

    /// What a candidate takes in [CandidateColumns].
    private static final int CANDIDATE_BYTES = 64;

    /// Some thousand plants; answers show the same few hundred again and again.
    private static final long PLANTS_BYTES = 10_000_000;

    /// What a plant takes beside its texts.
    private static final int PLANT_BYTES = 600;

    /// Its row, its JSON, and that once more as bytes.
    private static final int COPIES_OF_TEXTS = 3;

    /// More than there are; most names are asked for by nobody, and unknown ones are kept too.
    private static final int SUBURBS_MAX = 5_000;

    private final RecommendationRows rows;
    private final ReadModels readModels;
    private final PlantImages images;
    private final Cache<MonthKey, CandidateColumns> months;
    private final Cache<PlantKey, ShownPlant> plants;
    private final Cache<SuburbKey, Optional<Suburb>> suburbs;

    KeptCatalogue(RecommendationRows rows, ReadModels readModels, PlantImages images, Caches caches) {
        this.rows = rows;
        this.readModels = readModels;
        this.images = images;
        this.months = caches.watched(
                "recommendation-months",
                Caches.builder()
                        .maximumWeight(MONTHS_BYTES)
                        .weigher((MonthKey _, CandidateColumns plants) -> CANDIDATE_BYTES * (10 + plants.size()))
                        .recordStats()
                        .build());
        this.plants = caches.watched(
                "recommendation-plants",
                Caches.builder()
                        .maximumWeight(PLANTS_BYTES)
                        .weigher((PlantKey _, ShownPlant shown) -> PLANT_BYTES + COPIES_OF_TEXTS * shown.characters())
                        .recordStats()
                        .build());
        this.suburbs = caches.watched(
                "recommendation-suburbs",
                Caches.builder().maximumSize(SUBURBS_MAX).recordStats().build());
    }

    /// Whose rows they are: of which tables, and up to which event.
    private record Mark(String edition, long watermark) {}

    private record MonthKey(Mark mark, String zone, Month month) {}

    private record PlantKey(Mark mark, long plantId) {}

    private record SuburbKey(Mark mark, String nameKey) {}

    /// To be read before the rows.
    private Mark mark() {
        return new Mark(
                readModels.edition(RecommendationCandidatesProjection.NAME, RecommendationCandidatesProjection.VERSION),
                readModels.watermark(RecommendationCandidatesProjection.NAME, 0));
    }

    /// Plants that are sown in the month or beside it, as many as an answer may depend on.
    CandidateColumns sownAround(String zone, Month month) {
        return months.get(
                new MonthKey(mark(), zone, month),
                key -> CandidateColumns.of(
                        Frontrunners.of(rows.sownAround(key.zone(), key.month()), GardenRequest.PLANTS_MAX)));
    }

    /// Plants in the order of their ids, without those that are not there.
    List<ShownPlant> plants(List<Long> ids) {
        Mark mark = mark();
        List<ShownPlant> found = new ArrayList<>(ids.size());
        for (long id : ids) {
            ShownPlant kept = plants.getIfPresent(new PlantKey(mark, id));
            if (kept == null) return read(mark, ids);
            found.add(kept);
        }
        return found;
    }

    private List<ShownPlant> read(Mark mark, List<Long> ids) {
        Map<Long, ShownPlant> found = new HashMap<>();
        for (Plant plant : rows.plants(ids)) found.put(plant.plantId(), ShownPlant.of(plant, images));
        found.forEach((id, plant) -> plants.put(new PlantKey(mark, id), plant));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /// The suburb of a name in lower case; of several with one name the oldest.
    Optional<Suburb> suburb(String nameKey) {
        return suburbs.get(
                new SuburbKey(mark(), nameKey),
                key -> Optional.ofNullable(rows.suburbs(List.of(key.nameKey())).get(key.nameKey())));
    }
}
