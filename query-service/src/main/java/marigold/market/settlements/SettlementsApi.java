package marigold.market.settlements;

import java.util.Locale;
import java.util.Optional;
import marigold.market.settlements.SettlementsQueries.FindSettlement;
import marigold.market.settlements.SettlementsQueries.FindSettlements;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Parameters;
import marigold.refusal.InvalidRequest;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class SettlementsApi {
    private static final int PAGE_SIZE = 100;

    private final Answers answers;
    private final SettlementsQueries queries;

    SettlementsApi(Answers answers, SettlementsQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/settlements")
    ResponseEntity<byte[]> settlements(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                SettlementsProjection.NAME,
                asked -> new FindSettlements(
                        session.vendorId(),
                        asked.id("farmer_id"),
                        asked.id("group_id"),
                        status(asked),
                        asked.openRange("from", "to"),
                        asked.page(PAGE_SIZE)),
                queries::find);
    }

    @GetMapping("/api/settlements/{settlementId}")
    ResponseEntity<byte[]> settlement(Exchange exchange, Session session, @PathVariable long settlementId) {
        return answers.answer(
                exchange,
                session.vendorId(),
                SettlementsProjection.NAME,
                _ -> new FindSettlement(session.vendorId(), settlementId),
                queries::find);
    }

    private static Optional<String> status(Parameters asked) {
        Optional<String> status = asked.text("status").map(text -> text.toUpperCase(Locale.ROOT));
        status.ifPresent(name -> {
            if (!name.equals(SettlementsProjection.ACTIVE) && !name.equals(SettlementsProjection.VOIDED)) {
                throw new InvalidRequest("status", "must be ACTIVE or VOIDED");
            }
        });
        return status;
    }
}
