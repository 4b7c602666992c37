package marigold.market;

import java.math.BigDecimal;
import java.util.OptionalInt;

/// What events count in whole units, as answers write it: with two decimals, never in binary fractions.
public final class Units {
    private static final int GRAMS_PER_HUNDREDTH = 10;

    private Units() {}

    public static BigDecimal rupees(long paise) {
        return BigDecimal.valueOf(paise, 2);
    }

    public static BigDecimal kilograms(long grams) {
        return BigDecimal.valueOf(grams / GRAMS_PER_HUNDREDTH, 2);
    }

    public static BigDecimal percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2);
    }

    /// As [#percent]; `null`, which is what answers say, when no rate is set.
    public static BigDecimal percent(OptionalInt basisPoints) {
        return basisPoints.isPresent() ? percent(basisPoints.getAsInt()) : null;
    }

    /// Hundredths of a kilogram, which is what requests give, in grams.
    public static long grams(long hundredthsOfKilogram) {
        return hundredthsOfKilogram * GRAMS_PER_HUNDREDTH;
    }
}
