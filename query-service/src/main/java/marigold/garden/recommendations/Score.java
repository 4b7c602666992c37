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

        /// What it adds to the sum.
        int contribution(int value) {
            return weight * value;
        }
    }

    static Score of(Candidate plant, Preferences wanted) {
        return new Score(
                season(plant.seasonTenths()),
                sun(Sunlight.distance(wanted.sunlight(), plant.sunlight())),
                maintainability(plant.maintainabilityHundredths(), wanted.care()),
                timeToResults(plant.daysToMaturity(), wanted.pace()),
                siteFit(plant.indoorOk(), plant.containerOk(), plant.staysSmall(), wanted),
                preferences(
                        plant.edible(), plant.isFlower(), plant.hasOneOf(wanted.colours()), plant.fragrant(), wanted),
                wind(plant.isWindProne(), wanted),
                eco(plant.feedsPollinators()));
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
        return factor.contribution(of(factor));
    }

    private int sum() {
        int sum = 0;
        for (Factor factor : Factor.ALL) sum += contribution(factor);
        return sum;
    }

    /// The score to three decimals, in thousandths of a point of 100; half a thousandth counts up. Plants are
    /// ranked by it.
    int thousandths() {
        return thousandths(sum(), wind);
    }

    /// @param sum of what all factors add
    static int thousandths(int sum, int wind) {
        return (int) ((exact(sum, wind) + 500) / 1_000);
    }

    /// The score as it is shown, to one decimal.
    BigDecimal shown() {
        return BigDecimal.valueOf((exact(sum(), wind) + 50_000) / 100_000, 1);
    }

    /// In millionths of a point: the sum has three decimals, and the share that wind leaves has three more.
    private static long exact(long sum, int wind) {
        return sum * (850 + 150 * wind / ONE);
    }

    static int season(int tenths) {
        return tenths * 100;
    }

    static int sun(OptionalInt distance) {
        return switch (distance.orElse(-1)) {
            case 0 -> ONE;
            case 1 -> 700;
            case 2 -> 300;
            default -> 500;
        };
    }

    static int maintainability(int hundredths, Preferences.Care care) {
        return switch (care) {
            case LOW -> 10 * hundredths;
            case MEDIUM -> 500 + 5 * hundredths;
            case HIGH -> 700 + 3 * hundredths;
        };
    }

    static int timeToResults(OptionalInt daysToMaturity, Preferences.Pace pace) {
        if (daysToMaturity.isEmpty()) return 600;
        int days = daysToMaturity.getAsInt();
        return switch (pace) {
            case QUICK -> days <= 45 ? ONE : days <= 75 ? 800 : days <= 105 ? 500 : 200;
            case STANDARD -> days <= 60 ? 900 : days <= 120 ? ONE : days <= 180 ? 700 : 400;
            case PATIENT -> days <= 60 ? 600 : days <= 120 ? 800 : days <= 180 ? ONE : 900;
            case OTHER -> days <= 60 ? ONE : days <= 120 ? 800 : 600;
        };
    }

    static int siteFit(boolean indoorOk, boolean containerOk, boolean staysSmall, Preferences wanted) {
        int fit = 0;
        if (wanted.indoors() && indoorOk) fit += 200;
        if (wanted.containers() && containerOk) fit += 200;
        if (wanted.smallSpace() && staysSmall) fit += 150;
        return fit;
    }

    static int preferences(boolean edible, boolean flower, boolean likedColour, boolean fragrant, Preferences wanted) {
        int fit = 0;
        if (wanted.wantsEdible() && edible) fit += 200;
        if (wanted.wantsFlowers() && flower) fit += 200;
        if (likedColour) fit += 150;
        if (wanted.fragrant() && fragrant) fit += 150;
        return fit;
    }

    static int wind(boolean windProne, Preferences wanted) {
        return wanted.windy() && windProne ? 700 : ONE;
    }

    static int eco(boolean feedsPollinators) {
        return feedsPollinators ? 150 : 0;
    }
}
