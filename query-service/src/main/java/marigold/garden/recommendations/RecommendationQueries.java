package marigold.garden.recommendations;

import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marigold.garden.images.PlantImages;
import marigold.garden.impact.GrowingPlace;
import marigold.garden.impact.Impact;
import marigold.garden.impact.Quantification;
import marigold.garden.impact.Suitability;
import marigold.garden.recommendations.CandidateColumns.Choice;
import marigold.garden.recommendations.PlantAnswers.Fit;
import marigold.garden.recommendations.PlantAnswers.PlantScore;
import marigold.garden.recommendations.PlantAnswers.Recommendation;
import marigold.garden.recommendations.PlantAnswers.Recommendations;
import marigold.garden.recommendations.PlantAnswers.ScoreBreakdown;
import marigold.garden.recommendations.PlantAnswers.Sowing;
import marigold.garden.recommendations.RecommendationCandidatesProjection.Suburb;
import marigold.reads.Answer;
import marigold.reads.Query;
import marigold.refusal.Unknown;
import org.springframework.stereotype.Component;

@Component
final class RecommendationQueries {
    private static final String ZONE_UNKNOWN = "cool";
    private static final String HEAT_UNKNOWN = "Moderate";

    private final KeptCatalogue kept;
    private final RecommendationRows rows;
    private final PlantImages images;

    RecommendationQueries(KeptCatalogue kept, RecommendationRows rows, PlantImages images) {
        this.kept = kept;
        this.rows = rows;
        this.images = images;
    }

    /// Where and when it is to grow.
    ///
    /// @param suburb as written, which the answer repeats
    /// @param zone   empty when the suburb's counts
    record Setting(String suburb, Optional<String> zone, Month month) {
        String suburbKey() {
            return RecommendationCandidatesProjection.nameKey(suburb);
        }
    }

    /// The best plants to sow.
    ///
    /// @param place where the impact is asked for too
    record FindRecommendations(Setting setting, int n, Preferences wanted, Optional<GrowingPlace> place)
            implements Query {}

    /// The score of one plant, whether it may be recommended or not.
    record FindPlantScore(PlantReference plant, Setting setting, Preferences wanted) implements Query {}

    /// Figures on what some plants do.
    ///
    /// @param each whether plants that are unknown are left out, since others were asked for too
    record FindQuantities(boolean each, List<Quantity> quantities) implements Query {}

    /// @param zone which the answer repeats; figures do not depend on it
    record Quantity(PlantReference plant, String suburb, Optional<String> zone, int count, GrowingPlace place) {
        String suburbKey() {
            return RecommendationCandidatesProjection.nameKey(suburb);
        }
    }

    Answer recommend(FindRecommendations query) {
        Setting setting = query.setting();
        Place place = place(setting, query.place().isPresent());
        Choice choice = kept.sownAround(place.zone(), setting.month()).choose(query.wanted(), query.n());
        return Answer.of(new Recommendations(
                kept.plants(choice.plantIds()).stream()
                        .map(plant -> recommendation(plant, query, place))
                        .toList(),
                choice.notes(),
                setting.suburb(),
                place.zone(),
                PlantAnswers.name(setting.month())));
    }

    private static Recommendation recommendation(ShownPlant shown, FindRecommendations query, Place place) {
        Setting setting = query.setting();
        return recommendation(
                shown,
                place.zone(),
                setting.month(),
                query.wanted(),
                query.place()
                        .map(growing -> Quantification.of(
                                        shown.plant().traits(), growing, place.heatCategory(), setting.suburb(), 1)
                                .impact()));
    }

    /// A plant that was chosen before.
    Recommendation recommendation(Plant plant, Month month, Preferences wanted, String zone) {
        return recommendation(ShownPlant.of(plant, images), zone, month, wanted, Optional.empty());
    }

