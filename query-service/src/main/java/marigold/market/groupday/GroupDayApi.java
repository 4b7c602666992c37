package marigold.market.groupday;

import java.time.LocalDate;
import java.util.Optional;
import marigold.market.groupday.GroupDayQueries.FindLedger;
import marigold.market.vendorsettings.VendorCalendar;
import marigold.reads.Answers;
import marigold.reads.DateRange;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class GroupDayApi {
    private final Answers answers;
    private final GroupDayQueries queries;
    private final VendorCalendar calendar;

    GroupDayApi(Answers answers, GroupDayQueries queries, VendorCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.calendar = calendar;
    }

    @GetMapping("/api/silk/ledger")
    ResponseEntity<byte[]> ledger(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                GroupDayProjection.NAME,
                asked -> new FindLedger(session.vendorId(), day(session, asked)),
                queries::find);
    }

    private DateRange day(Session session, Parameters asked) {
        Optional<LocalDate> day = asked.date("date");
        LocalDate date = day.orElseGet(() -> calendar.today(session.vendorId()));
        return new DateRange(date, date, day.isEmpty());
    }
}
