package marigold.garden.recommendations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import marigold.garden.impact.Goal;
import marigold.request.JsonFields;

/// A gardener's place and tastes, reduced to what the score reads: requests that must have the same answer
/// are equal, whatever else they say.
///
/// @param indoors         whether it must live in a room
/// @param smallSpace      less than 3 m², or no container larger than medium
/// @param sunlight        empty where nothing is known of it, or it is too dark for any plant's need
/// @param containers      whether it must live in a container
/// @param wantsEdible     whether edible plants are preferred, which does not exclude others
/// @param wantsFlowers    likewise
/// @param colours         lower-case and sorted, each once
record Preferences(
        boolean indoors,
        boolean smallSpace,
        Optional<Sunlight> sunlight,
        boolean windy,
        boolean containers,
        Goal goal,
        boolean wantsEdible,
        boolean wantsFlowers,
        List<String> colours,
        boolean fragrant,
        Care care,
        Pace pace) {
    private static final int WORD_MAX = 40;
    private static final int WORDS_MAX = 20;
    private static final BigDecimal SMALL_BELOW_M2 = BigDecimal.valueOf(3);
    private static final List<String> SMALL_CONTAINERS = List.of("small", "medium");

    /// The catalogue has one word for shades that people name differently.
    private static final Map<String, String> SHADES =
            Map.of("violet", "purple", "lavender", "purple", "mauve", "purple");

    /// How much work the gardener takes upon himself.
    enum Care {
        LOW,
        MEDIUM,
        HIGH;

        static Care of(String word) {
            return switch (word) {
                case "medium" -> MEDIUM;
                case "high" -> HIGH;
                default -> LOW;
            };
        }
    }

    /// How soon he wants to see results.
    enum Pace {
        QUICK,
        STANDARD,
        PATIENT,
        OTHER;

        static Pace of(String word) {
            return switch (word) {
                case "quick" -> QUICK;
                case "standard" -> STANDARD;
                case "patient" -> PATIENT;
                default -> OTHER;
            };
        }
    }

    /// Reads `user_preferences`. Nothing in it is required; unknown words and fields are taken as the
    /// predecessor took them, as no preference.
    static Preferences of(JsonFields fields) {
        JsonFields site = fields.object("site");
        JsonFields tastes = fields.object("preferences");
        boolean smallArea = site.optionalNumber("area_m2")
                .map(area -> area.compareTo(SMALL_BELOW_M2) < 0)
                .orElse(true);
        return new Preferences(
                word(site, "location_type", "balcony").equals("indoors"),
                SMALL_CONTAINERS.containsAll(words(site, "container_sizes", SMALL_CONTAINERS)) || smallArea,
                Sunlight.of(word(site, "sun_exposure", "part_sun")),
                word(site, "wind_exposure", "moderate").equals("windy"),
                site.optionalFlag("containers").orElse(true),
                Goal.of(word(tastes, "goal", "mixed")),
                !words(tastes, "edible_types", List.of("herbs", "leafy")).isEmpty(),
                !words(tastes, "ornamental_types", List.of("flowers")).isEmpty(),
                colours(words(tastes, "colors", List.of("purple", "white"))),
                tastes.optionalFlag("fragrant").orElse(true),
                Care.of(word(tastes, "maintainability", "low")),
                Pace.of(word(tastes, "time_to_results", "quick")));
    }

    private static List<String> colours(List<String> words) {
        Set<String> colours = new TreeSet<>();
        for (String word : words) if (!word.isEmpty()) colours.add(SHADES.getOrDefault(word, word));
        return List.copyOf(colours);
    }

    private static String word(JsonFields fields, String name, String byDefault) {
        return fields.optionalText(0, WORD_MAX, name)
                .filter(Predicate.not(String::isEmpty))
                .map(Preferences::lower)
                .orElse(byDefault);
    }

    private static List<String> words(JsonFields fields, String name, List<String> byDefault) {
        Optional<List<String>> words = fields.optionalTexts(WORDS_MAX, WORD_MAX, name);
        if (words.isEmpty()) return byDefault;
        List<String> lower = new ArrayList<>();
        for (String word : words.get()) lower.add(lower(word));
        return lower;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
