package marigold.garden.impact;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What the impact of a plant takes from the plant (spec 5.8): read once from its catalogue texts, when it is
/// listed. Factors are in tenths.
///
/// @param category            flower, herb or vegetable
/// @param leafAreaTenths      area of the leaves over that of the ground
/// @param spacingCm           of plants in a row; what is usual when it is unknown
/// @param transpirationTenths water that leaves through the leaves
/// @param growthTenths        above 10 for quick growers, below for slow ones
/// @param roughnessTenths     how much the plant's shape stirs the air
/// @param fragrant            whether it smells
/// @param biodiversity        0 to 100
/// @param needTenths          water that it asks for
/// @param minutesTenths       of work in a week
/// @param risk                to those who touch or eat it
/// @param confidence          in percent, less where texts are missing
/// @param daysToMaturity      empty when unknown
public record PlantTraits(
        String category,
        int leafAreaTenths,
        int spacingCm,
        int transpirationTenths,
        int growthTenths,
        int roughnessTenths,
        boolean fragrant,
        int biodiversity,
        int needTenths,
        int minutesTenths,
        Risk risk,
        int confidence,
        OptionalInt daysToMaturity) {
    public static final int SPACING_UNKNOWN_CM = 30;

    private static final int CONFIDENCE_MIN = 50;

    private static final Pattern LUSH = words("lush|dense");
    private static final Pattern SMALL = words("compact|dwarf");
    private static final Pattern DROUGHT = words("drought");
    private static final Pattern DRY = words("dry");
    private static final Pattern MOIST = words("moist");
    private static final Pattern WOODY = words("shrubs?|trees?");
    private static final Pattern CLIMBING = words("climb(?:s|er|ers|ing)?|vines?");
    private static final Pattern VISITED = words("attract(?:s|ing|ive to)|pollinators?");
    private static final Pattern NATIVE = words("natives?");
    private static final Pattern EASY = words("low[- ]maintenance");
    private static final Pattern LABORIOUS = words("high[- ]maintenance");
    private static final Pattern HARDY = words("hardy");
    private static final Pattern PRUNED = words("prun(?:e|ed|ing)");
    private static final Pattern TOXIC = words("toxic|poisonous");
    private static final Pattern ANNOYING = words("thorns?|thorny|spines?|spiny|pollen");

    /// What a text denies must not be found in it.
    private static final Pattern DENIED =
            words("(?:non|not|never)[- ]?(?:toxic|poisonous)|half[- ]hardy|(?:pollen|thorn|spine)[- ]free");

    public enum Risk {
        LOW,
        MEDIUM,
        HIGH
    }

    /// Reads the texts; absent ones are `""`.
    ///
    /// @param spacingCm empty when unknown
    public static PlantTraits of(
            String category,
            String plantType,
            String characteristics,
            String position,
            boolean fragrant,
            OptionalInt spacingCm,
            OptionalInt daysToMaturity) {
        String look = plain(plantType + " ; " + characteristics);
        String site = plain(position);
        String all = look + " ; " + site;
        boolean described = !characteristics.isBlank() || !position.isBlank();
        boolean drought = has(DROUGHT, all);
        boolean thirsty = has(MOIST, all) || category.equals("vegetable");
        return new PlantTraits(
                category,
                leafArea(category, look),
                spacingCm.orElse(SPACING_UNKNOWN_CM),
                !described ? 10 : drought || has(DRY, site) ? 7 : thirsty ? 13 : 10,
                growth(daysToMaturity),
                has(WOODY, look) ? 15 : has(CLIMBING, look) ? 12 : 8,
                fragrant,
                biodiversity(category, look, fragrant),
                drought ? 6 : thirsty ? 14 : 10,
                minutes(look),
                has(TOXIC, all) ? Risk.HIGH : has(ANNOYING, all) ? Risk.MEDIUM : Risk.LOW,
                Math.max(
                        CONFIDENCE_MIN,
                        100
                                - (spacingCm.isEmpty() ? 10 : 0)
                                - (characteristics.isBlank() ? 15 : 0)
                                - (position.isBlank() ? 10 : 0)
                                - (daysToMaturity.isEmpty() ? 20 : 0)),
                daysToMaturity);
    }

    private static int leafArea(String category, String look) {
        int tenths = switch (category) {
            case "flower" -> 15;
            case "vegetable" -> 22;
            default -> 20;
        };
        if (has(LUSH, look)) tenths += 3;
        if (has(SMALL, look)) tenths -= 3;
        return tenths;
    }

    private static int growth(OptionalInt daysToMaturity) {
        int days = daysToMaturity.orElse(100);
        if (days <= 60) return 12;
        return days > 120 ? 8 : 10;
    }

    private static int biodiversity(String category, String look, boolean fragrant) {
        int points = 30;
        if (category.equals("flower")) points += 30;
        if (fragrant) points += 20;
        if (has(VISITED, look)) points += 25;
        if (has(NATIVE, look)) points += 15;
        return Math.min(points, 100);
    }

    private static int minutes(String look) {
        int tenths = has(EASY, look) ? 56 : has(LABORIOUS, look) ? 144 : has(HARDY, look) ? 56 : 80;
        return has(PRUNED, look) ? tenths + 50 : tenths;
    }

    private static String plain(String text) {
        return DENIED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(";");
    }

    private static boolean has(Pattern words, String text) {
        return words.matcher(text).find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }
}
