package marigold.garden.recommendations;

import static marigold.garden.recommendations.Asked.preferences;
import static marigold.garden.recommendations.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The reasons for a plant")
class ReasonsTest {
    @Test
    @DisplayName("are the four factors that add most to its score")
    void fourLargest() {
        Candidate basil = plant(1).edible()
                .fragrant()
                .maintainability(90)
                .habit("compact")
                .feedsPollinators()
                .sownIn(Month.OCTOBER, Month.NOVEMBER, Month.DECEMBER, Month.JANUARY)
                .build();

        assertThat(reasons(basil, ""))
                .containsExactly(
                        "This is a month to sow it in a cool climate (January, October, November).",
                        "Wants just the sun that your place has.",
                        "Hardy: asks for little care.",
                        "Mature after about 60 days, at the pace you want.");
    }

    @Test
    @DisplayName("say when it is a month early or late, and copes with another sun")
    void nearMisses() {
        Candidate late =
                plant(1).sownIn(Month.JANUARY).sun(Sunlight.FULL_SUN).days(200).build();

        assertThat(reasons(late, ""))
                .containsExactly(
                        "A month away from its sowing time in a cool climate (January).",
                        "Copes with the sun that your place has.",
                        "Mature after about 200 days.",
                        "Grows well in a container.");
    }

    @Test
    @DisplayName("are filled up with general ones, each once, and never speak of the wind")
    void filledUp() {
        Preferences wanted = preferences("""
            "site": {"containers": false, "wind_exposure": "windy", "sun_exposure": "low_light"}
            """);
        Candidate plain =
                plant(1).daysUnknown().maintainability(30).habit("climber").build();

        List<String> reasons = Reasons.of(plain, Score.of(plain, wanted), wanted, "arid");

        assertThat(reasons).hasSize(4).doesNotHaveDuplicates().noneMatch(reason -> reason.contains("wind"));
        assertThat(reasons.getFirst()).contains("arid climate (December)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        90 | low    | Hardy: asks for little care.
        79 | low    | Asks for moderate care.
        69 | low    | Grows well in a container.
        69 | medium | Asks for moderate care.
        10 | high   | Asks for special care, within the work that you offer.
        """)
    @DisplayName("grade the care that it asks for, where that is one of its strengths")
    void care(int maintainability, String care, String reason) {
        String sections = "\"preferences\": {\"maintainability\": \"%s\"}".formatted(care);

        assertThat(reasons(plant(1).maintainability(maintainability).build(), sections))
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "edible_types": ["x"], "ornamental_types": ["x"], "colors": ["red"], "fragrant": true  | Edible and fragrant.
        "edible_types": ["x"], "ornamental_types": ["x"], "colors": ["red"], "fragrant": false | Edible.
        "edible_types": [],    "ornamental_types": ["x"], "colors": ["red"], "fragrant": true  | Flowers in red, a colour you like.
        "edible_types": [],    "ornamental_types": ["x"], "colors": [],      "fragrant": true  | Fragrant.
        "edible_types": [],    "ornamental_types": ["x"], "colors": [],      "fragrant": false | A flower, as you like to grow them.
        """)
    @DisplayName("name the taste that it meets")
    void taste(String tastes, String reason) {
        Candidate nasturtium = plant(1).category("flower")
                .edible()
                .fragrant()
                .colours("red")
                .daysUnknown()
                .build();

        assertThat(reasons(nasturtium, "\"preferences\": {%s}".formatted(tastes)))
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"false, dwarf, Stays small enough for your space.", "false, bush, Grows indoors."})
    @DisplayName("name what suits the place")
    void site(boolean containers, String habit, String reason) {
        String sections = "\"site\": {\"location_type\": \"indoors\", \"containers\": %s}".formatted(containers);

        assertThat(reasons(plant(1).indoors().habit(habit).build(), sections)).contains(reason);
    }

    @Test
    @DisplayName("name the insects that it feeds, when little else speaks for it")
    void eco() {
        String sections = "\"site\": {\"containers\": false}";

        assertThat(reasons(plant(1).daysUnknown().feedsPollinators().build(), sections))
                .contains("Feeds pollinators and other helpful insects.");
    }

    private static List<String> reasons(Candidate plant, String sections) {
        Preferences wanted = preferences(sections);
        return Reasons.of(plant, Score.of(plant, wanted), wanted, "cool");
    }
}
