package marigold.garden.recommendations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marigold.garden.recommendations.CandidateColumns.Choice;

/// The plants that are recommended, best first, and notes on what was set aside to find them.
///
/// Here are the rules as they are written down. Questions, which are many, are answered by
/// [CandidateColumns].
record Shortlist(List<Ranked> plants, List<String> notes) {
    static final String MONTHS_BESIDE_NOTE =
            "Too few plants are sown this month; plants of the month before and the month after were added.";
    static final String OTHER_SUN_NOTE =
            "Too few plants want the sun of this place; plants that want more or less of it were added.";
    static final String SHORT_NOTE =
            "Fewer plants than asked for fit: purpose, room and containers are never set aside.";

    /// Plants of one category before the others have had their turn.
    static final int CATEGORY_MAX = 2;

    static final Comparator<Ranked> BEST_FIRST = Comparator.<Ranked>comparingInt(ranked -> -ranked.thousandths())
            .thenComparingInt(ranked -> ranked.plant().daysToMaturity().orElse(Integer.MAX_VALUE))
            .thenComparing(Ranked::name)
            .thenComparingLong(ranked -> ranked.plant().plantId());

    /// @param thousandths of the score, added up once for all comparisons
    /// @param name        lower-case
    record Ranked(Candidate plant, Score score, int thousandths, String name) {
        Ranked(Candidate plant, Score score) {
            this(plant, score, score.thousandths(), plant.plantName().toLowerCase(Locale.ROOT));
        }
    }

    /// The plants by their ids.
    Choice choice() {
        return new Choice(
                plants.stream().map(ranked -> ranked.plant().plantId()).toList(), notes);
    }

    /// Chooses from all plants that are sown in a month or beside it. What must hold (spec 5.3) is set aside
    /// step by step (5.4): first the month, then the sun; never purpose, room and containers.
    ///
    /// @param sownAround plants of the month and of the months beside it
    static Shortlist of(List<Candidate> sownAround, Preferences wanted, int n) {
        List<String> notes = new ArrayList<>();
        List<Candidate> fitting =
                sownAround.stream().filter(plant -> serves(plant, wanted)).toList();
        List<Candidate> withSun = fitting.stream()
                .filter(plant -> hasSun(plant, wanted.sunlight()))
                .toList();
        List<Candidate> eligible =
                withSun.stream().filter(plant -> plant.isInSeason()).toList();
        if (eligible.size() < n) {
            if (withSun.size() > eligible.size()) notes.add(MONTHS_BESIDE_NOTE);
            eligible = withSun;
        }
        if (eligible.size() < n) {
            if (fitting.size() > eligible.size()) notes.add(OTHER_SUN_NOTE);
            eligible = fitting;
        }
        List<Ranked> plants = mixed(ofEachSpeciesTheBest(eligible, wanted), n);
        if (plants.size() < n) notes.add(SHORT_NOTE);
        return new Shortlist(plants, List.copyOf(notes));
    }

    /// Whether the plant may be shown without anything being set aside.
    static boolean isEligible(Candidate plant, Preferences wanted) {
        return plant.isInSeason() && serves(plant, wanted) && hasSun(plant, wanted.sunlight());
    }

    static boolean serves(Candidate plant, Preferences wanted) {
        boolean purpose = switch (wanted.goal()) {
            case EDIBLE -> plant.edible();
            case ORNAMENTAL -> !plant.edible();
            case MIXED -> true;
        };
        return purpose && (plant.indoorOk() || !wanted.indoors()) && (plant.containerOk() || !wanted.containers());
    }

    static boolean hasSun(Candidate plant, Optional<Sunlight> place) {
        return Sunlight.distance(place, plant.sunlight()).orElse(0) <= 1;
    }

    private static List<Ranked> ofEachSpeciesTheBest(List<Candidate> eligible, Preferences wanted) {
        Set<String> species = new HashSet<>();
        return eligible.stream()
                .map(plant -> new Ranked(plant, Score.of(plant, wanted)))
                .sorted(BEST_FIRST)
                .filter(ranked -> species.add(ranked.plant().speciesKey()))
                .toList();
    }

    /// The first `n`, where the third and further plants of a category wait behind all others.
    private static List<Ranked> mixed(List<Ranked> ranked, int n) {
        Map<String, Integer> ofCategory = new HashMap<>();
        List<Ranked> first = new ArrayList<>();
        List<Ranked> waiting = new ArrayList<>();
        for (Ranked next : ranked) {
            boolean waits = ofCategory.merge(next.plant().category(), 1, Integer::sum) > CATEGORY_MAX;
            (waits ? waiting : first).add(next);
        }
        first.addAll(waiting);
        return List.copyOf(first.subList(0, Math.min(n, first.size())));
    }
}
