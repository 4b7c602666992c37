package marigold.garden.checklist;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How much of a checklist is done, counted over everything that the plan lists.
public record Completion(int completedItems, int totalItems) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal THRESHOLD = BigDecimal.valueOf(80);

    /// With two decimals; 0 for an empty checklist.
    public BigDecimal percentage() {
        if (totalItems == 0) return BigDecimal.ZERO.setScale(2);
        return WHOLE.multiply(BigDecimal.valueOf(completedItems))
                .divide(BigDecimal.valueOf(totalItems), 2, RoundingMode.HALF_EVEN);
    }

    /// Whether enough is done to go on with the preparation.
    public boolean meetsThreshold() {
        return percentage().compareTo(THRESHOLD) >= 0;
    }
}
