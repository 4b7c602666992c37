package marigold.garden.instances;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;

/// How far an instance is on a day. Day 0 is the start date; before it, it is day 0 too.
record Growth(LocalDate startsOn, LocalDate maturesOn, LocalDate today) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    long daysElapsed() {
        return Math.max(0, ChronoUnit.DAYS.between(startsOn, today));
    }

    /// Of the days until it is ripe, with two decimals, at most 100.
    BigDecimal progressPercentage() {
        long span = ChronoUnit.DAYS.between(startsOn, maturesOn);
        if (span <= 0) return WHOLE.setScale(2);
        return WHOLE.multiply(BigDecimal.valueOf(daysElapsed()))
                .divide(BigDecimal.valueOf(span), 2, RoundingMode.HALF_EVEN)
                .min(WHOLE.setScale(2));
    }

    boolean isPast(GrowthStage stage) {
        return daysElapsed() > stage.endDay();
    }

    boolean isIn(GrowthStage stage) {
        return stage.startDay() <= daysElapsed() && daysElapsed() <= stage.endDay();
    }

    long daysIn(GrowthStage stage) {
        return Math.max(0, daysElapsed() - stage.startDay());
    }

    long daysLeftIn(GrowthStage stage) {
        return Math.max(0, stage.endDay() - daysElapsed());
    }

    LocalDate firstDayOf(GrowthStage stage) {
        return startsOn.plusDays(stage.startDay());
    }

    LocalDate lastDayOf(GrowthStage stage) {
        return startsOn.plusDays(stage.endDay());
    }
}
