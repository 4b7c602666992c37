package marigold.market.farmerday;

import marigold.market.farmerday.FarmerDayQueries.FindDays;
import marigold.market.vendorsettings.VendorCalendar;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class FarmerDayApi {
    private static final int PAGE_SIZE = 100;

    private final Answers answers;
    private final FarmerDayQueries queries;
    private final VendorCalendar calendar;

    FarmerDayApi(Answers answers, FarmerDayQueries queries, VendorCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.calendar = calendar;
    }

    @GetMapping("/api/farmers/{farmerId}/days")
    ResponseEntity<byte[]> days(Exchange exchange, Session session, @PathVariable long farmerId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                FarmerDayProjection.NAME,
                asked -> new FindDays(
                        session.vendorId(),
                        farmerId,
                        asked.range("from", "to", () -> calendar.today(session.vendorId())),
                        asked.page(PAGE_SIZE)),
                queries::find);
    }
}
