package marigold.garden.suburbheat;

import static marigold.garden.suburbheat.SuburbHeatProjection.HEAT;
import static marigold.garden.suburbheat.SuburbHeatProjection.SUBURBS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import marigold.garden.Catalogue;
import marigold.garden.events.SuburbEvent.HeatFacts;
import marigold.garden.events.SuburbEvent.SuburbHeatMeasured;
import marigold.garden.suburbheat.SuburbHeatProjection.Heat;
import marigold.garden.suburbheat.SuburbHeatProjection.Suburb;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The heat of a suburb")
class SuburbHeatProjectionTest {
    private static final OptionalInt NOTHING = OptionalInt.empty();

    private final ProjectionSpec<?> heat = ProjectionSpec.of(new SuburbHeatProjection());

    @Test
    @DisplayName("is what was measured last, beside where the suburb is")
    void measured() {
        heat.given(Catalogue.suburb(7, "St Kilda", "temperate", ""), measured(5_00), measured(6_50))
                .thenRows(SUBURBS, new Suburb(7, "st kilda", "St Kilda", -37_800_000, 145_000_000))
                .thenRows(
                        HEAT,
                        new Heat(
                                7,
                                "st-kilda",
                                "Port Phillip",
                                "Moderate Heat",
                                "moderate",
                                6_50,
                                NOTHING,
                                NOTHING,
                                NOTHING,
                                OptionalInt.of(33_10),
                                NOTHING,
                                NOTHING,
                                NOTHING,
                                NOTHING,
                                NOTHING,
                                NOTHING,
                                NOTHING,
                                OptionalInt.of(9)));
    }

    @ParameterizedTest
    @CsvSource({"Low Heat, low", "low, low", " LOW  HEAT , low", "Cool, cool", "'', ''"})
    @DisplayName("has a class that may be written with the word heat or without")
    void category(String written, String key) {
        assertThat(SuburbHeatProjection.categoryKey(written)).isEqualTo(key);
    }

    private static SuburbHeatMeasured measured(int hundredths) {
        return new SuburbHeatMeasured(
                7,
                new HeatFacts(
                        "st-kilda",
                        "Port Phillip",
                        "Moderate Heat",
                        hundredths,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        OptionalInt.of(33_10),
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        OptionalInt.of(9)));
    }
}
