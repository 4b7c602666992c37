package marigold.market.itemnames;

import static marigold.market.itemnames.ItemNamesProjection.NAMES;

import java.util.OptionalLong;
import marigold.market.Market;
import marigold.market.itemnames.ItemNamesProjection.ItemName;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The names of flowers in a vendor's entries")
class ItemNamesProjectionTest {
    private final Market market = new Market(1);
    private final ProjectionSpec<?> names = ProjectionSpec.of(new ItemNamesProjection());

    @Test
    @DisplayName("are counted by their lines")
    void counted() {
        names.given(market.everything()).thenRows(NAMES, new ItemName(1, "Rose", 2), new ItemName(1, "Jasmine", 1));
    }

    @Test
    @DisplayName("go with the last line that carries them; blank ones are none")
    void gone() {
        var blank = Market.line(Market.FIRST, OptionalLong.empty(), "", "", 1_000, 5_000, 0, 0, 0);
        names.given(market.everything())
                .given(
                        market.corrected(market.e1(), market.e2().line()),
                        market.corrected(market.e2(), blank),
                        market.removed(market.e3()))
                .thenRows(NAMES, new ItemName(1, "Jasmine", 1));
    }
}
