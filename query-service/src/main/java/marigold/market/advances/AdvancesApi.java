package marigold.market.advances;

import marigold.market.advances.AdvancesQueries.FindAdvances;
import marigold.market.advances.AdvancesQueries.FindBalances;
import marigold.market.advances.AdvancesQueries.FindGroupBalances;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class AdvancesApi {
    private final Answers answers;
    private final AdvancesQueries queries;

    AdvancesApi(Answers answers, AdvancesQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/customers/{farmerId}/advances")
    ResponseEntity<byte[]> advances(Exchange exchange, Session session, @PathVariable long farmerId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                AdvancesProjection.NAME,
                _ -> new FindAdvances(session.vendorId(), farmerId),
                queries::find);
    }

    @GetMapping("/api/advances/balances")
    ResponseEntity<byte[]> balances(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                AdvancesProjection.NAME,
                _ -> new FindBalances(session.vendorId()),
                queries::find);
    }

    @GetMapping("/api/advances/by-group")
    ResponseEntity<byte[]> byGroup(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                AdvancesProjection.NAME,
                _ -> new FindGroupBalances(session.vendorId()),
                queries::find);
    }
}
