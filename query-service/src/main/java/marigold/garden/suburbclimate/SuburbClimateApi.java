package marigold.garden.suburbclimate;

import marigold.garden.GardenCalendar;
import marigold.garden.suburbclimate.SuburbClimateQueries.FindHistory;
import marigold.garden.suburbclimate.SuburbClimateQueries.FindLatest;
import marigold.garden.suburbclimate.SuburbClimateQueries.FindStatus;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class SuburbClimateApi {
    /// The suburbs belong to nobody.
    private static final long PLATFORM = 0;

    private static final String DAYS_DEFAULT = "7";

    private final Answers answers;
    private final SuburbClimateQueries queries;
    private final GardenCalendar calendar;

    SuburbClimateApi(Answers answers, SuburbClimateQueries queries, GardenCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.calendar = calendar;
    }

    @GetMapping("/api/v1/climate/{suburb}")
    ResponseEntity<byte[]> latest(Exchange exchange, @PathVariable String suburb) {
        return answers.answer(
                exchange,
                PLATFORM,
                SuburbClimateProjection.NAME,
                _ -> new FindLatest(SuburbClimateProjection.nameKey(suburb)),
                queries::latest);
    }

    @GetMapping("/api/v1/climate/{suburb}/history")
    ResponseEntity<byte[]> history(Exchange exchange, @PathVariable String suburb) {
        return answers.answer(
                exchange,
                PLATFORM,
                SuburbClimateProjection.NAME,
                asked -> new FindHistory(
                        SuburbClimateProjection.nameKey(suburb),
                        days(asked.text("days").orElse(DAYS_DEFAULT)),
                        calendar.today()),
                queries::history);
    }

    private static int days(String text) {
        if (!text.matches("[0-9]{1,2}")) throw new InvalidDays();
        int days = Integer.parseInt(text);
        if (days < 1 || days > InvalidDays.DAYS_MAX) throw new InvalidDays();
        return days;
    }

    @GetMapping("/api/v1/admin/climate/status")
    ResponseEntity<byte[]> status(Exchange exchange) {
        return answers.answer(
                exchange,
                PLATFORM,
                SuburbClimateProjection.NAME,
                _ -> new FindStatus(calendar.today()),
                queries::status);
    }
}
