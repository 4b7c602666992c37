package marigold.market.saalastatement;

import marigold.market.saalastatement.SaalaStatementQueries.FindLine;
import marigold.market.saalastatement.SaalaStatementQueries.FindPeriod;
import marigold.market.saalastatement.SaalaStatementQueries.FindStatement;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class SaalaStatementApi {
    private static final int PAGE_SIZE = 100;

    private final Answers answers;
    private final SaalaStatementQueries queries;

    SaalaStatementApi(Answers answers, SaalaStatementQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/saala/customers/{customerId}/transactions")
    ResponseEntity<byte[]> statement(Exchange exchange, Session session, @PathVariable long customerId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                SaalaStatementProjection.NAME,
                asked -> new FindStatement(session.vendorId(), customerId, asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/saala/transactions/{lineId}")
    ResponseEntity<byte[]> line(Exchange exchange, Session session, @PathVariable long lineId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                SaalaStatementProjection.NAME,
                _ -> new FindLine(session.vendorId(), lineId),
                queries::find);
    }

    @GetMapping("/api/silk/saala-transactions-by-date-range")
    ResponseEntity<byte[]> period(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                SaalaStatementProjection.NAME,
                asked -> new FindPeriod(session.vendorId(), asked.requiredRange("from_date", "to_date")),
                queries::find);
    }
}
