package marigold.garden.recommendations;

import static marigold.garden.recommendations.Asked.preferences;
import static marigold.garden.recommendations.Asked.site;
import static marigold.garden.recommendations.Asked.tastes;
import static marigold.garden.recommendations.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values are thousandths.
@DisplayName("The score of a plant")
class ScoreTest {
    private static final Preferences DEFAULTS = preferences("");

    @ParameterizedTest
    @CsvSource({
        "DECEMBER, JANUARY,  7",
        "JANUARY,  DECEMBER, 7",
        "JANUARY,  JANUARY,  10",
        "FEBRUARY, JANUARY,  7",
        "MARCH,    JANUARY,  0",
        "NOVEMBER, JANUARY,  0"
    })
    @DisplayName("knows the month before and after, around the end of the year too")
    void season(Month now, Month sown, int tenths) {
        assertThat(SowingMonths.of(sown).seasonTenths(now)).isEqualTo(tenths);
        assertThat(Score.of(plant(1).sownIn(sown).in(now), DEFAULTS).season()).isEqualTo(tenths * 100);
        assertThat(SowingMonths.NONE.seasonTenths(now)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "full_sun,     FULL_SUN,              1000",
        "full_sun,     PART_SUN,              700",
        "full_sun,     BRIGHT_SHADE,          300",
        "bright_shade, FULL_SUN,              300",
        "bright_shade, FULL_SUN PART_SUN,     700",
        "part_sun,     FULL_SUN BRIGHT_SHADE, 700",
        "part_sun,     '',                    500",
        "low_light,    FULL_SUN,              500"
    })
    @DisplayName("falls with the distance between the sun of the place and the nearest that the plant tolerates")
    void sun(String place, String tolerated, int value) {
        Sunlight[] levels = Arrays.stream(tolerated.split(" "))
                .filter(level -> !level.isEmpty())
                .map(Sunlight::valueOf)
                .toArray(Sunlight[]::new);

        Score score = Score.of(plant(1).sun(levels).build(), site("\"sun_exposure\": \"%s\"".formatted(place)));

        assertThat(score.sun()).isEqualTo(value);
    }

    @Test
    @DisplayName("keeps the levels of sun as one number")
    void sunBits() {
        for (int bits = 0; bits < 8; bits++) {
            assertThat(Sunlight.bits(Sunlight.setOf(bits))).isEqualTo(bits);
        }
        assertThat(Sunlight.setOf(5)).isEqualTo(Set.of(Sunlight.BRIGHT_SHADE, Sunlight.FULL_SUN));
    }

