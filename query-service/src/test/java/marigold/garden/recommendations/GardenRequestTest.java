package marigold.garden.recommendations;

import static marigold.garden.recommendations.Asked.preferences;
import static marigold.garden.recommendations.Asked.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Month;
import java.util.List;
import java.util.Optional;
import marigold.garden.impact.Goal;
import marigold.garden.impact.GrowingPlace;
import marigold.garden.recommendations.Preferences.Care;
import marigold.garden.recommendations.Preferences.Pace;
import marigold.refusal.FieldMistake;
import marigold.refusal.InvalidRequest;
import marigold.request.JsonFields;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request for plants")
class GardenRequestTest {
    private static final Preferences DEFAULTS = new Preferences(
            false,
            true,
            Optional.of(Sunlight.PART_SUN),
            false,
            true,
            Goal.MIXED,
            true,
            true,
            List.of("purple", "white"),
            true,
            Care.LOW,
            Pace.QUICK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"site\": null, \"preferences\": null",
                "\"site\": {}, \"preferences\": {}, \"practical\": 7, \"environment\": {\"month_now\": \"Mayvember\"}",
                "\"site\": {\"location_type\": \"\", \"area_m2\": \"\", \"containers\": null, \"container_sizes\":"
                        + " null}",
                "\"user_id\": \"anon_mvp\", \"preferences\": {\"goal\": null, \"colors\": [\"white\", \"Violet\","
                        + " \"purple\"]}"
            })
    @DisplayName("has a default for every preference, which absent, null and blank fields take")
    void defaults(String sections) {
        assertThat(preferences(sections)).isEqualTo(DEFAULTS);
    }

    @Test
    @DisplayName("without anything but preferences is for Richmond, its zone and this month, and for six plants")
    void bare() {
        GardenRequest request = request("{\"user_preferences\": {}}");

        assertThat(request)
                .isEqualTo(new GardenRequest(
                        "Richmond",
                        Optional.empty(),
                        Optional.empty(),
                        DEFAULTS,
                        new GrowingPlace(8, 10, true, Goal.MIXED)));
        assertThat(GardenRequest.count(Asked.fields("{}"))).isEqualTo(6);
    }

    @Test
    @DisplayName("takes every preference, whatever its case")
    void everyPreference() {
        GardenRequest request = request("""
            {"suburb": " Box Hill ", "climate_zone": "Temperate", "month_now": "jUNE", "user_preferences": {
              "site": {"location_type": "Indoors", "area_m2": 12.5, "sun_exposure": "FULL_SUN", "wind_exposure": "windy",
                       "containers": false, "container_sizes": ["large"]},
              "preferences": {"goal": "edible", "edible_types": [], "ornamental_types": [], "colors": [],
                       "fragrant": false, "maintainability": "high", "time_to_results": "patient",
                       "season_intent": "happy_to_wait"}}}
            """);

        assertThat(request)
                .isEqualTo(new GardenRequest(
                        "Box Hill",
                        Optional.of("temperate"),
                        Optional.of(Month.JUNE),
                        new Preferences(
                                true,
                                false,
                                Optional.of(Sunlight.FULL_SUN),
                                true,
                                false,
                                Goal.EDIBLE,
                                false,
                                false,
                                List.of(),
                                false,
                                Care.HIGH,
                                Pace.PATIENT),
                        new GrowingPlace(14, 11, false, Goal.EDIBLE)));
    }

    @Test
    @DisplayName("takes words that it does not know as no preference")
    void unknownWords() {
        Preferences wanted = preferences("""
            "site": {"location_type": "indoor", "sun_exposure": "low_light", "wind_exposure": "stormy"},
            "preferences": {"goal": "fun", "maintainability": "some", "time_to_results": "whenever"}
            """);

        assertThat(wanted.indoors()).isFalse();
        assertThat(wanted.sunlight()).isEmpty();
        assertThat(wanted.windy()).isFalse();
        assertThat(wanted.goal()).isEqualTo(Goal.MIXED);
        assertThat(wanted.care()).isEqualTo(Care.LOW);
        assertThat(wanted.pace()).isEqualTo(Pace.OTHER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2.99     | ["large"]                | true
        3        | ["large"]                | false
        "3.0"    | ["small", "very_large"]  | false
        20       | ["small", "medium"]      | true
        20       | ["Medium"]               | true
        20       | []                       | true
        -1       | ["large"]                | true
        """)
    @DisplayName("is for a small space when the area is below 3 m², or no container is larger than medium")
    void smallSpace(String area, String sizes, boolean small) {
        assertThat(Asked.site("\"area_m2\": %s, \"container_sizes\": %s".formatted(area, sizes))
                        .smallSpace())
                .isEqualTo(small);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                | user_preferences
        {"user_preferences": null}                                        | user_preferences
        {"user_preferences": []}                                          | user_preferences
        {"user_preferences": {"site": 1}}                                 | user_preferences.site
        {"user_preferences": {"site": {"area_m2": "much"}}}               | user_preferences.site.area_m2
        {"user_preferences": {"site": {"containers": "maybe"}}}           | user_preferences.site.containers
        {"user_preferences": {"preferences": {"colors": "red"}}}          | user_preferences.preferences.colors
        {"user_preferences": {"preferences": {"goal": {}}}}               | user_preferences.preferences.goal
        {"user_preferences": {}, "month_now": "Juno"}                     | month_now
        {"user_preferences": {}, "suburb": [1]}                           | suburb
        {"user_preferences": {}, "n": 0}                                  | n
        {"user_preferences": {}, "n": 10}                                 | n
        {"user_preferences": {}, "n": 2.5}                                | n
        """)
    @DisplayName("is refused with 422 without preferences, for n beyond 1 to 9, and for what it cannot read")
    void refused(String body, String field) {
        JsonFields fields = Asked.fields(body);
        GardenRequest.of(fields);
        GardenRequest.count(fields);

        InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, fields::done);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.mistakes()).extracting(FieldMistake::field).containsExactly(field);
    }
}