    static Recommendation recommendation(
            ShownPlant shown, String zone, Month month, Preferences wanted, Optional<Impact> quantifiedImpact) {
        Plant plant = shown.plant();
        Candidate candidate = plant.in(zone, month);
        Score score = Score.of(candidate, wanted);
        return new Recommendation(
                plant.plantId(),
                plant.plantName(),
                PlantAnswers.ifAny(plant.scientificName()),
                plant.category(),
                PlantAnswers.ifAny(plant.description()),
                score.shown(),
                Reasons.of(candidate, score, wanted, zone),
                shown.fit(),
                Sowing.of(plant, candidate),
                shown.media(),
                plant.beneficialCompanions(),
                plant.harmfulCompanions(),
                plant.neutralCompanions(),
                quantifiedImpact,
                shown);
    }

    Answer score(FindPlantScore query) {
        Plant plant = Optional.ofNullable(rows.referred(List.of(query.plant())).get(query.plant()))
                .orElseThrow(() -> new Unknown("Plant not found"));
        Place place = place(query.setting(), false);
        Candidate candidate = plant.in(place.zone(), query.setting().month());
        Score score = Score.of(candidate, query.wanted());
        return Answer.of(new PlantScore(
                plant.plantId(),
                plant.plantName(),
                PlantAnswers.ifAny(plant.scientificName()),
                plant.category(),
                score.shown(),
                ScoreBreakdown.of(score),
                Fit.of(plant),
                Sowing.of(plant, candidate),
                ShownPlant.media(plant, images),
                query.setting().suburb(),
                place.zone(),
                PlantAnswers.name(query.setting().month())));
    }

    /// @param zone of the request, else the suburb's, else the zone of most of Victoria
    private record Place(String zone, String heatCategory) {}

    private Place place(Setting setting, boolean heat) {
        if (setting.zone().isPresent() && !heat) return new Place(setting.zone().get(), HEAT_UNKNOWN);
        Optional<Suburb> suburb = kept.suburb(setting.suburbKey());
        return new Place(
                setting.zone().or(() -> suburb.map(Suburb::climateZone)).orElse(ZONE_UNKNOWN), heatOf(suburb));
    }

    private static String heatOf(Optional<Suburb> suburb) {
        return suburb.map(Suburb::heatCategory)
                .filter(category -> !category.isEmpty())
                .orElse(HEAT_UNKNOWN);
    }

    record Quantified(
            String plantName,
            Optional<String> scientificName,
            String plantCategory,
            Impact quantifiedImpact,
            Suitability suitabilityScore,
            String suburb,
            String climateZone,
            int plantCount) {}

    Answer quantify(FindQuantities query) {
        List<Quantity> quantities = query.quantities();
        Map<PlantReference, Plant> plants =
                rows.referred(quantities.stream().map(Quantity::plant).collect(Collectors.toSet()));
        Map<String, Suburb> suburbs =
                rows.suburbs(quantities.stream().map(Quantity::suburbKey).collect(Collectors.toSet()));
        List<Integer> unknown = IntStream.range(0, quantities.size())
                .filter(place -> !plants.containsKey(quantities.get(place).plant()))
                .mapToObj(place -> place + 1)
                .toList();
        if (!query.each() && !unknown.isEmpty()) throw new Unknown("Plant not found");
        List<Quantified> found = quantities.stream()
                .filter(quantity -> plants.containsKey(quantity.plant()))
                .map(quantity -> quantified(
                        quantity,
                        plants.get(quantity.plant()),
                        heatOf(Optional.ofNullable(suburbs.get(quantity.suburbKey())))))
                .toList();
        if (!query.each()) return Answer.of(found.getFirst());
        return unknown.isEmpty()
                ? Answer.of(found)
                : Answer.noted(
                        found,
                        "Left out, since the catalogue does not have them: "
                                + unknown.stream()
                                        .map(place -> "plant " + place)
                                        .collect(Collectors.joining(", ")));
    }

    private static Quantified quantified(Quantity quantity, Plant plant, String heatCategory) {
        Quantification figures =
                Quantification.of(plant.traits(), quantity.place(), heatCategory, quantity.suburb(), quantity.count());
        return new Quantified(
                plant.plantName(),
                PlantAnswers.ifAny(plant.scientificName()),
                plant.category(),
                figures.impact(),
                figures.suitability(),
                quantity.suburb(),
                quantity.zone().orElse("temperate"),
                quantity.count());
    }
}
