package marigold.market.itemnames;

import marigold.market.itemnames.ItemNamesQueries.FindItemNames;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ItemNamesApi {
    private final Answers answers;
    private final ItemNamesQueries queries;

    ItemNamesApi(Answers answers, ItemNamesQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/reports/daily-sales/items")
    ResponseEntity<byte[]> names(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                ItemNamesProjection.NAME,
                _ -> new FindItemNames(session.vendorId()),
                queries::find);
    }
}
