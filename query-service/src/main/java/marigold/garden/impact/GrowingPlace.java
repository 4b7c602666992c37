package marigold.garden.impact;

import java.util.Locale;
import java.util.function.Predicate;
import marigold.request.JsonFields;

/// What the impact of a plant takes from its place and gardener (spec 5.8).
///
/// @param sunHalfHours of a day with 7 hours of full sun
/// @param windTenths   how much more water wind takes, 10 for moderate wind
/// @param startsNow    whether it is sown now; later counts half
public record GrowingPlace(int sunHalfHours, int windTenths, boolean startsNow, Goal goal) {
    private static final int WORD_MAX = 100;

    /// Reads `user_preferences`.
    public static GrowingPlace of(JsonFields fields) {
        JsonFields site = fields.object("site");
        JsonFields tastes = fields.object("preferences");
        return new GrowingPlace(
                switch (word(site, "sun_exposure", "part_sun")) {
                    case "full_sun" -> 14;
                    case "bright_shade" -> 4;
                    case "low_light" -> 1;
                    default -> 8;
                },
                switch (word(site, "wind_exposure", "moderate")) {
                    case "sheltered" -> 9;
                    case "windy" -> 11;
                    default -> 10;
                },
                word(tastes, "season_intent", "start_now").equals("start_now"),
                Goal.of(word(tastes, "goal", "mixed")));
    }

    private static String word(JsonFields fields, String name, String byDefault) {
        return fields.optionalText(0, WORD_MAX, name)
                .filter(Predicate.not(String::isEmpty))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse(byDefault);
    }
}
