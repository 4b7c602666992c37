package marigold.market.reports;

import marigold.market.reports.GroupPattiReport.FindGroupPatti;
import marigold.market.reports.LedgerReport.FindLedger;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class SlipsApi {
    private final Answers answers;
    private final ReportParameters parameters;
    private final LedgerReport ledgers;
    private final GroupPattiReport pattis;

    SlipsApi(Answers answers, ReportParameters parameters, LedgerReport ledgers, GroupPattiReport pattis) {
        this.answers = answers;
        this.parameters = parameters;
        this.ledgers = ledgers;
        this.pattis = pattis;
    }

    @GetMapping("/api/reports/ledger/{farmerId}/data")
    ResponseEntity<byte[]> ledger(Exchange exchange, Session session, @PathVariable long farmerId) {
        long vendorId = session.vendorId();
        return answers.answer(
                exchange,
                vendorId,
                LedgerReport.READ_MODELS,
                asked -> new FindLedger(vendorId, farmerId, parameters.slips(vendorId, asked)),
                query -> Answer.of(ledgers.find(query)));
    }

    @GetMapping("/api/reports/group-patti/{groupId}/data")
    ResponseEntity<byte[]> groupPatti(Exchange exchange, Session session, @PathVariable long groupId) {
        long vendorId = session.vendorId();
        return answers.answer(
                exchange,
                vendorId,
                GroupPattiReport.READ_MODELS,
                asked -> new FindGroupPatti(vendorId, groupId, parameters.slips(vendorId, asked)),
                pattis::answer);
    }
}
