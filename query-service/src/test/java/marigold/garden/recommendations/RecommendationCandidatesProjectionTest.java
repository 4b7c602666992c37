package marigold.garden.recommendations;

import static marigold.garden.Catalogue.SPRING;
import static marigold.garden.Catalogue.basil;
import static marigold.garden.Catalogue.herbTraits;
import static marigold.garden.Catalogue.listed;
import static marigold.garden.Catalogue.months;
import static marigold.garden.Catalogue.plant;
import static marigold.garden.Catalogue.revised;
import static marigold.garden.recommendations.RecommendationCandidatesProjection.CANDIDATES;
import static marigold.garden.recommendations.RecommendationCandidatesProjection.PLANTS;
import static marigold.garden.recommendations.RecommendationCandidatesProjection.SUBURBS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import marigold.garden.Catalogue;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.CataloguePlantEvent.Traits;
import marigold.garden.events.GuideEvent.GuideWithdrawn;
import marigold.garden.impact.PlantTraits;
import marigold.garden.recommendations.RecommendationCandidatesProjection.Suburb;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The candidates of a month")
class RecommendationCandidatesProjectionTest {
    private final ProjectionSpec<?> candidates = ProjectionSpec.of(new RecommendationCandidatesProjection());

    @Test
    @DisplayName("are a row for each month in which a plant is sown, or which is beside one, in each zone")
    void months_() {
        Traits traits = herbTraits(new SowingMonths(1, 0b1000_0000_0001, 0, 0b1111_1111_1111, 1 << 5));

        candidates.given(listed(7, plant("Basil", "Ocimum basilicum", "herb", traits)));

        assertThat(places(10))
                .containsExactlyInAnyOrder(
                        "cool 1",
                        "temperate 1",
                        "temperate 12",
                        "tropical 1",
                        "tropical 2",
                        "tropical 3",
                        "tropical 4",
                        "tropical 5",
                        "tropical 6",
                        "tropical 7",
                        "tropical 8",
                        "tropical 9",
                        "tropical 10",
                        "tropical 11",
                        "tropical 12",
                        "arid 6");
        assertThat(places(7))
                .containsExactlyInAnyOrder("cool 12", "cool 2", "temperate 2", "temperate 11", "arid 5", "arid 7");
    }

    @Test
    @DisplayName("hold all that a score reads")
    void candidate() {
        candidates.given(listed(7, basil()));

        assertThat(candidates.rows(CANDIDATES))
                .contains(new Candidate(
                        "cool",
                        9,
                        7,
                        7,
                        SPRING,
                        "Basil- Bush",
                        "herb",
                        "ocimumbasilicum",
                        6,
                        true,
                        true,
                        true,
                        true,
                        true,
                        90,
                        OptionalInt.of(45),
                        "compact",
                        "white;purple"));
    }

    @Test
    @DisplayName("come with the plant as answers show it, and with its part of the impact")
    void plantRow() {
        candidates.given(listed(7, basil()));

        Plant plant = candidates.rows(PLANTS).getFirst();
        assertThat(plant)
                .isEqualTo(new Plant(
                        7,
                        "basil- bush",
                        "Basil- Bush",
                        "Ocimum basilicum",
                        "herb",
                        "Grows on a sill.",
                        "ocimumbasilicum",
                        "full_sun",
                        6,
                        true,
                        true,
                        true,
                        true,
                        true,
                        90,
                        OptionalInt.of(45),
                        "compact",
                        "white;purple",
                        SPRING,
                        SPRING,
                        0,
                        0,
                        0,
                        "raise_seedlings",
                        OptionalInt.of(5),
                        OptionalInt.of(30),
                        "tomato, chilli",
                        "rue",
                        "",
                        20,
                        10,
                        12,
                        8,
                        75,
                        10,
                        80,
                        "LOW",
                        100));
        assertThat(plant.traits())
                .isEqualTo(PlantTraits.of(
                        "herb",
                        "Annual herb",
                        "Fragrant leaves, attracts pollinators",
                        "Full sun, well drained soil",
                        true,
                        OptionalInt.of(30),
                        OptionalInt.of(45)));
    }

