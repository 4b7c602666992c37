package marigold.garden.recommendations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marigold.garden.recommendations.Preferences.Care;
import marigold.garden.recommendations.Preferences.Pace;
import marigold.garden.recommendations.Score.Factor;

/// The candidates of a month as columns of numbers, and the choice among them.
///
/// It chooses what [Shortlist] does, which has the rules one by one; a test holds the two against each other.
/// A question that nobody has asked before looks at a thousand plants, so here nothing is made for a plant,
/// what one option of a question does to it is added up when the columns are made, and only what is shown is
/// sorted.
///
/// Plants stand in the order that decides between equal scores, so of two such the first is the better.
final class CandidateColumns {
    // What a question may ask of a plant, or like in it, one bit each.
    private static final int INDOOR = 1;
    private static final int CONTAINER = 1 << 1;
    private static final int SMALL = 1 << 2;
    private static final int EDIBLE = 1 << 3;
    private static final int FLOWER = 1 << 4;
    private static final int FRAGRANT = 1 << 5;
    private static final int LIKED_COLOUR = 1 << 6;
    private static final int ORNAMENTAL = 1 << 7;
    private static final int WIND_PRONE = 1 << 8;
    private static final int IN_SEASON = 1 << 9;
    private static final int LIKES_SUN = 1 << 10;

    private static final int OF_SITE = INDOOR | CONTAINER | SMALL;
    private static final int OF_TASTE = EDIBLE | FLOWER | FRAGRANT | LIKED_COLOUR;
    private static final int TASTE_SHIFT = Integer.numberOfTrailingZeros(EDIBLE);

    /// In place of a species that no other plant of the month has.
    private static final int ALONE = -1;

    private static final List<Optional<Sunlight>> PLACES = Stream.concat(
                    Arrays.stream(Sunlight.values()).map(Optional::of), Stream.of(Optional.<Sunlight>empty()))
            .toList();

    private final long[] plantIds;
    private final int[] traits;
    private final int[] species;
    private final int[] categories;
    private final int[][] bySun;
    private final int[][] byCare;
    private final int[][] byPace;
    private final Map<String, BitSet> byColour;
    private final int speciesCount;
    private final int categoryCount;

    /// @param plantIds best first
    /// @param notes    on what was set aside to find them
    record Choice(List<Long> plantIds, List<String> notes) {}

    private CandidateColumns(List<Candidate> plants) {
        Map<String, Long> varieties =
                plants.stream().collect(Collectors.groupingBy(Candidate::speciesKey, Collectors.counting()));
        Map<String, Integer> speciesNumbers = new HashMap<>();
        Map<String, Integer> categoryNumbers = new HashMap<>();
        plantIds = plants.stream().mapToLong(Candidate::plantId).toArray();
        traits = column(plants, CandidateColumns::traits);
        species = column(
                plants,
                plant -> varieties.get(plant.speciesKey()) == 1 ? ALONE : number(plant.speciesKey(), speciesNumbers));
        categories = column(plants, plant -> number(plant.category(), categoryNumbers));
        speciesCount = speciesNumbers.size();
        categoryCount = categoryNumbers.size();
        bySun = columns(plants, PLACES, CandidateColumns::sun);
        byCare = columns(plants, List.of(Care.values()), CandidateColumns::care);
        byPace = columns(plants, List.of(Pace.values()), CandidateColumns::pace);
        byColour = new HashMap<>();
        for (int plant = 0; plant < plants.size(); plant++) {
            for (String colour : plants.get(plant).colourWords()) {
                byColour.computeIfAbsent(colour, _ -> new BitSet()).set(plant);
            }
        }
    }

    /// @param sownAround plants of the month and of the months beside it
    static CandidateColumns of(List<Candidate> sownAround) {
        return new CandidateColumns(sownAround.stream()
                .sorted(Comparator.<Candidate>comparingInt(
                                plant -> plant.daysToMaturity().orElse(Integer.MAX_VALUE))
                        .thenComparing(plant -> plant.plantName().toLowerCase(Locale.ROOT))
                        .thenComparingLong(Candidate::plantId))
                .toList());
    }

    int size() {
        return plantIds.length;
    }

    Choice choose(Preferences wanted, int n) {
        List<String> notes = new ArrayList<>();
        int serving = required(wanted);
        int withSun =
                serving | wanted.sunlight().map(CandidateColumns::likesSun).orElse(0);
        int required = withSun | IN_SEASON;
        int eligible = count(required);
        if (eligible < n) {
            int more = count(withSun);
            if (more > eligible) notes.add(Shortlist.MONTHS_BESIDE_NOTE);
            required = withSun;
            eligible = more;
        }
        if (eligible < n) {
            if (count(serving) > eligible) notes.add(Shortlist.OTHER_SUN_NOTE);
            required = serving;
        }
        List<Long> chosen = new ArrayList<>();
        for (long rank : turns(required, wanted, n).first()) chosen.add(plantIds[plant(rank)]);
        if (chosen.size() < n) notes.add(Shortlist.SHORT_NOTE);
        return new Choice(chosen, notes);
    }

    private int count(int required) {
        int count = 0;
        for (int plantTraits : traits) if ((plantTraits & required) == required) count++;
        return count;
    }

