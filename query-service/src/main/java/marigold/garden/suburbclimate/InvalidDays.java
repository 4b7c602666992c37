package marigold.garden.suburbclimate;

import java.util.Map;
import marigold.refusal.Refusal;

/// A history of no day, or of more days than one answer has.
final class InvalidDays extends Refusal {
    static final int DAYS_MAX = 30;

    InvalidDays() {
        super(400, "invalid-days", "Days must be between 1 and %d.".formatted(DAYS_MAX), Map.of("daysMax", DAYS_MAX));
    }
}
