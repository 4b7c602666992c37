package marigold.garden.climate;

import java.time.LocalDate;
import java.util.OptionalInt;
import marigold.garden.events.SuburbEvent.ClimateReading;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A suburb's day")
class SuburbClimateTest {
    private static final long KEW = 5;
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
    private static final OptionalInt NOTHING = OptionalInt.empty();

    private final FixtureConfiguration<SuburbClimate> day = new AggregateTestFixture<>(SuburbClimate.class);

    @Test
    @DisplayName("has the values of its first reading")
    void first() {
        day.givenNoPriorActivity()
                .when(new RecordClimate(KEW, FRIDAY, reading(OptionalInt.of(18_00), NOTHING, "")))
                .expectEvents(new SuburbClimateRecorded(KEW, FRIDAY, reading(OptionalInt.of(18_00), NOTHING, "")));
    }

    @Test
    @DisplayName("C2: has the last value of each measure; what a feed does not speak of stays")
    void merged() {
        day.given(new SuburbClimateRecorded(
                        KEW, FRIDAY, reading(OptionalInt.of(18_00), OptionalInt.of(3_00), "uv.example")))
                .when(new RecordClimate(KEW, FRIDAY, reading(OptionalInt.of(21_00), NOTHING, "")))
                .expectEvents(new SuburbClimateRecorded(
                        KEW, FRIDAY, reading(OptionalInt.of(21_00), OptionalInt.of(3_00), "uv.example")));
    }

    @Test
    @DisplayName("is not changed by what is known already")
    void noNews() {
        SuburbClimateRecorded known =
                new SuburbClimateRecorded(KEW, FRIDAY, reading(OptionalInt.of(18_00), OptionalInt.of(3_00), ""));
        day.given(known)
                .when(new RecordClimate(KEW, FRIDAY, reading(OptionalInt.of(18_00), NOTHING, "")))
                .expectNoEvents()
                .expectResultMessagePayload(known);
    }

    private static ClimateReading reading(OptionalInt temperature, OptionalInt uv, String uvSource) {
        return new ClimateReading(
                temperature,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                uv,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                "",
                uvSource,
                "");
    }
}
