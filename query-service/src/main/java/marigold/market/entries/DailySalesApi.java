package marigold.market.entries;

import java.util.Set;
import marigold.market.entries.DailySalesQueries.FindDailySales;
import marigold.market.vendorsettings.VendorCalendar;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.refusal.InvalidRequest;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class DailySalesApi {
    private static final Set<String> FORMATS = Set.of("json", "csv");

    private final Answers answers;
    private final DailySalesQueries queries;
    private final VendorCalendar calendar;

    DailySalesApi(Answers answers, DailySalesQueries queries, VendorCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.calendar = calendar;
    }

    @GetMapping("/api/reports/daily-sales")
    ResponseEntity<byte[]> dailySales(Exchange exchange, Session session) {
        return answers.answer(
                exchange, session.vendorId(), EntriesProjection.NAME, asked -> sales(session, asked), queries::find);
    }

    private FindDailySales sales(Session session, Parameters asked) {
        if (asked.text("format").filter(format -> !FORMATS.contains(format)).isPresent()) {
            throw new InvalidRequest("format", "must be json or csv");
        }
        return new FindDailySales(
                session.vendorId(),
                asked.range("from_date", "to_date", () -> calendar.today(session.vendorId())),
                asked.search("item_name"),
                asked.id("farmer_id"),
                asked.id("group_id"),
                asked.search("vehicle"));
    }
}
