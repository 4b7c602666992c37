package marigold.garden.recommendations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says why a plant is recommended: what adds most to its score, in words (spec 5.7). Sentences are joined
/// with `+`: formatting them took a fifth of a question's time.
final class Reasons {
    static final int COUNT = 4;

    /// Below these, a factor adds something but is nothing to praise.
    private static final int PRAISED_FROM = 700;

    private static final int MENTIONED_ABOVE = 100;

    private static final int MONTHS_NAMED_MAX = 3;

    /// For plants with less than four reasons; true of everything that is recommended.
    private static final List<String> GENERAL = List.of(
            "Meets what you asked for on purpose, room and containers.",
            "Among the best matches in the catalogue this month.",
            "Grown in home gardens like yours.");

    private Reasons() {}

    /// Exactly four sentences, the most important first.
    static List<String> of(Candidate plant, Score score, Preferences wanted, String zone) {
        List<String> reasons = new ArrayList<>();
        for (Score.Factor factor : score.byContribution()) {
            if (score.of(factor) <= MENTIONED_ABOVE) continue;
            reason(factor, plant, score, wanted, zone).ifPresent(reasons::add);
        }
        reasons.addAll(GENERAL);
        return List.copyOf(reasons.subList(0, COUNT));
    }

    private static Optional<String> reason(
            Score.Factor factor, Candidate plant, Score score, Preferences wanted, String zone) {
        return switch (factor) {
            case SEASON -> praise(score.season(), season(plant, zone));
            case SUN -> praise(score.sun(), sun(score));
            case MAINTAINABILITY -> praise(score.maintainability(), care(plant));
            case TIME_TO_RESULTS -> time(plant, score);
            case SITE_FIT -> Optional.of(site(plant, wanted));
            case PREFERENCES -> Optional.of(taste(plant, wanted));
            case ECO_BONUS -> Optional.of("Feeds pollinators and other helpful insects.");
        };
    }

    private static Optional<String> praise(int value, String text) {
        return value >= PRAISED_FROM ? Optional.of(text) : Optional.empty();
    }

    private static String season(Candidate plant, String zone) {
        List<String> names = plant.sownIn().names();
        String months = String.join(", ", names.subList(0, Math.min(MONTHS_NAMED_MAX, names.size())));
        String begin =
                plant.isInSeason() ? "This is a month to sow it in a " : "A month away from its sowing time in a ";
        return begin + zone + " climate (" + months + ").";
    }

    private static String sun(Score score) {
        return score.sun() == Score.ONE
                ? "Wants just the sun that your place has."
                : "Copes with the sun that your place has.";
    }

    private static String care(Candidate plant) {
        return switch (plant.care()) {
            case "hardy" -> "Hardy: asks for little care.";
            case "moderate" -> "Asks for moderate care.";
            default -> "Asks for special care, within the work that you offer.";
        };
    }

    private static Optional<String> time(Candidate plant, Score score) {
        if (plant.daysToMaturity().isEmpty()) return Optional.empty();
        String end = score.timeToResults() >= PRAISED_FROM ? " days, at the pace you want." : " days.";
        return Optional.of("Mature after about " + plant.daysToMaturity().getAsInt() + end);
    }

    private static String site(Candidate plant, Preferences wanted) {
        if (wanted.smallSpace() && plant.staysSmall()) return "Stays small enough for your space.";
        return wanted.indoors() && plant.indoorOk() ? "Grows indoors." : "Grows well in a container.";
    }

    private static String taste(Candidate plant, Preferences wanted) {
        if (wanted.wantsEdible() && plant.edible()) {
            return wanted.fragrant() && plant.fragrant() ? "Edible and fragrant." : "Edible.";
        }
        return wanted.colours().stream()
                .filter(plant::hasColour)
                .findFirst()
                .map(colour -> "Flowers in " + colour + ", a colour you like.")
                .orElse(wanted.fragrant() && plant.fragrant() ? "Fragrant." : "A flower, as you like to grow them.");
    }
}
