package marigold.market.silkday;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import marigold.market.silkday.SilkDayQueries.FindCount;
import marigold.market.silkday.SilkDayQueries.FindCounts;
import marigold.market.silkday.SilkDayQueries.FindReconciliations;
import marigold.market.silkday.SilkDayQueries.FindSplits;
import marigold.market.silkday.SilkDayReport.FindSilkDay;
import marigold.market.vendorsettings.VendorCalendar;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.DateRange;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.reads.Query;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class SilkDayApi {
    private static final int PAGE_SIZE = 100;
    private static final String FROM = "from_date";
    private static final String TO = "to_date";

    private final Answers answers;
    private final SilkDayQueries queries;
    private final SilkDayReport report;
    private final VendorCalendar calendar;

    SilkDayApi(Answers answers, SilkDayQueries queries, SilkDayReport report, VendorCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.report = report;
        this.calendar = calendar;
    }

    @GetMapping("/api/silk/daily-collections")
    ResponseEntity<byte[]> counts(Exchange exchange, Session session) {
        return answer(
                exchange,
                session,
                asked -> new FindCounts(session.vendorId(), asked.requiredRange(FROM, TO), asked.page(PAGE_SIZE)),
                queries::find);
    }

    /// A day that nobody counted is unknown, so that no screen goes on showing another day's money (B34).
    @GetMapping("/api/silk/daily-collections/{date}")
    ResponseEntity<byte[]> count(Exchange exchange, Session session, @PathVariable String date) {
        return answer(
                exchange,
                session,
                _ -> new FindCount(session.vendorId(), Parameters.dateOf("date", date)),
                queries::find);
    }

    @GetMapping("/api/silk/collections")
    ResponseEntity<byte[]> reconciliations(Exchange exchange, Session session) {
        return answer(
                exchange,
                session,
                asked -> new FindReconciliations(session.vendorId(), asked.openRange(FROM, TO), asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/silk/physical-digital-entries")
    ResponseEntity<byte[]> splits(Exchange exchange, Session session) {
        return answer(
                exchange,
                session,
                asked -> new FindSplits(session.vendorId(), asked.openRange(FROM, TO), asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/silk/day-summary")
    ResponseEntity<byte[]> summary(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                SilkDayReport.READ_MODELS,
                asked -> new FindSilkDay(session.vendorId(), day(session, asked)),
                query -> Answer.of(report.find(query)));
    }

    private DateRange day(Session session, Parameters asked) {
        Optional<LocalDate> day = asked.date("date");
        LocalDate date = day.orElseGet(() -> calendar.today(session.vendorId()));
        return new DateRange(date, date, day.isEmpty());
    }

    private <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange, Session session, Function<Parameters, Q> ask, Function<Q, Answer> find) {
        return answers.answer(exchange, session.vendorId(), SilkDayProjection.NAME, ask, find);
    }
}
