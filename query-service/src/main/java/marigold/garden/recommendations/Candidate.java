package marigold.garden.recommendations;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// A plant as one climate zone and month see it: everything that its score is made from, but for the user's
/// part.
///
/// @param speciesKey                same for all varieties of a species, of which one answer shows one
/// @param seasonTenths              10 in a sowing month, 7 in a month beside one, else 0
/// @param sownIn                    its sowing months in the zone
/// @param sunlight                  levels that it tolerates; empty when unknown
/// @param feedsPollinators          whether pollinators or beneficial insects come to it
/// @param maintainabilityHundredths 100 for a plant that asks for nothing
/// @param colours                   of its flowers, lower-case
record Candidate(
        long plantId,
        String plantName,
        String category,
        String speciesKey,
        int seasonTenths,
        SowingMonths sownIn,
        Set<Sunlight> sunlight,
        boolean indoorOk,
        boolean containerOk,
        boolean edible,
        boolean fragrant,
        boolean feedsPollinators,
        int maintainabilityHundredths,
        OptionalInt daysToMaturity,
        String habit,
        List<String> colours) {
    private static final Set<String> SMALL_HABITS = Set.of("dwarf", "compact", "groundcover");
    private static final Set<String> WIND_PRONE_HABITS = Set.of("climber", "upright", "vine");
    private static final Pattern NOT_IN_KEYS = Pattern.compile("[^a-z0-9]");

    boolean isFlower() {
        return category.equals("flower");
    }

    boolean staysSmall() {
        return SMALL_HABITS.contains(habit);
    }

    boolean isWindProne() {
        return WIND_PRONE_HABITS.contains(habit);
    }

    /// How easy the plant is, in one word.
    static String care(int maintainabilityHundredths) {
        if (maintainabilityHundredths >= 80) return "hardy";
        return maintainabilityHundredths >= 60 ? "moderate" : "specialty";
    }

    /// The scientific name without case, spaces and signs, so that spellings of one species meet; the plant's
    /// own name where the species is unknown.
    static String speciesKey(long plantId, String plantName, String scientificName) {
        String species = key(scientificName);
        if (!species.isEmpty() && !species.equals("unknown")) return species;
        String name = key(plantName);
        return name.isEmpty() ? Long.toString(plantId) : name;
    }

    private static String key(String name) {
        return NOT_IN_KEYS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
