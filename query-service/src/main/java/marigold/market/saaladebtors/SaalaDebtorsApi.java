package marigold.market.saaladebtors;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import marigold.market.saaladebtors.SaalaDebtorsQueries.FindCredit;
import marigold.market.saaladebtors.SaalaDebtorsQueries.FindCustomer;
import marigold.market.saaladebtors.SaalaDebtorsQueries.FindCustomers;
import marigold.market.saaladebtors.SaalaDebtorsQueries.FindDebtors;
import marigold.market.saaladebtors.SaalaDebtorsQueries.FindOutstanding;
import marigold.market.saaladebtors.SaalaDebtorsQueries.FindSummary;
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
final class SaalaDebtorsApi {
    private static final int PAGE_SIZE = 100;

    private final Answers answers;
    private final SaalaDebtorsQueries queries;
    private final VendorCalendar calendar;

    SaalaDebtorsApi(Answers answers, SaalaDebtorsQueries queries, VendorCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.calendar = calendar;
    }

    @GetMapping("/api/saala/customers")
    ResponseEntity<byte[]> customers(Exchange exchange, Session session) {
        return answer(
                exchange,
                session,
                asked -> new FindCustomers(session.vendorId(), asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/saala/customers/{customerId}")
    ResponseEntity<byte[]> customer(Exchange exchange, Session session, @PathVariable long customerId) {
        return answer(exchange, session, _ -> new FindCustomer(session.vendorId(), customerId), queries::find);
    }

    @GetMapping("/api/saala/customers/{customerId}/summary")
    ResponseEntity<byte[]> summary(Exchange exchange, Session session, @PathVariable long customerId) {
        return answer(
                exchange,
                session,
                asked -> new FindSummary(session.vendorId(), customerId, asked.date("date")),
                queries::find);
    }

    @GetMapping("/api/saala/customers/{customerId}/total-outstanding")
    ResponseEntity<byte[]> outstanding(Exchange exchange, Session session, @PathVariable long customerId) {
        return answer(exchange, session, _ -> new FindOutstanding(session.vendorId(), customerId), queries::find);
    }

    @GetMapping("/api/saala/debtors")
    ResponseEntity<byte[]> debtors(Exchange exchange, Session session) {
        return answer(
                exchange, session, asked -> new FindDebtors(session.vendorId(), asked.page(PAGE_SIZE)), queries::find);
    }

    @GetMapping("/api/silk/credit")
    ResponseEntity<byte[]> credit(Exchange exchange, Session session) {
        return answer(
                exchange, session, asked -> new FindCredit(session.vendorId(), day(session, asked)), queries::find);
    }

    private DateRange day(Session session, Parameters asked) {
        Optional<LocalDate> day = asked.date("date");
        LocalDate date = day.orElseGet(() -> calendar.today(session.vendorId()));
        return new DateRange(date, date, day.isEmpty());
    }

    private <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange, Session session, Function<Parameters, Q> ask, Function<Q, Answer> find) {
        return answers.answer(exchange, session.vendorId(), SaalaDebtorsProjection.NAME, ask, find);
    }
}
