package marigold.garden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The day in the gardens")
class GardenCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-31T12:59:59Z, 2026-03-31",
        "2026-03-31T13:00:00Z, 2026-04-01",
        "2026-06-30T13:59:59Z, 2026-06-30",
        "2026-06-30T14:00:00Z, 2026-07-01"
    })
    @DisplayName("is that of Melbourne, in summer and in winter time")
    void today(Instant now, LocalDate day) {
        Clock elsewhere = Clock.fixed(now, ZoneId.of("America/Lima"));

        assertThat(new GardenCalendar(elsewhere).today()).isEqualTo(day);
    }
}
