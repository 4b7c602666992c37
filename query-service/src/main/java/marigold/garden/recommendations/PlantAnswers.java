package marigold.garden.recommendations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.garden.impact.Impact;
import marigold.garden.plantrow.PlantAnswer.Media;
import tools.jackson.databind.annotation.JsonSerialize;

/// The shapes in which answers show a plant.
final class PlantAnswers {
    private static final List<String> MONTHS = Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
            .toList();

    private PlantAnswers() {}

    record Recommendations(
            List<Recommendation> recommendations,
            List<String> notes,
            String suburb,
            String climateZone,
            String monthNow) {}

    /// @param quantifiedImpact left out where nobody asked for it
    /// @param shown            no property, but some of them as they were written before
    @JsonSerialize(using = RecommendationJson.class)
    record Recommendation(
            long id,
            String plantName,
            Optional<String> scientificName,
            String plantCategory,
            Optional<String> description,
            BigDecimal score,
            List<String> why,
            Fit fit,
            Sowing sowing,
            Media media,
            String beneficialCompanions,
            String harmfulCompanions,
            String neutralCompanions,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Impact> quantifiedImpact,
            @JsonIgnore ShownPlant shown) {}

    record PlantScore(
            long id,
            String plantName,
            Optional<String> scientificName,
            String plantCategory,
            BigDecimal score,
            ScoreBreakdown scoreBreakdown,
            Fit fit,
            Sowing sowing,
            Media media,
            String suburb,
            String climateZone,
            String monthNow) {}

    record ScoreBreakdown(
            BigDecimal season,
            BigDecimal sun,
            BigDecimal maintainability,
            BigDecimal timeToResults,
            BigDecimal siteFit,
            BigDecimal preferences,
            BigDecimal windPenalty,
            BigDecimal ecoBonus) {
        static ScoreBreakdown of(Score score) {
            return new ScoreBreakdown(
                    shown(score.season()),
                    shown(score.sun()),
                    shown(score.maintainability()),
                    shown(score.timeToResults()),
                    shown(score.siteFit()),
                    shown(score.preferences()),
                    shown(score.wind()),
                    shown(score.eco()));
        }

        private static BigDecimal shown(int thousandths) {
            return BigDecimal.valueOf(thousandths, 3);
        }
    }

    record Fit(
            Optional<String> sunNeed,
            OptionalInt timeToMaturityDays,
            String maintainability,
            boolean containerOk,
            boolean indoorOk,
            String habit) {
        static Fit of(Plant plant) {
            return new Fit(
                    ifAny(plant.sunNeed()),
                    plant.daysToMaturity(),
                    Candidate.care(plant.maintainabilityHundredths()),
                    plant.containerOk(),
                    plant.indoorOk(),
                    plant.habit());
        }
    }

    /// @param method empty when the catalogue has none
    record Sowing(
            String climateZone,
            List<String> months,
            Optional<String> method,
            OptionalInt depthMm,
            OptionalInt spacingCm,
            String seasonLabel) {
        static Sowing of(Plant plant, Candidate candidate) {
            return new Sowing(
                    candidate.climateZone(),
                    candidate.sownIn().names(),
                    ifAny(plant.sowingMethod()),
                    plant.sowingDepthMm(),
                    plant.spacingCm(),
                    candidate.isInSeason() ? "Start now" : "Plan ahead");
        }
    }

    static Optional<String> ifAny(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    static String name(Month month) {
        return MONTHS.get(month.ordinal());
    }
}
