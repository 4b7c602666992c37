package marigold.garden.suburbclimate;

import static marigold.garden.suburbclimate.SuburbClimateProjection.DAYS;
import static marigold.garden.suburbclimate.SuburbClimateProjection.FEEDS;
import static marigold.garden.suburbclimate.SuburbClimateProjection.LATEST;
import static marigold.garden.suburbclimate.SuburbClimateProjection.SUBURBS;
import static marigold.projection.ProjectionSpec.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import marigold.garden.Catalogue;
import marigold.garden.events.SuburbEvent.ClimateReading;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import marigold.garden.suburbclimate.SuburbClimateProjection.Day;
import marigold.garden.suburbclimate.SuburbClimateProjection.Feed;
import marigold.garden.suburbclimate.SuburbClimateProjection.Latest;
import marigold.garden.suburbclimate.SuburbClimateProjection.Suburb;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The days of a suburb")
class SuburbClimateProjectionTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

    private final ProjectionSpec<?> climate = ProjectionSpec.of(new SuburbClimateProjection());

    @Test
    @DisplayName("C2: have one row each, with the last values, and remember when the first came")
    void oneRowADay() {
        SuburbClimateRecorded first = recorded(FRIDAY, 18_00, 3_00);
        SuburbClimateRecorded second = recorded(FRIDAY, 21_00, 3_00);

        climate.given(first, second)
                .thenRows(DAYS, Day.of(second, at(1)))
                .thenRows(LATEST, new Latest(7, FRIDAY, at(2)))
                .thenRows(FEEDS, new Feed("weather", at(2)), new Feed("uv", at(1)));
    }

    @Test
    @DisplayName("may be told of afterwards, which leaves the latest as it is")
    void older() {
        climate.given(recorded(FRIDAY, 18_00, 3_00), recorded(FRIDAY.minusDays(1), 12_00, 1_00))
                .thenRows(LATEST, new Latest(7, FRIDAY, at(1)));
        assertThat(climate.rows(DAYS)).hasSize(2);
    }

    @Test
    @DisplayName("go with the suburb's name as it is written last")
    void suburb() {
        climate.given(
                        Catalogue.suburb(7, "st kilda", "temperate", ""),
                        Catalogue.suburbRevised(7, "St Kilda", "temperate", ""))
                .thenRows(SUBURBS, new Suburb(7, "st kilda", "St Kilda", "3121", -37_800_000, 145_000_000));
    }

    private static SuburbClimateRecorded recorded(LocalDate day, int temperature, int uv) {
        OptionalInt nothing = OptionalInt.empty();
        return new SuburbClimateRecorded(
                7,
                day,
                new ClimateReading(
                        OptionalInt.of(temperature),
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        OptionalInt.of(uv),
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        "",
                        "",
                        ""));
    }
}
