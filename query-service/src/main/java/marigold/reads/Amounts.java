package marigold.reads;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/// Integer minor units as the decimals of an answer.
public final class Amounts {
    private Amounts() {}

    /// Paise as rupees: 47250 is 472.50.
    public static BigDecimal rupees(long paise) {
        return BigDecimal.valueOf(paise, 2);
    }

    /// Grams as kilograms with two decimals, or three where there are single grams.
    public static BigDecimal kilograms(long grams) {
        return grams % 10 == 0 ? BigDecimal.valueOf(grams / 10, 2) : BigDecimal.valueOf(grams, 3);
    }

    /// Basis points as percent: 1250 is 12.50.
    public static BigDecimal percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2);
    }

    public static Optional<BigDecimal> percent(OptionalInt basisPoints) {
        return basisPoints.isPresent() ? Optional.of(percent(basisPoints.getAsInt())) : Optional.empty();
    }
}