    /// Shows the turns the best of each species.
    private CategoryTurns turns(int required, Preferences wanted, int n) {
        CategoryTurns turns = new CategoryTurns(categoryCount, n);
        long[] best = new long[speciesCount];
        Arrays.fill(best, CategoryTurns.NONE);
        int[] sun = bySun[wanted.sunlight().map(Sunlight::ordinal).orElse(PLACES.size() - 1)];
        int[] care = byCare[wanted.care().ordinal()];
        int[] pace = byPace[wanted.pace().ordinal()];
        int[] site = site(wanted);
        int[] taste = taste(wanted);
        BitSet liked = liked(wanted);
        int wind = Score.wind(true, wanted);
        for (int plant = 0; plant < traits.length; plant++) {
            int has = traits[plant];
            if ((has & required) != required) continue;
            if (liked.get(plant)) has |= LIKED_COLOUR;
            int sum = sun[plant]
                    + care[plant]
                    + pace[plant]
                    + site[has & OF_SITE]
                    + taste[(has & OF_TASTE) >> TASTE_SHIFT];
            long rank = rank(Score.thousandths(sum, (has & WIND_PRONE) != 0 ? wind : Score.ONE), plant);
            if (species[plant] == ALONE) turns.add(categories[plant], rank);
            else best[species[plant]] = Math.max(best[species[plant]], rank);
        }
        for (long rank : best) if (rank != CategoryTurns.NONE) turns.add(categories[plant(rank)], rank);
        return turns;
    }

    /// The better plant has the higher number, and no two the same.
    private static long rank(int score, int plant) {
        return (long) score << Integer.SIZE | Integer.MAX_VALUE - plant;
    }

    private static int plant(long rank) {
        return Integer.MAX_VALUE - (int) rank;
    }

    private BitSet liked(Preferences wanted) {
        BitSet liked = new BitSet();
        for (String colour : wanted.colours()) {
            BitSet plants = byColour.get(colour);
            if (plants != null) liked.or(plants);
        }
        return liked;
    }

    /// What each set of traits adds to the sum by the place.
    private static int[] site(Preferences wanted) {
        int[] site = new int[OF_SITE + 1];
        for (int has = 0; has < site.length; has++) {
            site[has] = Factor.SITE_FIT.contribution(
                    Score.siteFit((has & INDOOR) != 0, (has & CONTAINER) != 0, (has & SMALL) != 0, wanted));
        }
        return site;
    }

    /// What each set of traits adds to the sum by the taste.
    private static int[] taste(Preferences wanted) {
        int[] taste = new int[(OF_TASTE >> TASTE_SHIFT) + 1];
        for (int index = 0; index < taste.length; index++) {
            int has = index << TASTE_SHIFT;
            taste[index] = Factor.PREFERENCES.contribution(Score.preferences(
                    (has & EDIBLE) != 0,
                    (has & FLOWER) != 0,
                    (has & LIKED_COLOUR) != 0,
                    (has & FRAGRANT) != 0,
                    wanted));
        }
        return taste;
    }

    /// What a plant must be, as [Shortlist#serves] has it.
    private static int required(Preferences wanted) {
        int purpose = switch (wanted.goal()) {
            case EDIBLE -> EDIBLE;
            case ORNAMENTAL -> ORNAMENTAL;
            case MIXED -> 0;
        };
        return purpose | (wanted.indoors() ? INDOOR : 0) | (wanted.containers() ? CONTAINER : 0);
    }

    private static int likesSun(Sunlight place) {
        return LIKES_SUN << place.ordinal();
    }

    private static int traits(Candidate plant) {
        int traits = (plant.indoorOk() ? INDOOR : 0)
                | (plant.containerOk() ? CONTAINER : 0)
                | (plant.staysSmall() ? SMALL : 0)
                | (plant.edible() ? EDIBLE : ORNAMENTAL)
                | (plant.isFlower() ? FLOWER : 0)
                | (plant.fragrant() ? FRAGRANT : 0)
                | (plant.isWindProne() ? WIND_PRONE : 0)
                | (plant.isInSeason() ? IN_SEASON : 0);
        for (Sunlight place : Sunlight.values()) {
            if (Shortlist.hasSun(plant, Optional.of(place))) traits |= likesSun(place);
        }
        return traits;
    }

    private static int sun(Candidate plant, Optional<Sunlight> place) {
        return Factor.SUN.contribution(Score.sun(Sunlight.distance(place, plant.sunlight())));
    }

    /// With what no option of a question changes.
    private static int care(Candidate plant, Care care) {
        return Factor.SEASON.contribution(Score.season(plant.seasonTenths()))
                + Factor.ECO_BONUS.contribution(Score.eco(plant.feedsPollinators()))
                + Factor.MAINTAINABILITY.contribution(Score.maintainability(plant.maintainabilityHundredths(), care));
    }

    private static int pace(Candidate plant, Pace pace) {
        return Factor.TIME_TO_RESULTS.contribution(Score.timeToResults(plant.daysToMaturity(), pace));
    }

    private static int[] column(List<Candidate> plants, ToIntFunction<Candidate> value) {
        return plants.stream().mapToInt(value).toArray();
    }

    /// A column for each option.
    private static <O> int[][] columns(List<Candidate> plants, List<O> options, ToIntBiFunction<Candidate, O> value) {
        return options.stream()
                .map(option -> column(plants, plant -> value.applyAsInt(plant, option)))
                .toArray(int[][]::new);
    }

    private static int number(String word, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(word, _ -> numbers.size());
    }
}
