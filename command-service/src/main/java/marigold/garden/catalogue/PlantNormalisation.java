package marigold.garden.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;

/// Derives what recommendations and plans compute with from the words of the catalogue's file (spec garden,
/// section 6, the recommended column). Each method is one rule and takes the text of the columns it reads.
final class PlantNormalisation {
    static final String FULL_SUN = "full_sun";
    static final String PART_SUN = "part_sun";
    static final String BRIGHT_SHADE = "bright_shade";
    static final String UNKNOWN_HABIT = "unknown";
    static final String SPROUTS = "sprouts_microgreens";

    private static final Set<String> NOTHING = Set.of("", "nan", "none", "null");

    private static final int DAYS_PER_WEEK = 7;
    private static final int DAYS_PER_MONTH = 30;
    private static final int DAYS_PER_YEAR = 365;
    private static final int MATURITY_DAYS_MAX = 36_500;
    private static final int LENGTH_MILLIMETRES_MAX = 100_000;

    private static final String NUMBER = "(\\d{1,6}(?:\\.\\d{1,3})?)";
    private static final String RANGE = "(?:\\s*(?:-|–|to)\\s*" + NUMBER;
    private static final Pattern DAYS = Pattern.compile(NUMBER + RANGE + ")?\\s*\\+?\\s*(year|month|week)?");
    private static final Pattern LENGTH = Pattern.compile(NUMBER + "\\s*(mm|cm|m)?\\b" + RANGE + "\\s*(mm|cm|m)?\\b)?");

    private static final Pattern FULL = Pattern.compile("\\bfull\\b(?!\\s+shade)|\\bsunny\\b");
    private static final Pattern PART = Pattern.compile("\\b(?:part|partial|partly|semi|half|dappled|filtered)\\b");
    private static final Pattern SHADE =
            Pattern.compile("(?<!\\b(?:part|partial|partly|semi|half|dappled|filtered)[\\s-])\\bshad(?:e|y)\\b");

    private static final Pattern CONTAINER =
            Pattern.compile("\\b(?:containers?|pots?|balcon(?:y|ies)|compact|dwarf|small spaces?)\\b");
    private static final Pattern INDOOR =
            Pattern.compile("\\b(?:indoors?|windowsills?|bright shade|part sun|dwarf|compact)\\b");
    private static final Pattern FRAGRANT = Pattern.compile("\\b(?:fragrant|aromatic|scented)\\b");
    private static final Pattern CULINARY = Pattern.compile("\\bculinary\\b");
    private static final Pattern UNDEMANDING = Pattern.compile("\\b(?:easy|drought|disease[\\s-]resistant)\\b");

    /// In the order in which they are looked for.
    private static final Map<String, Pattern> HABITS = inOrder(
            "climber", "\\bclimb(?:er|ers|ing)\\b",
            "vine", "\\bvin(?:e|es|ing)\\b",
            "dwarf", "\\bdwarf\\b",
            "compact", "\\bcompact\\b",
            "bush", "\\b(?:bush|bushes|bushy|shrub|shrubs|shrubby)\\b",
            "groundcover", "\\bground[\\s-]?covers?\\b",
            "upright", "\\b(?:upright|erect)\\b");

    private static final Map<String, Pattern> COLOURS = inOrder(
            "white", "\\bwhite\\b",
            "yellow", "\\byellow\\b",
            "orange", "\\borange\\b",
            "pink", "\\bpink\\b",
            "red", "\\bred\\b",
            "purple", "\\b(?:purple|violet|lavender|mauve)\\b",
            "blue", "\\bblue\\b",
            "magenta", "\\bmagenta\\b");

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private static final Map<String, Integer> SEASONS = Map.of(
            "spring", months(9, 10, 11),
            "summer", months(12, 1, 2),
            "autumn", months(3, 4, 5),
            "winter", months(6, 7, 8));

    private PlantNormalisation() {}

    /// Months and whether the season word had to stand in for them.
    record Sowing(SowingMonths months, boolean fromSeason) {}

    /// The text without the words with which spreadsheets say that there is none.
    static String text(String raw) {
        String text = raw.strip();
        return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
    }

    /// Days until maturity: what stands before any parenthesis; the middle of a range, rounded down. Weeks
    /// and months are our addition to the rule.
    static OptionalInt maturityDays(String daysToMaturity) {
        Matcher found = DAYS.matcher(beforeParenthesis(daysToMaturity));
        if (!found.find()) return OptionalInt.empty();
        int days = found.group(3) == null
                ? 1
                : switch (found.group(3)) {
                    case "year" -> DAYS_PER_YEAR;
                    case "month" -> DAYS_PER_MONTH;
                    default -> DAYS_PER_WEEK;
                };
        double first = Double.parseDouble(found.group(1));
        double last = found.group(2) == null ? first : Double.parseDouble(found.group(2));
        return inRange((first + last) / 2 * days, MATURITY_DAYS_MAX);
    }

    /// Centimetres between plants, the middle of a range; a number without a unit is in centimetres.
    static OptionalInt spacingCentimetres(String plantSpacing) {
        return length(plantSpacing, "cm", 10);
    }

    /// Millimetres below the surface, the middle of a range; a number without a unit is in millimetres.
    static OptionalInt sowingDepthMillimetres(String sowingDepth) {
        return length(sowingDepth, "mm", 1);
    }

