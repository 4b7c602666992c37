package marigold.market.catalogitems;

import marigold.market.catalogitems.CatalogItemsQueries.FindItems;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.security.Session;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class CatalogItemsApi {
    private static final int PAGE_SIZE = 100;

    private final Answers answers;
    private final CatalogItemsQueries queries;

    CatalogItemsApi(Answers answers, CatalogItemsQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping({"/api/catalog", "/api/items"})
    ResponseEntity<byte[]> items(Exchange exchange, Session session) {
        return answers.answer(
                exchange,
                session.vendorId(),
                CatalogItemsProjection.NAME,
                asked -> new FindItems(session.vendorId(), asked.search("q"), asked.page(PAGE_SIZE)),
                queries::find);
    }
}
