package marigold.garden.catalogue;

import static marigold.garden.catalogue.PlantNormalisation.months;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Spec garden, section 6, the recommended column; a row per rule.
@DisplayName("The catalogue's words become")
class PlantNormalisationTest {
    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "80-90 days | 85",
                "80 - 91 days | 85",
                "2 years | 730",
                "2 to 3 years | 912",
                "60 days (seed: 100 days) | 60",
                "45-55 days (SPROUTS: 4 days, greens: 12 days) | 50",
                "55 days (25 days for baby leaf) | 55",
                "70 | 70",
                "8 weeks | 56",
                "3-4 months | 105",
                "Perennial |",
                "(90 days) |",
                "'' |"
            })
    @DisplayName("days to maturity")
    void maturityDays(String raw, Integer days) {
        assertThat(PlantNormalisation.maturityDays(raw)).isEqualTo(optional(days));
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "30cm | 30",
                "30-40cm | 35",
                "20 to 25 cm | 22",
                "45 | 45",
                "1m | 100",
                "1.5m | 150",
                "150mm | 15",
                "close |"
            })
    @DisplayName("a spacing in centimetres")
    void spacing(String raw, Integer centimetres) {
        assertThat(PlantNormalisation.spacingCentimetres(raw)).isEqualTo(optional(centimetres));
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(
            delimiter = '|',
            value = {"4cm | 40", "2mm to 6mm | 4", "2-3cm | 25", "0.5cm | 5", "6mm | 6", "5mm-1cm | 7", "Surface sow |"
            })
    @DisplayName("a sowing depth in millimetres")
    void depth(String raw, Integer millimetres) {
        assertThat(PlantNormalisation.sowingDepthMillimetres(raw)).isEqualTo(optional(millimetres));
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Full sun, well drained soil | full_sun",
                "Sunny spot | full_sun",
                "Part sun | part_sun",
                "Partial shade | part_sun",
                "Part or full sun | full_sun,part_sun",
                "Full sun to part shade | full_sun,part_sun",
                "Shade, moist soil | bright_shade",
                "Full shade | bright_shade",
                "Part shade or shade | part_sun,bright_shade",
                "Well drained soil | part_sun",
                "'' | part_sun"
            })
    @DisplayName("a set of tolerated levels of sun")
    void sun(String position, String levels) {
        assertThat(PlantNormalisation.sunLevels(position)).isEqualTo(Arrays.asList(levels.split(",")));
    }

    @Test
    @DisplayName("months by zone, wherever they stand in the text")
    void sowingMonths() {
        var sowing = PlantNormalisation.sowing("September, October and November", "", "nothing", "", "may", "Spring");
        assertThat(sowing.months()).isEqualTo(new SowingMonths(months(9, 10, 11), 0, 0, 0, months(5)));
        assertThat(sowing.fromSeason()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Spring,9,10,11", "summer,12,1,2", "Autumn,3,4,5", "winter,6,7,8"})
    @DisplayName("the season's months for the temperate zone when no zone names a month, marked as such")
    void season(String season, int first, int second, int third) {
        var sowing = PlantNormalisation.sowing("", "", "", "", "", season);
        assertThat(sowing.months()).isEqualTo(new SowingMonths(0, months(first, second, third), 0, 0, 0));
        assertThat(sowing.fromSeason()).isTrue();
    }

    @Test
    @DisplayName("no months when nothing names any")
    void noSeason() {
        assertThat(PlantNormalisation.sowing("", "", "", "", "", "any time"))
                .isEqualTo(new PlantNormalisation.Sowing(new SowingMonths(0, 0, 0, 0, 0), false));
    }

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource({
        "Good in pots,true",
        "Suits a container,true",
        "A compact grower,true",
        "Dwarf,true",
        "For a balcony,true",
        "Potato with white spots,false",
        "Tall,false"
    })
    @DisplayName("container plants by whole words")
    void container(String characteristics, boolean expected) {
        assertThat(PlantNormalisation.container(characteristics, "", "")).isEqualTo(expected);
    }

    @Test
    @DisplayName("indoor plants when they fit a container, need no full sun and the text says so")
    void indoor() {
        assertThat(PlantNormalisation.indoor(true, List.of("part_sun"), "For the windowsill"))
                .isTrue();
        assertThat(PlantNormalisation.indoor(true, List.of("part_sun"), "Part sun"))
                .isTrue();
        assertThat(PlantNormalisation.indoor(false, List.of("part_sun"), "indoor"))
                .isFalse();
        assertThat(PlantNormalisation.indoor(true, List.of("full_sun", "part_sun"), "indoor"))
                .isFalse();
        assertThat(PlantNormalisation.indoor(true, List.of("part_sun"), "garden bed"))
                .isFalse();
    }

    @ParameterizedTest(name = "\"{0}\", \"{1}\", \"{2}\": {3}")
    @CsvSource({
        "Climber,a dwarf bush,,climber",
        "Dwarf climbing bean,,,climber",
        "'',a shrub of erect growth,compact,bush",
        "Annual,'',Ground cover,groundcover",
        "Annual,Erect stems,,upright",
        "Vining annual,,,vine",
        "Annual,Divine,Scene,unknown"
    })
    @DisplayName("a habit: the type's first, then the description's, then the characteristics'")
    void habit(String plantType, String description, String characteristics, String habit) {
        assertThat(PlantNormalisation.habit(orEmpty(plantType), orEmpty(description), orEmpty(characteristics)))
                .isEqualTo(habit);
    }

    @Test
    @DisplayName("edible: vegetables, herbs, sprouts, and what is culinary")
    void edible() {
        assertThat(PlantNormalisation.edible("vegetable", "", "", "")).isTrue();
        assertThat(PlantNormalisation.edible("herb", "", "", "")).isTrue();
        assertThat(PlantNormalisation.edible("flower", "sprouts_microgreens", "", ""))
                .isTrue();
        assertThat(PlantNormalisation.edible("flower", "", "Culinary flower", ""))
                .isTrue();
        assertThat(PlantNormalisation.edible("flower", "", "Pretty", "")).isFalse();
    }

    @ParameterizedTest(name = "\"{0}\", \"{1}\": {2}")
    @CsvSource({
        "Hardy Annual,,90",
        "HARDY perennial,easy to grow,95",
        "Half Hardy Annual,,60",
        "half-hardy,drought tolerant,65",
        "Frost Tender Annual,,40",
        "Frost tender,Disease resistant,45",
        "'',,60",
        "'',easy,65"
    })
    @DisplayName("a maintainability in hundredths")
    void maintainability(String hardiness, String characteristics, int hundredths) {
        assertThat(PlantNormalisation.maintainabilityHundredths(hardiness, orEmpty(characteristics), ""))
                .isEqualTo(hundredths);
    }

    @Test
    @DisplayName("fragrant by whole words")
    void fragrant() {
        assertThat(PlantNormalisation.fragrant("Sweetly scented", "", "")).isTrue();
        assertThat(PlantNormalisation.fragrant("", "Aromatic leaves", "")).isTrue();
        assertThat(PlantNormalisation.fragrant("Unscented", "", "")).isFalse();
    }

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Violet and white | white,purple",
                "Lavender, mauve | purple",
                "Many-coloured |",
                "Magenta with blue | blue,magenta"
            })
    @DisplayName("colours of flowers by whole words, violet, lavender and mauve being purple")
    void colours(String characteristics, String colours) {
        assertThat(PlantNormalisation.flowerColours("flower", characteristics, "", ""))
                .isEqualTo(colours == null ? List.of() : Arrays.asList(colours.split(",")));
        assertThat(PlantNormalisation.flowerColours("vegetable", "red", "", "")).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource({"nan", "NaN", "None", "NULL", "' '"})
    @DisplayName("nothing where a spreadsheet says so")
    void nothing(String raw) {
        assertThat(PlantNormalisation.text(raw)).isEmpty();
        assertThat(PlantNormalisation.text(" Nasturtium ")).isEqualTo("Nasturtium");
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