    /// Every level of sun that the position tolerates, the sunniest first; part sun when it says nothing.
    static List<String> sunLevels(String position) {
        String text = position.toLowerCase(Locale.ROOT);
        List<String> levels = new ArrayList<>();
        if (FULL.matcher(text).find()) levels.add(FULL_SUN);
        if (PART.matcher(text).find()) levels.add(PART_SUN);
        if (SHADE.matcher(text).find()) levels.add(BRIGHT_SHADE);
        return levels.isEmpty() ? List.of(PART_SUN) : levels;
    }

    /// The months that each zone's text names. Only when no zone names any does the season word give the
    /// temperate zone its months.
    static Sowing sowing(
            String cool, String temperate, String subtropical, String tropical, String arid, String season) {
        SowingMonths named =
                new SowingMonths(named(cool), named(temperate), named(subtropical), named(tropical), named(arid));
        if (!named.equals(new SowingMonths(0, 0, 0, 0, 0))) return new Sowing(named, false);
        String text = season.toLowerCase(Locale.ROOT);
        int months = SEASONS.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .reduce(0, (some, more) -> some | more);
        return new Sowing(new SowingMonths(0, months, 0, 0, 0), months != 0);
    }

    static boolean container(String characteristics, String description, String plantType) {
        return says(CONTAINER, characteristics, description, plantType);
    }

    /// @param texts characteristics, description, plant type and position
    static boolean indoor(boolean container, List<String> sunLevels, String... texts) {
        return container && !sunLevels.contains(FULL_SUN) && says(INDOOR, texts);
    }

    /// The first habit that the type names, else the description, else the characteristics.
    static String habit(String plantType, String description, String characteristics) {
        return Stream.of(plantType, description, characteristics)
                .map(text -> named(HABITS, text))
                .filter(habits -> !habits.isEmpty())
                .map(List::getFirst)
                .findFirst()
                .orElse(UNKNOWN_HABIT);
    }

    static boolean edible(String category, String subcategory, String characteristics, String description) {
        return category.equals("vegetable")
                || category.equals("herb")
                || subcategory.equals(SPROUTS)
                || says(CULINARY, characteristics, description);
    }

    /// How easily the plant is kept, in hundredths; more is easier.
    static int maintainabilityHundredths(String hardinessLifeCycle, String characteristics, String description) {
        String hardiness = hardinessLifeCycle.toLowerCase(Locale.ROOT);
        int score = 60;
        if (hardiness.matches("(?s).*\\bhalf[\\s-]hardy\\b.*")) score = 60;
        else if (hardiness.matches("(?s).*\\bfrost[\\s-]tender\\b.*")) score = 40;
        else if (hardiness.matches("(?s).*\\bhardy\\b.*")) score = 90;
        return says(UNDEMANDING, characteristics, description) ? Math.min(100, score + 5) : score;
    }

    static boolean fragrant(String characteristics, String description, String plantType) {
        return says(FRAGRANT, characteristics, description, plantType);
    }

    /// Colours of the petals; a vegetable's text speaks of its fruit.
    static List<String> flowerColours(String category, String characteristics, String description, String plantType) {
        if (category.equals("vegetable")) return List.of();
        return named(COLOURS, String.join("\n", characteristics, description, plantType));
    }

    /// The bit of each month, 1 to 12.
    static int months(int... numbers) {
        int months = 0;
        for (int number : numbers) months |= 1 << (number - 1);
        return months;
    }

    private static int named(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int months = 0;
        for (int i = 0; i < MONTHS.size(); i++) {
            if (Pattern.compile("\\b" + MONTHS.get(i) + "\\b").matcher(lower).find()) months |= 1 << i;
        }
        return months;
    }

    private static List<String> named(Map<String, Pattern> words, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        words.forEach((name, pattern) -> {
            if (pattern.matcher(lower).find()) found.add(name);
        });
        return List.copyOf(found);
    }

    private static boolean says(Pattern pattern, String... texts) {
        return Stream.of(texts)
                .anyMatch(text -> pattern.matcher(text.toLowerCase(Locale.ROOT)).find());
    }

    /// @param millimetres of the unit of the result
    private static OptionalInt length(String raw, String unit, int millimetres) {
        Matcher found = LENGTH.matcher(beforeParenthesis(raw));
        if (!found.find()) return OptionalInt.empty();
        String lastUnit = found.group(4) == null ? found.group(2) : found.group(4);
        String firstUnit = found.group(2) == null ? lastUnit : found.group(2);
        double first = Double.parseDouble(found.group(1)) * millimetres(firstUnit == null ? unit : firstUnit);
        double last = found.group(3) == null
                ? first
                : Double.parseDouble(found.group(3)) * millimetres(lastUnit == null ? unit : lastUnit);
        return inRange((first + last) / 2 / millimetres, LENGTH_MILLIMETRES_MAX / millimetres);
    }

    private static int millimetres(String unit) {
        return switch (unit) {
            case "mm" -> 1;
            case "cm" -> 10;
            default -> 1_000;
        };
    }

    private static OptionalInt inRange(double value, int max) {
        int whole = (int) Math.floor(value);
        return whole > 0 && whole <= max ? OptionalInt.of(whole) : OptionalInt.empty();
    }

    private static String beforeParenthesis(String text) {
        int parenthesis = text.indexOf('(');
        return (parenthesis < 0 ? text : text.substring(0, parenthesis)).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Pattern> inOrder(String... namesAndPatterns) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            patterns.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1]));
        }
        return patterns;
    }
}
