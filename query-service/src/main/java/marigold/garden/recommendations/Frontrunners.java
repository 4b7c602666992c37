package marigold.garden.recommendations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// The plants of a month that some question can be answered with. A catalogue of 50,000 has few of them: most
/// plants are as good as others for everybody, and behind them by their names.
final class Frontrunners {
    private Frontrunners() {}

    /// Everything that eligibility, score and rank read, but for the name.
    private record Likeness(
            int seasonTenths,
            int sunLevels,
            boolean indoorOk,
            boolean containerOk,
            boolean edible,
            boolean fragrant,
            boolean feedsPollinators,
            int maintainabilityHundredths,
            OptionalInt daysToMaturity,
            String habit,
            String colours,
            String category) {
        static Likeness of(Candidate plant) {
            return new Likeness(
                    plant.seasonTenths(),
                    plant.sunLevels(),
                    plant.indoorOk(),
                    plant.containerOk(),
                    plant.edible(),
                    plant.fragrant(),
                    plant.feedsPollinators(),
                    plant.maintainabilityHundredths(),
                    plant.daysToMaturity(),
                    plant.habit(),
                    plant.colours(),
                    plant.category());
        }
    }

    /// Leaves plants out that no answer shows, and none whose absence a rule could notice. Plants that are
    /// alike are eligible together, with one score, in the order of their names. One of them is left out when
    /// as many as an answer shows stay before it, and one of these holds:
    ///
    /// - another of its species stays: an answer has the first of a species;
    /// - its species is all of one category, and so are as many species that stay before it. Each of them, by
    ///   that plant or a better one, comes before it, so its category has had its turn, those that wait fill
    ///   the answer, and nothing that it would have kept out gets in.
    ///
    /// @param sownAround  all plants of a month or of the months beside it
    /// @param answerMax   plants that an answer shows at most
    static List<Candidate> of(List<Candidate> sownAround, int answerMax) {
        Map<String, String> categories = new HashMap<>();
        Set<String> mixed = new HashSet<>();
        for (Candidate plant : sownAround) {
            String category = categories.putIfAbsent(plant.speciesKey(), plant.category());
            if (category != null && !category.equals(plant.category())) mixed.add(plant.speciesKey());
        }
        return sownAround.stream().collect(Collectors.groupingBy(Likeness::of)).values().stream()
                .flatMap(alike -> firstOf(alike, mixed, answerMax).stream())
                .toList();
    }

    private static List<Candidate> firstOf(List<Candidate> alike, Set<String> mixed, int answerMax) {
        if (alike.size() <= answerMax) return alike;
        List<Candidate> inOrder = alike.stream()
                .sorted(Comparator.<Candidate, String>comparing(
                                plant -> plant.plantName().toLowerCase(Locale.ROOT))
                        .thenComparingLong(Candidate::plantId))
                .toList();
        List<Candidate> staying = new ArrayList<>();
        Set<String> species = new HashSet<>();
        int unmixed = 0;
        for (Candidate plant : inOrder) {
            boolean known = species.contains(plant.speciesKey());
            boolean ofOneCategory = !mixed.contains(plant.speciesKey());
            if (staying.size() >= answerMax && (known || ofOneCategory && unmixed >= answerMax)) continue;
            staying.add(plant);
            if (species.add(plant.speciesKey()) && ofOneCategory) unmixed++;
        }
        return staying;
    }
}
