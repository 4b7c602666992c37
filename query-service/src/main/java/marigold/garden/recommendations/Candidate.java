package marigold.garden.recommendations;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// A plant as one month of one climate zone sees it: a row of the read model, with everything that the score
/// reads but for the user's part.
///
/// @param month            1 to 12
/// @param seasonTenths     10 in a sowing month, 7 in a month beside one, 0 in any other
/// @param sowingMonths     all of the zone, one bit a month, January the lowest
/// @param speciesKey       same for all varieties of a species, of which one answer shows one
/// @param sunLevels        that it tolerates, as [Sunlight#bits]; none when unknown
/// @param feedsPollinators whether pollinators or beneficial insects come to it
/// @param maintainabilityHundredths 100 for a plant that asks for nothing
/// @param colours          of its flowers, divided by semicolons
record Candidate(
        String climateZone,
        int month,
        long plantId,
        int seasonTenths,
        int sowingMonths,
        String plantName,
        String category,
        String speciesKey,
        int sunLevels,
        boolean indoorOk,
        boolean containerOk,
        boolean edible,
        boolean fragrant,
        boolean feedsPollinators,
        int maintainabilityHundredths,
        OptionalInt daysToMaturity,
        String habit,
        String colours) {
    private static final Set<String> SMALL_HABITS = Set.of("dwarf", "compact", "groundcover");
    private static final Set<String> WIND_PRONE_HABITS = Set.of("climber", "upright", "vine");

    boolean isInSeason() {
        return seasonTenths == SowingMonths.IN_SEASON;
    }

    SowingMonths sownIn() {
        return new SowingMonths(sowingMonths);
    }

    Set<Sunlight> sunlight() {
        return Sunlight.setOf(sunLevels);
    }

    boolean isFlower() {
        return category.equals("flower");
    }

    boolean staysSmall() {
        return SMALL_HABITS.contains(habit);
    }

    boolean isWindProne() {
        return WIND_PRONE_HABITS.contains(habit);
    }

    boolean hasColour(String colour) {
        return colours.contains(colour) && colourWords().contains(colour);
    }

    boolean hasOneOf(List<String> someColours) {
        for (String colour : someColours) if (hasColour(colour)) return true;
        return false;
    }

    List<String> colourWords() {
        return colours.isEmpty() ? List.of() : Arrays.asList(colours.split(";"));
    }

    /// How easy it is, in one word.
    String care() {
        return care(maintainabilityHundredths);
    }

    static String care(int maintainabilityHundredths) {
        if (maintainabilityHundredths >= 80) return "hardy";
        return maintainabilityHundredths >= 60 ? "moderate" : "specialty";
    }
}
