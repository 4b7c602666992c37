package marigold.garden.recommendations;

import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marigold.garden.impact.GrowingPlace;
import marigold.request.JsonFields;

/// What every question for plants says of a garden.
///
/// @param suburb as written, which the answer repeats
/// @param zone   the asked climate zone, lower-case; empty when the suburb's counts
/// @param month  empty when today's counts
/// @param place  what the impact of a plant depends on
record GardenRequest(
        String suburb, Optional<String> zone, Optional<Month> month, Preferences wanted, GrowingPlace place) {
    private static final int TEXT_MAX = 100;
    private static final List<Month> MONTHS = List.of(Month.values());

    /// As many as an answer shows at most.
    static final int PLANTS_MAX = 9;

    private static final int PLANTS_DEFAULT = 6;

    /// Reads the fields; the caller ends with [JsonFields#done].
    static GardenRequest of(JsonFields body) {
        JsonFields preferences = body.requiredObject("user_preferences");
        return new GardenRequest(
                text(body, "suburb").orElse("Richmond"),
                text(body, "climate_zone").map(zone -> zone.toLowerCase(Locale.ROOT)),
                text(body, "month_now").flatMap(name -> month(body, name)),
                Preferences.of(preferences),
                GrowingPlace.of(preferences));
    }

    /// How many plants are asked for.
    static int count(JsonFields body) {
        return body.optionalCount(1, PLANTS_MAX, "n").orElse(PLANTS_DEFAULT);
    }

    private static Optional<String> text(JsonFields body, String name) {
        return body.optionalText(0, TEXT_MAX, name).filter(text -> !text.isEmpty());
    }

    private static Optional<Month> month(JsonFields body, String name) {
        for (Month month : MONTHS) if (month.name().equalsIgnoreCase(name)) return Optional.of(month);
        body.mistake("month_now", "must be the English name of a month");
        return Optional.empty();
    }
}
