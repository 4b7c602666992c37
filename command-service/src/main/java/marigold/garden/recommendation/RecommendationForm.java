package marigold.garden.recommendation;

import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import marigold.garden.gardener.GardenerForm;
import marigold.request.JsonFields;

/// What a client says of a recommendation: the fields of the question and of its answer, as they are there,
/// beside the gardener's address. Other fields of the two are left alone.
///
/// @param email as typed
record RecommendationForm(
        String email,
        Optional<String> suburb,
        Optional<String> climateZone,
        Optional<Month> month,
        Optional<String> preferences,
        List<Choice> choices) {
    /// As many as one question may ask for.
    private static final int PLANTS_MAX = 9;

    private static final int TEXT_MAX = 100;

    /// Every preference takes about one kilobyte.
    private static final int PREFERENCES_MAX = 4_000;

    /// A score is a percentage.
    private static final long SCORE_MAX = 100_00;

    /// A plant of the list.
    record Choice(long plantId, OptionalInt scoreHundredths) {}

    static RecommendationForm of(JsonFields body) {
        RecommendationForm form = new RecommendationForm(
                GardenerForm.email(body),
                text(body, "suburb"),
                text(body, "climate_zone").map(zone -> zone.toLowerCase(Locale.ROOT)),
                month(body),
                body.optionalJson(PREFERENCES_MAX, "user_preferences", "preferences"),
                choices(body));
        body.done();
        return form;
    }

    List<Long> plantIds() {
        return choices.stream().map(Choice::plantId).toList();
    }

    private static List<Choice> choices(JsonFields body) {
        List<Choice> choices = new ArrayList<>();
        Set<Long> plantIds = new HashSet<>();
        List<JsonFields> plants = body.objects(PLANTS_MAX, "recommendations");
        if (plants.isEmpty()) body.mistake("recommendations", "must be the plants that were recommended");
        for (JsonFields plant : plants) {
            OptionalLong score = plant.optionalHundredths(0, SCORE_MAX, "score");
            Choice choice = new Choice(
                    plant.id("id", "plant_id"),
                    score.isPresent() ? OptionalInt.of((int) score.getAsLong()) : OptionalInt.empty());
            if (!plantIds.add(choice.plantId())) plant.mistake("id", "is there twice");
            choices.add(choice);
        }
        return choices;
    }

    private static Optional<String> text(JsonFields body, String name) {
        return body.optionalText(0, TEXT_MAX, name).filter(text -> !text.isEmpty());
    }

    private static Optional<Month> month(JsonFields body) {
        Optional<String> name = text(body, "month_now");
        Optional<Month> month = name.flatMap(typed -> Arrays.stream(Month.values())
                .filter(candidate -> candidate.name().equalsIgnoreCase(typed))
                .findFirst());
        if (name.isPresent() && month.isEmpty()) {
            body.mistake("month_now", "must be the English name of a month");
        }
        return month;
    }
}
