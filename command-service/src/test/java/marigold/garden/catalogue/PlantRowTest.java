package marigold.garden.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marigold.garden.csv.BadRow;
import marigold.garden.csv.CsvFile;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.Traits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A row of the catalogue's file")
class PlantRowTest {
    private static final String NAMED = "plant_name=Dill|plant_category=herb|";

    @Test
    @DisplayName("is taken without the spaces around its texts, and what spreadsheets write for nothing is nothing")
    void texts() throws Exception {
        PlantFacts dill = read(" plant_name =  Dill |plant_category= Herb |scientific_name=nan|season=None"
                + "|image_filename=a.jpg; b.jpg ;|beneficial_companions= beans, peas ");

        assertThat(dill.name()).isEqualTo("Dill");
        assertThat(dill.category()).isEqualTo("herb");
        assertThat(dill.scientificName()).isEmpty();
        assertThat(dill.season()).isEmpty();
        assertThat(dill.imagePaths()).containsExactly("a.jpg", "b.jpg");
        assertThat(dill.beneficialCompanions()).isEqualTo("beans, peas");
    }

    @Test
    @DisplayName("keeps sprouts among the vegetables")
    void sprouts() throws Exception {
        PlantFacts sprouts = read("plant_name=Mung bean|plant_category=sprouts_microgreens");

        assertThat(sprouts.category()).isEqualTo("vegetable");
        assertThat(sprouts.subcategory()).isEqualTo("sprouts_microgreens");
        assertThat(sprouts.traits().edible()).isTrue();
    }

    @Test
    @DisplayName("has its traits from its texts")
    void derived() throws Exception {
        Traits traits = read(NAMED + "position=Part sun|days_to_maturity=60-70 days|plant_spacing=30cm|sowing_depth=5mm"
                        + "|characteristics=Compact; aromatic; white flowers|hardiness_life_cycle=Frost tender annual"
                        + "|cool_climate_sowing_period=October, November")
                .traits();

        assertThat(traits.sunLevels()).containsExactly("part_sun");
        assertThat(traits.container()).isTrue();
        assertThat(traits.indoor()).isTrue();
        assertThat(traits.fragrant()).isTrue();
        assertThat(traits.habit()).isEqualTo("compact");
        assertThat(traits.flowerColours()).containsExactly("white");
        assertThat(traits.maintainabilityHundredths()).isEqualTo(40);
        assertThat(traits.maturityDays()).hasValue(65);
        assertThat(traits.spacingCentimetres()).hasValue(30);
        assertThat(traits.sowingDepthMillimetres()).hasValue(5);
        assertThat(traits.sowingMonths().cool()).isEqualTo(PlantNormalisation.months(10, 11));
    }

    @Test
    @DisplayName("is overruled by the columns that say a trait themselves")
    void overruled() throws Exception {
        Traits traits = read(NAMED + "position=Part sun|days_to_maturity=60 days|characteristics=Compact"
                        + "|sun_need=full_sun|indoor_ok=TRUE|container_ok=false|edible=false|fragrant=true|habit=Vine"
                        + "|flower_colors=white; blue|maintainability_score=0.75|time_to_maturity_days=90")
                .traits();

        assertThat(traits.sunLevels()).containsExactly("full_sun");
        assertThat(traits.indoor()).isTrue();
        assertThat(traits.container()).isFalse();
        assertThat(traits.edible()).isFalse();
        assertThat(traits.fragrant()).isTrue();
        assertThat(traits.habit()).isEqualTo("vine");
        assertThat(traits.flowerColours()).containsExactly("white", "blue");
        assertThat(traits.maintainabilityHundredths()).isEqualTo(75);
        assertThat(traits.maturityDays()).isEqualTo(OptionalInt.of(90));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiterString = "=>",
            value = {
                "plant_name=%20|plant_category=herb => plant_name => is required",
                "plant_name=none|plant_category=herb => plant_name => is required",
                "plant_name=Oak|plant_category=tree => plant_category => must be flower, herb, vegetable",
                "plant_name=Oak => plant_category => must be flower, herb, vegetable",
                NAMED + "sun_need=some => sun_need => must be some of bright_shade, full_sun, part_sun",
                NAMED + "indoor_ok=maybe => indoor_ok => must be true or false",
                NAMED + "habit=tall => habit => must be one of bush, climber",
                NAMED + "flower_colors=white;teal => flower_colors => must be some of blue",
                NAMED + "maintainability_score=1.01 => maintainability_score => must be a number from 0 to 1",
                NAMED + "maintainability_score=0.123 => maintainability_score => at most two decimals",
                NAMED + "maintainability_score=1e-1 => maintainability_score => must be a number",
                NAMED + "time_to_maturity_days=0 => time_to_maturity_days => must be a whole number from 1",
                NAMED + "time_to_maturity_days=60.5 => time_to_maturity_days => must be a whole number",
                NAMED + "season=LONG => season => may have at most 100 characters",
                NAMED + "description=LONG => description => may have at most 10000 characters",
                NAMED + "description=a\u0001b => description => has a character that cannot be stored",
                NAMED + "description=caf\uFFFD => description => has bytes that are not UTF-8"
            })
    @DisplayName("is refused with the column and the reason")
    void refused(String row, String column, String reason) {
        assertThatThrownBy(() -> read(row.replace("%20", " ").replace("LONG", "x".repeat(10_001))))
                .asInstanceOf(type(BadRow.class))
                .satisfies(bad -> {
                    assertThat(bad.column()).isEqualTo(column);
                    assertThat(bad.reason()).contains(reason);
                });
    }

    /// Reads a file of one row, given as columns and cells.
    private static PlantFacts read(String row) throws IOException, CsvFile.Unreadable {
        List<String[]> cells =
                Stream.of(row.split("\\|")).map(cell -> cell.split("=", 2)).toList();
        Stream<String> others = Stream.concat(PlantFile.REQUIRED.stream(), PlantFile.OVERRIDES.stream())
                .filter(column ->
                        cells.stream().noneMatch(cell -> cell[0].strip().equals(column)));
        List<String> rest = others.toList();
        String file = Stream.concat(cells.stream().map(cell -> cell[0]), rest.stream())
                        .collect(Collectors.joining(","))
                + "\n"
                + cells.stream().map(cell -> "\"" + cell[1] + "\"").collect(Collectors.joining(","))
                + ",".repeat(rest.size());
        var bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        return PlantRow.facts(PlantFile.open(bytes).next().orElseThrow());
    }
}
