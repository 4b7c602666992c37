package marigold.garden.impact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a number of plants does for its surroundings, as it is shown.
///
/// @param temperatureReductionC beside one plant
/// @param airQualityPoints      0 to 15, of one plant
/// @param edibleYield           empty for what is not eaten
public record Impact(
        BigDecimal temperatureReductionC,
        int airQualityPoints,
        @JsonProperty("co2_absorption_g_year") BigDecimal co2AbsorptionGYear,
        @JsonProperty("water_processed_l_week") BigDecimal waterProcessedLWeek,
        String pollinatorSupport,
        Optional<String> edibleYield,
        String maintenanceTime,
        String waterRequirement,
        String riskBadge,
        String confidenceLevel,
        String whyThisPlant,
        String communityImpactPotential) {
    private static final BigDecimal DEGREES_PER_INDEX = new BigDecimal("0.015");
    private static final BigDecimal DEGREES_MIN = new BigDecimal("0.1");
    private static final BigDecimal DEGREES_MAX = new BigDecimal("2.0");
    private static final BigDecimal AIR_POINTS_PER_INDEX = new BigDecimal("0.15");

    /// One in twenty of a thousand.
    private static final int HOMES = 50;

    static Impact of(Metrics metrics, PlantTraits plant, String suburb, int count) {
        BigDecimal plants = BigDecimal.valueOf(count);
        BigDecimal degrees = rounded(
                metrics.cooling().multiply(DEGREES_PER_INDEX).max(DEGREES_MIN).min(DEGREES_MAX), 1);
        return new Impact(
                degrees,
                rounded(metrics.air().multiply(AIR_POINTS_PER_INDEX), 0).intValueExact(),
                rounded(metrics.co2KgYear().multiply(plants).movePointRight(3), 1),
                rounded(metrics.waterLWeek().multiply(plants), 1),
                pollinatorSupport(plant.biodiversity()),
                metrics.yieldGWeek().map(grams -> edibleYield(rounded(grams.multiply(plants), 0), plant)),
                "%d min/week".formatted(metrics.minutesWeek()),
                "%s L/week".formatted(rounded(metrics.needLWeek().multiply(plants), 1)),
                plant.risk().name().toLowerCase(Locale.ROOT),
                confidenceLevel(plant.confidence()),
                why(metrics, plant),
                "If one home in twenty grew it, every thousand homes in %s would have %d spots that are %s °C cooler."
                        .formatted(suburb, HOMES, degrees));
    }

    private static String pollinatorSupport(int biodiversity) {
        if (biodiversity >= 80) return "High";
        if (biodiversity >= 60) return "Medium";
        return biodiversity >= 40 ? "Low" : "Minimal";
    }

    private static String edibleYield(BigDecimal grams, PlantTraits plant) {
        return plant.daysToMaturity().isPresent()
                ? "%s g/week after day %d"
                        .formatted(grams, plant.daysToMaturity().getAsInt())
                : "%s g/week".formatted(grams);
    }

    private static String confidenceLevel(int percent) {
        String level = percent >= 85 ? "High" : percent >= 70 ? "Medium" : "Low";
        return "%s (%d%%)".formatted(level, percent);
    }

    private static String why(Metrics metrics, PlantTraits plant) {
        List<String> strengths = new ArrayList<>();
        if (isAbove(metrics.cooling(), 70)) strengths.add("cools its surroundings well");
        if (isAbove(metrics.air(), 60)) strengths.add("cleans much air");
        if (plant.biodiversity() > 70) strengths.add("feeds many insects");
        if (metrics.yieldGWeek().filter(grams -> isAbove(grams, 50)).isPresent()) strengths.add("yields well");
        if (metrics.minutesWeek() < 10) strengths.add("takes little time");
        if (plant.risk() == PlantTraits.Risk.LOW) strengths.add("is safe to have around");
        return strengths.isEmpty() ? "A plant without extremes." : "It " + String.join(", ", strengths) + ".";
    }

    private static boolean isAbove(BigDecimal value, int bound) {
        return value.compareTo(BigDecimal.valueOf(bound)) > 0;
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }
}