    @ParameterizedTest
    @CsvSource({
        "low,    80,  800",
        "low,    33,  330",
        "medium, 33,  665",
        "medium, 100, 1000",
        "high,   0,   700",
        "high,   33,  799",
        "other,  33,  330"
    })
    @DisplayName("forgives laborious plants to those who take work upon themselves")
    void maintainability(String care, int plant, int value) {
        Preferences wanted = tastes("\"maintainability\": \"%s\"".formatted(care));

        assertThat(Score.of(plant(1).maintainability(plant).build(), wanted).maintainability())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "quick,    0,   1000",
        "quick,    45,  1000",
        "quick,    46,  800",
        "quick,    75,  800",
        "quick,    76,  500",
        "quick,    105, 500",
        "quick,    106, 200",
        "standard, 60,  900",
        "standard, 61,  1000",
        "standard, 120, 1000",
        "standard, 121, 700",
        "standard, 180, 700",
        "standard, 181, 400",
        "patient,  60,  600",
        "patient,  61,  800",
        "patient,  120, 800",
        "patient,  121, 1000",
        "patient,  180, 1000",
        "patient,  181, 900",
        "whenever, 60,  1000",
        "whenever, 61,  800",
        "whenever, 120, 800",
        "whenever, 121, 600"
    })
    @DisplayName("follows the bands of days to maturity")
    void timeToResults(String pace, int days, int value) {
        Preferences wanted = tastes("\"time_to_results\": \"%s\"".formatted(pace));

        assertThat(Score.of(plant(1).days(days).build(), wanted).timeToResults())
                .isEqualTo(value);
        assertThat(Score.of(plant(1).daysUnknown().build(), wanted).timeToResults())
                .isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "location_type": "balcony", "containers": false, "area_m2": 20, "container_sizes": ["large"] | dwarf       | 0
        "location_type": "indoors", "containers": false, "area_m2": 20, "container_sizes": ["large"] | dwarf       | 200
        "location_type": "balcony", "containers": true,  "area_m2": 20, "container_sizes": ["large"] | dwarf       | 200
        "location_type": "balcony", "containers": false, "area_m2": 20, "container_sizes": []        | dwarf       | 150
        "location_type": "balcony", "containers": false, "area_m2": 2,  "container_sizes": ["large"] | compact     | 150
        "location_type": "balcony", "containers": false, "area_m2": 2,  "container_sizes": ["large"] | groundcover | 150
        "location_type": "balcony", "containers": false, "area_m2": 2,  "container_sizes": ["large"] | bush        | 0
        "location_type": "indoors", "containers": true,  "area_m2": 2,  "container_sizes": ["small"] | compact     | 550
        """)
    @DisplayName("rewards rooms, containers and small habits where they are needed")
    void siteFit(String site, String habit, int value) {
        assertThat(Score.of(plant(1).indoors().habit(habit).build(), site(site)).siteFit())
                .isEqualTo(value);
        assertThat(Score.of(plant(1).notInContainers().build(), site(site)).siteFit())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "edible_types": [],     "ornamental_types": [],     "colors": [],        "fragrant": false | 0
        "edible_types": ["x"],  "ornamental_types": [],     "colors": [],        "fragrant": false | 200
        "edible_types": [],     "ornamental_types": ["x"],  "colors": [],        "fragrant": false | 200
        "edible_types": [],     "ornamental_types": [],     "colors": ["Mauve"], "fragrant": false | 150
        "edible_types": [],     "ornamental_types": [],     "colors": ["blue"],  "fragrant": false | 0
        "edible_types": [],     "ornamental_types": [],     "colors": [],        "fragrant": true  | 150
        "edible_types": ["x"],  "ornamental_types": ["x"],  "colors": ["red"],   "fragrant": true  | 700
        """)
    @DisplayName("rewards what the gardener likes")
    void tasteIsRewarded(String tastes, int value) {
        Candidate borage = plant(1).category("flower")
                .edible()
                .fragrant()
                .colours("red", "purple")
                .build();

        assertThat(Score.of(borage, tastes(tastes)).preferences()).isEqualTo(value);
        assertThat(Score.of(plant(1).build(), tastes(tastes)).preferences()).isZero();
    }

    @Test
    @DisplayName("rewards plants that feed pollinators")
    void eco() {
        assertThat(Score.of(plant(1).feedsPollinators().build(), DEFAULTS).eco())
                .isEqualTo(150);
        assertThat(Score.of(plant(1).build(), DEFAULTS).eco()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "climber,     windy,     700",
        "upright,     windy,     700",
        "vine,        windy,     700",
        "bush,        windy,     1000",
        "climber,     moderate,  1000",
        "climber,     sheltered, 1000"
    })
    @DisplayName("takes something from tall plants in the wind")
    void wind(String habit, String exposure, int value) {
        Preferences wanted = site("\"wind_exposure\": \"%s\"".formatted(exposure));

        assertThat(Score.of(plant(1).habit(habit).build(), wanted).wind()).isEqualTo(value);
    }

    @Test
    @DisplayName("of a windy climber is 66.85 where the same plant without wind has 70.000")
    void windyClimber() {
        // .25*1 + .20*1 + .15*1 + .10*.8 + .10*.2 = .70
        PlantBuilder climber = plant(1).maintainability(100).days(75).habit("climber");

        assertThat(Score.of(climber.build(), DEFAULTS).thousandths()).isEqualTo(70_000);
        assertThat(Score.of(climber.build(), site("\"wind_exposure\": \"windy\""))
                        .thousandths())
                .isEqualTo(66_850);
        assertThat(Score.of(climber.build(), site("\"wind_exposure\": \"windy\""))
                        .shown())
                .hasToString("66.9");
    }

    @Test
    @DisplayName("is at most 84.65")
    void highest() {
        Candidate best = plant(1).category("flower")
                .edible()
                .fragrant()
                .colours("white")
                .indoors()
                .feedsPollinators()
                .maintainability(100)
                .days(30)
                .habit("dwarf")
                .build();

        Score score = Score.of(best, site("\"location_type\": \"indoors\""));

        assertThat(score.thousandths()).isEqualTo(84_650);
        assertThat(score.shown()).hasToString("84.7");
    }

    @Test
    @DisplayName("is rounded from the exact one, half up")
    void rounding() {
        // 25 + 20 + 15 * .33 + 10 * .8 + 2 = 59.95; in the wind 57.25225
        Candidate plant = plant(1).maintainability(33).habit("vine").build();

        assertThat(Score.of(plant, DEFAULTS).thousandths()).isEqualTo(59_950);
        assertThat(Score.of(plant, DEFAULTS).shown()).hasToString("60.0");
        Preferences windy = site("\"wind_exposure\": \"windy\"");
        assertThat(Score.of(plant, windy).thousandths()).isEqualTo(57_252);
        assertThat(Score.of(plant, windy).shown()).hasToString("57.3");
        // 59.3 in the wind is 56.6315, whose half thousandth counts up
        assertThat(new Score(1000, 1000, 0, 1000, 430, 0, 700, 0).thousandths()).isEqualTo(56_632);
    }

    @Test
    @DisplayName("names what contributes most first, and equal contributions in the order of the factors")
    void byContribution() {
        // season .25, sun .20, care .09, time .08, site .02, tastes .024, eco .0075
        Score score = Score.of(plant(1).edible().feedsPollinators().build(), DEFAULTS);

        assertThat(score.byContribution().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo("SEASON SUN MAINTAINABILITY TIME_TO_RESULTS PREFERENCES SITE_FIT ECO_BONUS");
        assertThat(new Score(0, 0, 0, 0, 0, 0, 1_000, 0).byContribution()).isEqualTo(List.of(Score.Factor.values()));
    }

    @ParameterizedTest
    @CsvSource({"100, hardy", "80, hardy", "79, moderate", "60, moderate", "59, specialty", "0, specialty"})
    @DisplayName("comes with a word for how easy the plant is")
    void care(int hundredths, String word) {
        assertThat(plant(1).maintainability(hundredths).build().care()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "Lilium hybrid, Lily,        liliumhybrid",
        "lilium  (Hybrid), Lily,     liliumhybrid",
        "'',            Dill- Bouquet, dillbouquet",
        "unknown,       Dill- Bouquet, dillbouquet",
        "' - ',         紫蘇,         17"
    })
    @DisplayName("belongs to a species, whose name counts without case and signs")
    void speciesKey(String scientificName, String name, String key) {
        assertThat(Plant.speciesKey(17, name, scientificName)).isEqualTo(key);
    }

    @Test
    @DisplayName("speaks of months in the order of the calendar")
    void months() {
        assertThat(SowingMonths.of(Month.DECEMBER, Month.MARCH, Month.JANUARY).names())
                .containsExactly("January", "March", "December");
    }

    @Test
    @DisplayName("knows low light as no level of its own")
    void lowLight() {
        assertThat(Sunlight.of("low_light")).isEqualTo(Optional.empty());
        assertThat(Sunlight.of("bright_shade")).contains(Sunlight.BRIGHT_SHADE);
    }
}
