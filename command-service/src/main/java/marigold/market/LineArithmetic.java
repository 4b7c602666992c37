package marigold.market;

import java.util.OptionalLong;

/// The amounts of one line of the daily entry or of a sale, in paise (spec D4). Nothing else in the product
/// computes them.
public final class LineArithmetic {
    /// numeric(12,2): no amount on any screen or slip has more digits.
    public static final long AMOUNT_PAISE_MAX = 999_999_999_999L;

    private static final long GRAMS_PER_KG = 1_000;

    private LineArithmetic() {}

    /// What a weight is worth at a rate per kilogram, rounded half up to a paisa. Empty when it is more than
    /// any slip can show.
    public static OptionalLong amountPaise(long quantityGrams, long paisePerKg) {
        // Without the product, which may need more than 64 bits: whole kilograms and the rest of a kilogram apart.
        long kilograms = quantityGrams / GRAMS_PER_KG;
        long rest = (quantityGrams % GRAMS_PER_KG * paisePerKg + GRAMS_PER_KG / 2) / GRAMS_PER_KG;
        if (kilograms > 0 && paisePerKg > AMOUNT_PAISE_MAX / kilograms) return OptionalLong.empty();
        long amount = kilograms * paisePerKg + rest;
        return amount <= AMOUNT_PAISE_MAX ? OptionalLong.of(amount) : OptionalLong.empty();
    }

    /// What is left of a line's value after its charges; empty when the charges are more than the value.
    public static OptionalLong lineTotalPaise(
            long grossPaise, long labourPaise, long cooliePaise, long transportPaise) {
        long lineTotal = grossPaise - labourPaise - cooliePaise - transportPaise;
        return lineTotal >= 0 ? OptionalLong.of(lineTotal) : OptionalLong.empty();
    }
}