    @Test
    @DisplayName("follow a revised plant, also out of months in which it is no longer sown")
    void revised_() {
        PlantFacts autumn = plant("Basil", "", "herb", herbTraits(months(0b1000, 0)));

        candidates.given(listed(7, basil()), listed(8, basil()), revised(7, autumn));

        assertThat(candidates.rows(CANDIDATES).stream()
                        .filter(row -> row.plantId() == 7)
                        .map(row -> row.climateZone() + " " + row.month() + " " + row.speciesKey()))
                .containsExactlyInAnyOrder("cool 3 basil", "cool 4 basil", "cool 5 basil");
        assertThat(candidates.rows(CANDIDATES).stream().filter(row -> row.plantId() == 8))
                .hasSize(10);
        assertThat(candidates.rows(PLANTS))
                .extracting(Plant::nameKey)
                .containsExactlyInAnyOrder("basil", "basil- bush");
    }

    @Test
    @DisplayName("do not have a plant that is never sown, which can still be asked for")
    void neverSown() {
        candidates.given(listed(7, plant("Fern", "", "flower", herbTraits(months(0, 0)))));

        assertThat(candidates.rows(CANDIDATES)).isEmpty();
        assertThat(candidates.rows(PLANTS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Raise seedlings,               raise_seedlings",
        "Sow direct or raise seedlings, raise_seedlings",
        "SOW DIRECT,                    sow_direct",
        "Plant Crowns,                  plant crowns",
        "'',                            ''"
    })
    @DisplayName("know the two usual ways of sowing by one word")
    void sowingMethod(String text, String method) {
        assertThat(Plant.sowingMethod(text)).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource({
        "Attracts beneficial insects, true",
        "A magnet for Pollinators,    true",
        "Attracts insects,            false",
        "'',                          false"
    })
    @DisplayName("know what feeds pollinators by the catalogue's words")
    void feedsPollinators(String text, boolean feeds) {
        assertThat(Plant.feedsPollinators(text)).isEqualTo(feeds);
    }

    @Test
    @DisplayName("know nothing of the sun where the catalogue does not")
    void sunUnknown() {
        Traits known = herbTraits(months(1, 0));
        Traits unknown = new Traits(
                List.of(),
                known.indoor(),
                known.container(),
                known.edible(),
                known.fragrant(),
                known.habit(),
                List.of(),
                60,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                known.sowingMonths(),
                true);

        candidates.given(listed(7, plant("Basil", "", "herb", unknown)));

        Plant plant = candidates.rows(PLANTS).getFirst();
        assertThat(plant.sunNeed()).isEmpty();
        assertThat(plant.sunLevels()).isZero();
        assertThat(plant.colours()).isEmpty();
        assertThat(plant.confidence()).isEqualTo(70);
        assertThat(plant.traits().spacingCm()).isEqualTo(30);
    }

    @Test
    @DisplayName("come with the suburbs' climate and heat, by their names in lower case")
    void suburbs() {
        candidates
                .given(
                        Catalogue.suburb(1, "Box Hill", "temperate", "High Heat"),
                        Catalogue.suburb(2, "Belgrave", "cool", ""),
                        Catalogue.suburbRevised(1, "Box Hill", "cool", "Extreme Heat"))
                .thenRows(
                        SUBURBS,
                        new Suburb(1, "box hill", "cool", "Extreme Heat"),
                        new Suburb(2, "belgrave", "cool", ""));
    }

    @Test
    @DisplayName("have nothing to do with guides and gardeners")
    void others() {
        candidates
                .given(new GuideWithdrawn(1, "Compost", "worms.md"))
                .thenRows(CANDIDATES)
                .thenRows(PLANTS);
    }

    private List<String> places(int seasonTenths) {
        return candidates.rows(CANDIDATES).stream()
                .filter(row -> row.seasonTenths() == seasonTenths)
                .map(row -> row.climateZone() + " " + row.month())
                .toList();
    }
}
