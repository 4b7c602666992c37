package marigold.garden.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// How well a plant serves a gardener's goal, from 0 to 100.
///
/// Every part is already 1 where it is best: for work and water, where there is least of it. So every weight
/// counts for the plant, and the weights of a goal are made to add up to 1
/// (docs/decisions/0041-impact-is-version-2.md).
///
/// @param breakdown points of the total by part
public record Suitability(BigDecimal totalScore, Map<String, BigDecimal> breakdown) {

    /// A part with its weights in hundredths (spec 5.8).
    private enum Part {
        YIELD(40, 0, 25),
        COOLING(20, 25, 25),
        AIR_QUALITY(10, 20, 15),
        BIODIVERSITY(10, 25, 15),
        CO2(0, 15, 10),
        MAINTENANCE(10, 5, 10),
        WATER(10, 5, 10),
        RISK(10, 10, 10),
        CONFIDENCE(10, 10, 10);

        private final int edible;
        private final int ornamental;
        private final int mixed;

        Part(int edible, int ornamental, int mixed) {
            this.edible = edible;
            this.ornamental = ornamental;
            this.mixed = mixed;
        }

        int weight(Goal goal) {
            return switch (goal) {
                case EDIBLE -> edible;
                case ORNAMENTAL -> ornamental;
                case MIXED -> mixed;
            };
        }
    }

    static Suitability of(Metrics metrics, PlantTraits plant, Goal goal) {
        int weights = 0;
        for (Part part : Part.values()) weights += part.weight(goal);
        Map<String, BigDecimal> breakdown = new LinkedHashMap<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Part part : Part.values()) {
            if (part.weight(goal) == 0) continue;
            BigDecimal points = value(part, metrics, plant)
                    .multiply(BigDecimal.valueOf(100L * part.weight(goal)))
                    .divide(BigDecimal.valueOf(weights), MathContext.DECIMAL128);
            breakdown.put(part.name().toLowerCase(Locale.ROOT), shown(points));
            total = total.add(points);
        }
        return new Suitability(shown(total), Collections.unmodifiableMap(breakdown));
    }

    /// From 0 to 1, which is best.
    private static BigDecimal value(Part part, Metrics metrics, PlantTraits plant) {
        return switch (part) {
            case YIELD -> share(metrics.yieldGWeek().orElse(BigDecimal.ZERO), 100);
            case COOLING -> share(metrics.cooling(), 100);
            case AIR_QUALITY -> share(metrics.air(), 100);
            case BIODIVERSITY -> share(BigDecimal.valueOf(plant.biodiversity()), 100);
            case CO2 -> share(metrics.co2KgYear(), 5);
            case MAINTENANCE -> BigDecimal.ONE.subtract(share(BigDecimal.valueOf(metrics.minutesWeek()), 30));
            case WATER -> BigDecimal.ONE.subtract(share(metrics.needLWeek(), 10));
            case RISK ->
                switch (plant.risk()) {
                    case LOW -> BigDecimal.ONE;
                    case MEDIUM -> new BigDecimal("0.5");
                    case HIGH -> BigDecimal.ZERO;
                };
            case CONFIDENCE -> share(BigDecimal.valueOf(plant.confidence()), 100);
        };
    }

    private static BigDecimal share(BigDecimal value, int whole) {
        return value.divide(BigDecimal.valueOf(whole), MathContext.DECIMAL128).min(BigDecimal.ONE);
    }

    private static BigDecimal shown(BigDecimal points) {
        return points.setScale(1, RoundingMode.HALF_UP);
    }
}
