package marigold.market.reports;

import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class TotalsApi {
    private final Answers answers;
    private final ReportParameters parameters;
    private final GroupTotalReport totals;

    TotalsApi(Answers answers, ReportParameters parameters, GroupTotalReport totals) {
        this.answers = answers;
        this.parameters = parameters;
        this.totals = totals;
    }

    @GetMapping("/api/reports/group-total/data")
    ResponseEntity<byte[]> groupTotal(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                GroupTotalReport.READ_MODELS,
                asked -> parameters.groupTotal(session.vendorId(), asked),
                query -> Answer.of(totals.find(query)));
    }

    @GetMapping("/api/reports/group-total-by-group/data")
    ResponseEntity<byte[]> groupTotalByGroup(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                GroupTotalReport.READ_MODELS,
                asked -> parameters.groupTotalByGroup(session.vendorId(), asked),
                query -> Answer.of(totals.find(query)));
    }
}
