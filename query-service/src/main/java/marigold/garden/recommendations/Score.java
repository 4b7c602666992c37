package marigold.garden.recommendations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/// How well a plant suits a gardener: the sub-scores of spec 5.5, in thousandths.
///
/// Everything is a whole number, so that plants that are equally good are equal, whichever way they were
/// added up, and a rounded score is rounded once and from the exact one
/// (docs/decisions/0042-scores-are-whole-numbers.md).
record Score(
        int season, int sun, int maintainability, int timeToResults, int siteFit, int preferences, int wind, int eco) {
    static final int ONE = 1_000;

    /// A factor of the sum with its weight in hundredths. Their order decides between equal contributions.
    enum Factor {
        SEASON(25),
        SUN(20),
        MAINTAINABILITY(15),
        TIME_TO_RESULTS(10),
        SITE_FIT(10),
        PREFERENCES(12),
        ECO_BONUS(5);

        /// [#values] makes a new array each time, and a question adds up the scores of a thousand plants.
        private static final Factor[] ALL = values();

        private final int weight;

        Factor(int weight) {
            this.weight = weight;
        }
    }

    static Score of(Candidate plant, Preferences wanted) {
        return new Score(
                plant.seasonTenths() * 100,
                sun(Sunlight.distance(wanted.sunlight(), plant.sunlight())),
                maintainability(plant.maintainabilityHundredths(), wanted.care()),
                timeToResults(plant.daysToMaturity(), wanted.pace()),
                siteFit(plant, wanted),
                preferences(plant, wanted),
                wanted.windy() && plant.isWindProne() ? 700 : ONE,
                plant.feedsPollinators() ? 150 : 0);
    }

    int of(Factor factor) {
        return switch (factor) {
            case SEASON -> season;
            case SUN -> sun;
            case MAINTAINABILITY -> maintainability;
            case TIME_TO_RESULTS -> timeToResults;
            case SITE_FIT -> siteFit;
            case PREFERENCES -> preferences;
            case ECO_BONUS -> eco;
        };
    }

    /// What each factor adds to the sum, the largest first.
    List<Factor> byContribution() {
        List<Factor> factors = new ArrayList<>(List.of(Factor.values()));
        factors.sort(Comparator.comparingInt(factor -> -contribution(factor)));
        return factors;
    }

    private int contribution(Factor factor) {
        return factor.weight * of(factor);
    }

    /// The score to three decimals, in thousandths of a point of 100; half a thousandth counts up. Plants are
    /// ranked by it.
    int thousandths() {
        return (int) ((exact() + 500) / 1_000);
    }

    /// The score as it is shown, to one decimal.
    BigDecimal shown() {
        return BigDecimal.valueOf((exact() + 50_000) / 100_000, 1);
    }

    /// In millionths of a point: the base has three decimals, and the share that wind leaves has three more.
    private long exact() {
        long base = 0;
        for (Factor factor : Factor.ALL) base += contribution(factor);
        return base * (850 + 150 * wind / ONE);
    }

    private static int sun(OptionalInt distance) {
        return switch (distance.orElse(-1)) {
            case 0 -> ONE;
            case 1 -> 700;
            case 2 -> 300;
            default -> 500;
        };
    }

    private static int maintainability(int hundredths, Preferences.Care care) {
        return switch (care) {
            case LOW -> 10 * hundredths;
            case MEDIUM -> 500 + 5 * hundredths;
            case HIGH -> 700 + 3 * hundredths;
        };
    }

    private static int timeToResults(OptionalInt daysToMaturity, Preferences.Pace pace) {
        if (daysToMaturity.isEmpty()) return 600;
        int days = daysToMaturity.getAsInt();
        return switch (pace) {
            case QUICK -> days <= 45 ? ONE : days <= 75 ? 800 : days <= 105 ? 500 : 200;
            case STANDARD -> days <= 60 ? 900 : days <= 120 ? ONE : days <= 180 ? 700 : 400;
            case PATIENT -> days <= 60 ? 600 : days <= 120 ? 800 : days <= 180 ? ONE : 900;
            case OTHER -> days <= 60 ? ONE : days <= 120 ? 800 : 600;
        };
    }

    private static int siteFit(Candidate plant, Preferences wanted) {
        int fit = 0;
        if (wanted.indoors() && plant.indoorOk()) fit += 200;
        if (wanted.containers() && plant.containerOk()) fit += 200;
        if (wanted.smallSpace() && plant.staysSmall()) fit += 150;
        return fit;
    }

    private static int preferences(Candidate plant, Preferences wanted) {
        int fit = 0;
        if (wanted.wantsEdible() && plant.edible()) fit += 200;
        if (wanted.wantsFlowers() && plant.isFlower()) fit += 200;
        if (wanted.colours().stream().anyMatch(plant::hasColour)) fit += 150;
        if (wanted.fragrant() && plant.fragrant()) fit += 150;
        return fit;
    }
}
