package marigold.garden.suburbs;

import static marigold.garden.suburbs.SuburbsProjection.SUBURBS;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import marigold.garden.Catalogue;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.garden.events.SuburbEvent.SuburbListed;
import marigold.garden.suburbs.SuburbsProjection.Suburb;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The suburbs")
class SuburbsProjectionTest {
    private final ProjectionSpec<?> suburbs = ProjectionSpec.of(new SuburbsProjection());

    @Test
    @DisplayName("are as they were described last")
    void described() {
        SuburbFacts cool = new SuburbFacts(
                "Abbotsford", "3067", -37.803, 144.999, "VIC", "cool", "Cool", OptionalDouble.of(-0.29));

        suburbs.given(
                        new SuburbListed(7, cool),
                        Catalogue.suburb(8, "ST KILDA", "cool", ""),
                        Catalogue.suburbRevised(8, "St Kilda", "temperate", ""))
                .thenRows(
                        SUBURBS,
                        new Suburb(
                                7,
                                "abbotsford",
                                "Abbotsford",
                                "3067",
                                -37_803_000,
                                144_999_000,
                                "VIC",
                                "cool",
                                "Cool",
                                OptionalInt.of(-29)),
                        new Suburb(
                                8,
                                "st kilda",
                                "St Kilda",
                                "3121",
                                -37_800_000,
                                145_000_000,
                                "VIC",
                                "temperate",
                                "",
                                OptionalInt.empty()));
    }
}
