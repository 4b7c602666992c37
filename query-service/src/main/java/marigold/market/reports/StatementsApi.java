package marigold.market.reports;

import marigold.market.reports.AdvanceStatementReport.FindAdvanceStatement;
import marigold.market.reports.SaalaStatementReport.FindSaalaStatement;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class StatementsApi {
    private final Answers answers;
    private final ReportParameters parameters;
    private final AdvanceStatementReport advances;
    private final SaalaStatementReport saala;
    private final SilkDaySheetReport days;

    StatementsApi(
            Answers answers,
            ReportParameters parameters,
            AdvanceStatementReport advances,
            SaalaStatementReport saala,
            SilkDaySheetReport days) {
        this.answers = answers;
        this.parameters = parameters;
        this.advances = advances;
        this.saala = saala;
        this.days = days;
    }

    @GetMapping("/api/reports/silk-day/data")
    ResponseEntity<byte[]> silkDay(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                SilkDaySheetReport.READ_MODELS,
                asked -> parameters.silkDay(session.vendorId(), asked),
                query -> Answer.of(days.find(query)));
    }

    @GetMapping("/api/reports/advance-statement/{farmerId}/data")
    ResponseEntity<byte[]> advances(Exchange exchange, Session session, @PathVariable long farmerId) {
        long vendorId = session.vendorId();
        return answers.answer(
                exchange,
                vendorId,
                AdvanceStatementReport.READ_MODELS,
                asked -> new FindAdvanceStatement(vendorId, farmerId, parameters.life(vendorId, asked)),
                query -> Answer.of(advances.find(query)));
    }

    @GetMapping("/api/reports/saala-statement/{customerId}/data")
    ResponseEntity<byte[]> saala(Exchange exchange, Session session, @PathVariable long customerId) {
        long vendorId = session.vendorId();
        return answers.answer(
                exchange,
                vendorId,
                SaalaStatementReport.READ_MODELS,
                asked -> new FindSaalaStatement(vendorId, customerId, parameters.range(vendorId, asked)),
                query -> Answer.of(saala.find(query)));
    }
}
