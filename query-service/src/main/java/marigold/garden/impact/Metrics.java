package marigold.garden.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/// The unrounded figures of one plant in a place (spec 5.8).
///
/// Decimals, since rounding is by decimals. Sunlight is a share of 14 half hours and divides last, so a
/// figure that ends after a few decimals is exact, and any other is as exact as 34 digits are.
///
/// @param cooling    0 to 100
/// @param air        0 to 100
/// @param yieldGWeek empty for what is not eaten
record Metrics(
        BigDecimal cooling,
        BigDecimal air,
        BigDecimal co2KgYear,
        BigDecimal waterLWeek,
        Optional<BigDecimal> yieldGWeek,
        BigDecimal needLWeek,
        int minutesWeek) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal FULL_SUN_HALF_HOURS = BigDecimal.valueOf(14);

    /// A canopy covers three quarters of the square that a plant is given.
    private static final BigDecimal CANOPY = new BigDecimal("0.75");

    /// @param heatCategory of the suburb
    static Metrics of(PlantTraits plant, GrowingPlace place, String heatCategory) {
        BigDecimal leafArea = tenths(plant.leafAreaTenths());
        BigDecimal transpiration = tenths(plant.transpirationTenths());
        BigDecimal growth = tenths(plant.growthTenths());
        BigDecimal season = tenths(place.startsNow() ? 10 : 5);
        BigDecimal spacing = BigDecimal.valueOf(plant.spacingCm(), 2);
        BigDecimal canopy = CANOPY.multiply(spacing).multiply(spacing);

        BigDecimal cooling =
                inSun(place, leafArea.multiply(canopy).multiply(transpiration).multiply(season));
        BigDecimal air = leafArea.add(tenths(plant.roughnessTenths())).add(tenths(plant.fragrant() ? 5 : 0));
        return new Metrics(
                percent(standardised(cooling, "2.0", "31.25").multiply(tenths(heatTenths(heatCategory)))),
                percent(inSun(place, standardised(air, "3", "10"))),
                inSun(place, carbon(plant).multiply(canopy).multiply(growth)),
                inSun(place, BigDecimal.valueOf(7).multiply(transpiration).multiply(canopy)),
                yieldOfHalfSquareMetre(plant)
                        .map(grams -> inSun(
                                place, grams.multiply(growth).multiply(canopy).multiply(BigDecimal.TWO))),
                BigDecimal.valueOf(3)
                        .multiply(tenths(plant.needTenths()))
                        .multiply(season)
                        .multiply(tenths(place.windTenths())),
                (plant.minutesTenths() + 5) / 10);
    }

    /// How many standard deviations a value is from the mean, ten for each, and 50 for the mean.
    ///
    /// @param slope ten over the standard deviation
    private static BigDecimal standardised(BigDecimal value, String mean, String slope) {
        return value.subtract(new BigDecimal(mean))
                .multiply(new BigDecimal(slope))
                .add(BigDecimal.valueOf(50));
    }

    private static BigDecimal carbon(PlantTraits plant) {
        return tenths(
                switch (plant.category()) {
                    case "herb" -> 5;
                    case "flower" -> 8;
                    default -> 10;
                });
    }

    private static Optional<BigDecimal> yieldOfHalfSquareMetre(PlantTraits plant) {
        return switch (plant.category()) {
            case "herb" -> Optional.of(BigDecimal.valueOf(30));
            case "vegetable" -> Optional.of(BigDecimal.valueOf(80));
            default -> Optional.empty();
        };
    }

    /// How much the heat of a suburb adds to the use of cooling. The heat data says "High Heat" where the
    /// rule says "High"; it has two classes beyond the rule's, which count as the nearest that the rule has.
    private static int heatTenths(String category) {
        return switch (category.toLowerCase(Locale.ROOT).replace(" heat", "").strip()) {
            case "cool", "low" -> 8;
            case "high" -> 12;
            case "very high", "extreme" -> 13;
            default -> 10;
        };
    }

    private static BigDecimal inSun(GrowingPlace place, BigDecimal value) {
        return value.multiply(BigDecimal.valueOf(place.sunHalfHours()))
                .divide(FULL_SUN_HALF_HOURS, MathContext.DECIMAL128);
    }

    private static BigDecimal percent(BigDecimal index) {
        return index.max(BigDecimal.ZERO).min(HUNDRED);
    }

    private static BigDecimal tenths(int tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }
}
