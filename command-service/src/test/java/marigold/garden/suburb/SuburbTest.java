package marigold.garden.suburb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import marigold.garden.events.SuburbEvent.HeatFacts;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.garden.events.SuburbEvent.SuburbHeatMeasured;
import marigold.garden.events.SuburbEvent.SuburbListed;
import marigold.garden.events.SuburbEvent.SuburbRevised;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A suburb")
class SuburbTest {
    private static final long KEW = 5;

    private final FixtureConfiguration<Suburb> suburb = new AggregateTestFixture<>(Suburb.class);

    @Test
    @DisplayName("is listed, and its heat is measured where the file knows it")
    void listed() {
        suburb.givenNoPriorActivity()
                .when(new ListSuburb(KEW, described("cool", 9_00)))
                .expectEvents(new SuburbListed(KEW, facts("cool", 9_00)), new SuburbHeatMeasured(KEW, heat(9_00)));
    }

    @Test
    @DisplayName("is revised by what differs, and by nothing else")
    void revised() {
        suburb.given(new SuburbListed(KEW, facts("cool", 9_00)), new SuburbHeatMeasured(KEW, heat(9_00)))
                .when(new ReviseSuburb(KEW, described("temperate", 9_00)))
                .expectEvents(new SuburbRevised(KEW, facts("temperate", 9_00)))
                .expectResultMessagePayload(true);
        suburb.given(new SuburbListed(KEW, facts("cool", 9_00)), new SuburbHeatMeasured(KEW, heat(9_00)))
                .when(new ReviseSuburb(KEW, described("cool", 9_00)))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }

    @Test
    @DisplayName("keeps its heat when a file does not speak of heat")
    void keepsHeat() {
        SuburbFacts silent = new SuburbFacts("Kew", "3101", -37.8, 145, "VIC", "arid", "", OptionalDouble.empty());
        suburb.given(new SuburbListed(KEW, facts("cool", 9_00)), new SuburbHeatMeasured(KEW, heat(9_00)))
                .when(new ReviseSuburb(KEW, new DescribedSuburb(silent, false, Optional.empty())))
                .expectEvents(new SuburbRevised(KEW, facts("arid", 9_00)));
    }

    @ParameterizedTest
    @CsvSource({
        "1200, Extreme Heat",
        "1199, High Heat",
        "800, High Heat",
        "799, Moderate Heat",
        "400, Moderate Heat",
        "399, Low Heat",
        "0, Low Heat",
        "-1, Cool"
    })
    @DisplayName("has a class of heat by how much hotter it is than the country around")
    void category(int hundredths, String label) {
        assertThat(HeatCategory.of(hundredths).label()).isEqualTo(label);
    }

    private static DescribedSuburb described(String zone, int heat) {
        return new DescribedSuburb(facts(zone, heat), true, Optional.of(heat(heat)));
    }

    private static SuburbFacts facts(String zone, int heat) {
        return new SuburbFacts("Kew", "3101", -37.8, 145, "VIC", zone, "High Heat", OptionalDouble.of(heat / 100.0));
    }

    private static HeatFacts heat(int hundredths) {
        OptionalInt nothing = OptionalInt.empty();
        return new HeatFacts(
                "kew",
                "Boroondara",
                "High Heat",
                hundredths,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing);
    }
}
