package marigold.garden.suburbs;

import marigold.garden.suburbs.SuburbsQueries.FindSuburbs;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class SuburbsApi {
    /// The suburbs belong to nobody.
    private static final long PLATFORM = 0;

    private final Answers answers;
    private final SuburbsQueries queries;

    SuburbsApi(Answers answers, SuburbsQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/v1/suburbs")
    ResponseEntity<byte[]> suburbs(Exchange exchange) {
        return answers.answer(
                exchange,
                PLATFORM,
                SuburbsProjection.NAME,
                asked -> new FindSuburbs(asked.search("search", "q"), asked.pageOf(Page.SIZE_MAX, "limit")),
                queries::list);
    }
}
