package marigold.garden;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/// What day it is in the gardens: the date in Melbourne, wherever the server stands.
@Component
public final class GardenCalendar {
    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");

    private final Clock clock;

    GardenCalendar(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(MELBOURNE));
    }
}
