package marigold.garden.gardener;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.login.Users;
import marigold.request.JsonFields;

/// What a request says of a gardener. What it does not speak of stays as it is; `null` clears (T29).
///
/// @param email      as typed
/// @param suburbName of the suburb that he lives in, where no id says it
public record GardenerForm(String email, Optional<String> name, ProfileChanges changes, Optional<String> suburbName) {
    /// The longest address that mail can be sent to.
    private static final int EMAIL_MAX = 254;

    private static final int NAME_MAX = 255;
    private static final int WORD_MAX = 50;
    private static final int GOALS_MAX = 1_000;
    private static final int PREFERENCES_MAX = 4_000;

    /// A hundred hectares, in square decimetres.
    private static final long SPACE_MAX = 100_000_000;

    private static final List<String> EXPERIENCE_LEVELS = List.of("beginner", "intermediate", "advanced");
    private static final List<String> GARDEN_TYPES =
            List.of("balcony", "backyard", "indoor", "courtyard", "community_garden");
    private static final List<String> SUN_EXPOSURES = List.of("full_sun", "part_sun", "bright_shade", "low_light");
    private static final List<String> BUDGET_LEVELS = List.of("low", "medium", "high");

    /// Reads the fields; what is wrong with them is told by [JsonFields#done].
    public static GardenerForm of(JsonFields body) {
        return of(email(body), body);
    }

    /// As [#of(JsonFields)], of somebody whose address is known.
    static GardenerForm of(String email, JsonFields body) {
        ProfileChanges changes = changes(body);
        boolean byId = changes.suburbId().map(OptionalLong::isPresent).orElse(false);
        return new GardenerForm(
                email,
                name(body),
                changes,
                body.optionalText(0, NAME_MAX, "suburb_name").filter(suburb -> !byId && !suburb.isEmpty()));
    }

    /// The address that a request names.
    public static String email(JsonFields body) {
        Optional<String> typed = body.optionalText(1, EMAIL_MAX, "email");
        if (typed.isEmpty()) {
            body.mistake("email", "is required");
        } else if (!Users.isEmail(typed.get())) {
            body.mistake("email", "must be an email address");
        }
        return typed.orElse("");
    }

    static Optional<String> name(JsonFields body) {
        return text(body, NAME_MAX, "name");
    }

    private static ProfileChanges changes(JsonFields body) {
        return new ProfileChanges(
                suburb(body),
                oneOf(EXPERIENCE_LEVELS, body, "experience_level"),
                oneOf(GARDEN_TYPES, body, "garden_type"),
                text(body, GOALS_MAX, "climate_goal", "climate_goals"),
                space(body),
                oneOf(SUN_EXPOSURES, body, "sun_exposure"),
                flag(body, ProfileChanges.HAS_CONTAINERS_AT_FIRST, "has_containers"),
                flag(body, ProfileChanges.ORGANIC_PREFERENCE_AT_FIRST, "organic_preference"),
                oneOf(BUDGET_LEVELS, body, "budget_level"),
                preferences(body));
    }

    private static Optional<OptionalLong> suburb(JsonFields body) {
        return body.has("suburb_id") ? Optional.of(body.optionalId("suburb_id")) : Optional.empty();
    }

    /// Square metres with two decimals, in square decimetres.
    private static Optional<OptionalInt> space(JsonFields body) {
        String[] names = {"available_space", "available_space_m2"};
        if (!body.has(names)) return Optional.empty();
        OptionalLong decimetres = body.optionalHundredths(0, SPACE_MAX, names);
        return Optional.of(decimetres.isPresent() ? OptionalInt.of((int) decimetres.getAsLong()) : OptionalInt.empty());
    }

    private static Optional<String> text(JsonFields body, int max, String... names) {
        return body.has(names) ? Optional.of(body.optionalText(0, max, names).orElse("")) : Optional.empty();
    }

    private static Optional<String> oneOf(List<String> words, JsonFields body, String name) {
        Optional<String> word = text(body, WORD_MAX, name).map(typed -> typed.toLowerCase(Locale.ROOT));
        if (word.isPresent() && !word.get().isEmpty() && !words.contains(word.get())) {
            body.mistake(name, "must be one of " + String.join(", ", words));
        }
        return word;
    }

    private static Optional<Boolean> flag(JsonFields body, boolean cleared, String name) {
        return body.has(name) ? Optional.of(body.optionalFlag(name).orElse(cleared)) : Optional.empty();
    }

    private static Optional<String> preferences(JsonFields body) {
        String name = "notification_preferences";
        return body.has(name)
                ? Optional.of(body.optionalJson(PREFERENCES_MAX, name).orElse(""))
                : Optional.empty();
    }
}
