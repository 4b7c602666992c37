package marigold.garden.recommendations;

import static marigold.garden.recommendations.Asked.preferences;
import static marigold.garden.recommendations.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The shortlist")
class ShortlistTest {
    private static final Preferences DEFAULTS = preferences("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "preferences": {"goal": "edible"}                                              | 1 2 4 5
        "preferences": {"goal": "ornamental"}                                          | 3
        "preferences": {"goal": "mixed"}                                               | 1 2 3 4 5
        "site": {"location_type": "indoors"}                                           | 1
        "site": {"location_type": "indoor"}                                            | 1 2 3 4 5
        "site": {"containers": false}                                                  | 1 2 3 4 5 6
        "site": {"sun_exposure": "full_sun"}                                           | 1 2 3 5
        "site": {"sun_exposure": "low_light"}                                          | 1 2 3 4 5
        "site": {"sun_exposure": "full_sun", "location_type": "indoors"}               | 1
        """)
    @DisplayName("has only plants that serve the purpose and can live in the room, the containers and the sun")
    void hardFilter(String sections, String ids) {
        List<Candidate> plants = List.of(
                plant(1).edible().indoors().build(),
                plant(2).edible().category("vegetable").build(),
                plant(3).category("flower").build(),
                plant(4).edible().category("shade").sun(Sunlight.BRIGHT_SHADE).build(),
                plant(5).edible().category("whatever").sun().build(),
                plant(6).notInContainers().category("ground").build());

        List<Long> found =
                ids(Shortlist.of(plants, preferences(sections), expected(ids).size()));

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected(ids));
    }

    @Test
    @DisplayName("takes plants of the months beside only when too few are sown this month, and says so")
    void firstStep() {
        List<Candidate> plants = List.of(
                plant(1).build(),
                plant(2).sownIn(Month.JANUARY).build(),
                plant(3).sownIn(Month.NOVEMBER).category("flower").build());

        assertThat(Shortlist.of(plants, DEFAULTS, 1)).satisfies(list -> {
            assertThat(ids(list)).containsExactly(1L);
            assertThat(list.notes()).isEmpty();
        });
        assertThat(Shortlist.of(plants, DEFAULTS, 2)).satisfies(list -> {
            assertThat(ids(list)).containsExactly(1L, 3L);
            assertThat(list.notes()).containsExactly(Shortlist.MONTHS_BESIDE_NOTE);
        });
    }

    @Test
    @DisplayName("then takes plants that want quite another sun, and says so")
    void secondStep() {
        Preferences shade = preferences("\"site\": {\"sun_exposure\": \"bright_shade\"}");
        List<Candidate> plants = List.of(
                plant(1).build(),
                plant(2).sownIn(Month.JANUARY).build(),
                plant(3).category("flower").sun(Sunlight.FULL_SUN).build());

        assertThat(Shortlist.of(plants, shade, 2)).satisfies(list -> {
            assertThat(ids(list)).containsExactly(1L, 2L);
            assertThat(list.notes()).containsExactly(Shortlist.MONTHS_BESIDE_NOTE);
        });
        assertThat(Shortlist.of(plants, shade, 3)).satisfies(list -> {
            assertThat(ids(list)).containsExactly(1L, 3L, 2L);
            assertThat(list.notes()).containsExactly(Shortlist.MONTHS_BESIDE_NOTE, Shortlist.OTHER_SUN_NOTE);
        });
    }

    @Test
    @DisplayName("is shorter than asked for, and says so, rather than forget purpose, room and containers")
    void lastStep() {
        Preferences wanted = preferences("""
            "site": {"location_type": "indoors"}, "preferences": {"goal": "edible"}
            """);
        List<Candidate> plants = List.of(
                plant(1).edible().indoors().build(),
                plant(2).indoors().build(),
                plant(3).edible().build(),
                plant(4).edible().indoors().notInContainers().build());

        assertThat(Shortlist.of(plants, wanted, 6)).satisfies(list -> {
            assertThat(ids(list)).containsExactly(1L);
            assertThat(list.notes()).containsExactly(Shortlist.SHORT_NOTE);
        });
        assertThat(Shortlist.of(List.of(), wanted, 6).notes()).containsExactly(Shortlist.SHORT_NOTE);
    }

    @Test
    @DisplayName("has one plant of a species, the best, in whichever categories they are")
    void species() {
        List<Candidate> plants = List.of(
                plant(1).species("Anethum graveolens").days(120).build(),
                plant(2).species("ANETHUM  GRAVEOLENS").category("vegetable").build(),
                plant(3).species("Allium cepa").build());

        assertThat(ids(Shortlist.of(plants, DEFAULTS, 3))).containsExactly(2L, 3L);
    }

    @Test
    @DisplayName("begins with two plants of each category, and is filled with the others in their order")
    void categories() {
        List<Candidate> flowers = LongStream.rangeClosed(1, 6)
                .mapToObj(id -> plant(id).category("flower").build())
                .toList();
        assertThat(ids(Shortlist.of(flowers, DEFAULTS, 5))).containsExactly(1L, 2L, 3L, 4L, 5L);

        List<Candidate> mixed = Stream.concat(
                        flowers.stream(), Stream.of(plant(7).build(), plant(8).build(), plant(9).build()))
                .toList();
        assertThat(ids(Shortlist.of(mixed, DEFAULTS, 4))).containsExactly(1L, 2L, 7L, 8L);
        assertThat(ids(Shortlist.of(mixed, DEFAULTS, 7))).containsExactly(1L, 2L, 7L, 8L, 3L, 4L, 5L);
    }

    @Test
    @DisplayName("puts the higher score first, then the quicker plant, then the name, then the older plant")
    void order() {
        List<Candidate> plants = new ArrayList<>(List.of(
                plant(1).named("b").category("1").days(50).build(),
                plant(2).named("a").category("2").days(51).build(),
                plant(3).named("B").category("3").days(51).build(),
                plant(5).named("b").category("5").days(51).build(),
                plant(6).named("A").category("6").maintainability(61).days(75).build(),
                plant(7).named("z")
                        .category("7")
                        .daysUnknown()
                        .maintainability(100)
                        .build(),
                plant(8).named("c").category("8").days(90).maintainability(100).build()));
        // 7 has .25 + .2 + .15 + .06 + .02 = .68 and 8 has .67, the others have .64
        Collections.shuffle(plants, new Random(7));

        assertThat(ids(Shortlist.of(plants, DEFAULTS, 7))).containsExactly(7L, 8L, 6L, 1L, 2L, 3L, 5L);
    }

    @Test
    @DisplayName("puts a plant of unknown days behind one of known days and the same score")
    void unknownDays() {
        // for the patient, 60 days are .6, as unknown days are
        Preferences patient = preferences("\"preferences\": {\"time_to_results\": \"patient\"}");
        List<Candidate> plants = List.of(
                plant(1).named("a").daysUnknown().build(), plant(2).named("b").build());

        assertThat(ids(Shortlist.of(plants, patient, 2))).containsExactly(2L, 1L);
    }

    private static List<Long> expected(String ids) {
        return Stream.of(ids.split(" ")).map(Long::valueOf).toList();
    }

    private static List<Long> ids(Shortlist list) {
        return list.plants().stream().map(ranked -> ranked.plant().plantId()).toList();
    }
}
