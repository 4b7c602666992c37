package marigold.garden.recommendations;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
        HIGH
    }

    /// How soon he wants to see results.
    enum Pace {
        QUICK,
        STANDARD,
        PATIENT,
        OTHER
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
                words(site, "container_sizes", SMALL_CONTAINERS).stream().allMatch(SMALL_CONTAINERS::contains)
                        || smallArea,
                Sunlight.of(word(site, "sun_exposure", "part_sun")),
                word(site, "wind_exposure", "moderate").equals("windy"),
                site.optionalFlag("containers").orElse(true),
                Goal.of(word(tastes, "goal", "mixed")),
                !words(tastes, "edible_types", List.of("herbs", "leafy")).isEmpty(),
                !words(tastes, "ornamental_types", List.of("flowers")).isEmpty(),
                words(tastes, "colors", List.of("purple", "white")).stream()
                        .filter(Predicate.not(String::isEmpty))
                        .map(colour -> SHADES.getOrDefault(colour, colour))
                        .distinct()
                        .sorted()
                        .toList(),
                tastes.optionalFlag("fragrant").orElse(true),
                oneOf(Care.values(), word(tastes, "maintainability", "low")).orElse(Care.LOW),
                oneOf(Pace.values(), word(tastes, "time_to_results", "quick")).orElse(Pace.OTHER));
    }

    private static String word(JsonFields fields, String name, String byDefault) {
        return fields.optionalText(0, WORD_MAX, name)
                .filter(Predicate.not(String::isEmpty))
                .map(Preferences::lower)
                .orElse(byDefault);
    }

    private static List<String> words(JsonFields fields, String name, List<String> byDefault) {
        return fields.optionalTexts(WORDS_MAX, WORD_MAX, name)
                .map(words -> words.stream().map(Preferences::lower).toList())
                .orElse(byDefault);
    }

    private static <E extends Enum<E>> Optional<E> oneOf(E[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> lower(value.name()).equals(word))
                .findFirst();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
