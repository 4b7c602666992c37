package marigold.garden.recommendations;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marigold.garden.recommendations.Shortlist.Ranked;

/// What to sow in one month in gardens of one kind: a row of the read model. It knows enough of itself to
/// tell which changes of the catalogue leave it as it is.
///
/// @param plantIds  best first, with semicolons between
/// @param notes     a sentence a line
/// @param complete  whether there are [#PLANTS] that all want this very month and sun
/// @param scarce    categories of which fewer than two are shown, with semicolons between
/// @param lowestThousandths score of the lowest-ranked plant that is shown; this and the next three are its
///     rank
record GardenMonth(
        String climateZone,
        String garden,
        int month,
        String plantIds,
        String notes,
        boolean complete,
        String scarce,
        int lowestThousandths,
        int lowestDays,
        String lowestName,
        long lowestPlantId) {
    /// As many as a request gets that does not say how many.
    static final int PLANTS = 6;

    static final List<String> CATEGORIES = List.of("flower", "herb", "vegetable");

    /// Enough for a category's turn in a shortlist.
    private static final int CATEGORY_ENOUGH = 2;

    /// @param sownAround plants of the month and of the months beside it
    static GardenMonth of(String climateZone, GardenKind kind, int month, List<Candidate> sownAround) {
        Shortlist list = Shortlist.of(sownAround, kind.preferences(), PLANTS);
        Optional<Ranked> lowest = list.plants().stream().max(Shortlist.BEST_FIRST);
        return new GardenMonth(
                climateZone,
                kind.words(),
                month,
                list.plants().stream()
                        .map(ranked -> Long.toString(ranked.plant().plantId()))
                        .collect(Collectors.joining(";")),
                String.join("\n", list.notes()),
                list.plants().size() == PLANTS && list.notes().isEmpty(),
                CATEGORIES.stream()
                        .filter(category -> list.plants().stream()
                                        .filter(ranked ->
                                                ranked.plant().category().equals(category))
                                        .count()
                                < CATEGORY_ENOUGH)
                        .collect(Collectors.joining(";")),
                lowest.map(ranked -> ranked.score().thousandths()).orElse(0),
                lowest.map(ranked -> days(ranked.plant())).orElse(0),
                lowest.map(Ranked::name).orElse(""),
                lowest.map(ranked -> ranked.plant().plantId()).orElse(0L));
    }

    List<Long> plants() {
        return parts(plantIds, ";").map(Long::valueOf).toList();
    }

    List<String> sentences() {
        return parts(notes, "\n").toList();
    }

    /// What a changed plant does to the row.
    enum Effect {
        /// The row is as it would be.
        NONE,
        /// The plant may be shown now, unless a better variety of its species keeps it out; nothing else can
        /// happen.
        ENTERS,
        /// It takes all plants to tell.
        UNKNOWN
    }

    /// The first two of every category are shown before anything else, so as long as the row is complete, a
    /// plant that ranks behind everything shown neither is shown nor stands in the way of one that is. Only
    /// where a category is scarce may a plant of it be shown from any rank, also one that a better variety of
    /// its species has kept out.
    Effect effectOf(Optional<Candidate> before, Candidate now, Preferences wanted) {
        boolean sown =
                now.seasonTenths() > 0 || before.isPresent() && before.get().seasonTenths() > 0;
        if (!sown || before.isPresent() && before.get().equals(now)) return Effect.NONE;
        if (!complete) {
            boolean touched = mayBeShown(now, wanted) || before.isPresent() && mayBeShown(before.get(), wanted);
            return touched ? Effect.UNKNOWN : Effect.NONE;
        }
        if (plants().contains(now.plantId())) return Effect.UNKNOWN;
        boolean keptNothingOut = before.isEmpty()
                || !Shortlist.isEligible(before.get(), wanted)
                || scarce.isEmpty() && ranksBehindAll(before.get(), wanted);
        if (!keptNothingOut) return Effect.UNKNOWN;
        boolean mayEnter =
                Shortlist.isEligible(now, wanted) && (isScarce(now.category()) || !ranksBehindAll(now, wanted));
        return mayEnter ? Effect.ENTERS : Effect.NONE;
    }

    /// The row with a plant that [Effect#ENTERS]; empty when it takes all plants to tell.
    ///
    /// It takes them where a variety that is shown gives way to one of another category, whose place somebody
    /// else takes then. Else nobody is shown who was not, but for the plant.
    ///
    /// @param shown    the plants of this row
    /// @param siblings varieties of the plant's species, without itself
    Optional<GardenMonth> with(Candidate plant, List<Candidate> shown, List<Candidate> siblings, GardenKind kind) {
        Preferences wanted = kind.preferences();
        Ranked ranked = new Ranked(plant, Score.of(plant, wanted));
        boolean keptOut = siblings.stream()
                .filter(sibling -> Shortlist.isEligible(sibling, wanted))
                .map(sibling -> new Ranked(sibling, Score.of(sibling, wanted)))
                .anyMatch(sibling -> Shortlist.BEST_FIRST.compare(sibling, ranked) < 0);
        if (keptOut) return Optional.of(this);
        boolean makesRoom = shown.stream()
                .anyMatch(other -> other.speciesKey().equals(plant.speciesKey())
                        && !other.category().equals(plant.category()));
        if (makesRoom) return Optional.empty();
        return Optional.of(of(
                climateZone,
                kind,
                month,
                Stream.concat(shown.stream(), Stream.of(plant)).toList()));
    }

    private static boolean mayBeShown(Candidate plant, Preferences wanted) {
        return plant.seasonTenths() > 0 && Shortlist.serves(plant, wanted);
    }

    private boolean isScarce(String category) {
        return parts(scarce, ";").anyMatch(category::equals);
    }

    private boolean ranksBehindAll(Candidate plant, Preferences wanted) {
        Ranked ranked = new Ranked(plant, Score.of(plant, wanted));
        return Comparator.comparingInt((GardenMonth row) -> -row.lowestThousandths())
                        .thenComparingInt(GardenMonth::lowestDays)
                        .thenComparing(GardenMonth::lowestName)
                        .thenComparingLong(GardenMonth::lowestPlantId)
                        .compare(
                                this,
                                new GardenMonth(
                                        climateZone,
                                        garden,
                                        month,
                                        "",
                                        "",
                                        false,
                                        "",
                                        ranked.score().thousandths(),
                                        days(plant),
                                        ranked.name(),
                                        plant.plantId()))
                < 0;
    }

    private static int days(Candidate plant) {
        return plant.daysToMaturity().orElse(Integer.MAX_VALUE);
    }

    private static Stream<String> parts(String text, String between) {
        return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(between));
    }
}
