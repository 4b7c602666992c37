package marigold.garden.guides;

import marigold.garden.guides.GuidesQueries.FindCategories;
import marigold.garden.guides.GuidesQueries.FindCategory;
import marigold.garden.guides.GuidesQueries.FindGuide;
import marigold.garden.guides.GuidesQueries.FindGuides;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Names in these addresses are looked up among the published guides; no file is ever opened for them.
@RestController
final class GuidesApi {
    /// Guides belong to nobody.
    private static final long PLATFORM = 0;

    private final Answers answers;
    private final GuidesQueries queries;

    GuidesApi(Answers answers, GuidesQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/v1/guides")
    ResponseEntity<byte[]> guides(Exchange exchange) {
        return answers.answer(
                exchange,
                PLATFORM,
                GuidesProjection.NAME,
                asked -> new FindGuides(asked.search("search"), asked.page(Page.SIZE_MAX)),
                queries::find);
    }

    @GetMapping("/api/v1/guides/categories")
    ResponseEntity<byte[]> categories(Exchange exchange) {
        return answers.answer(exchange, PLATFORM, GuidesProjection.NAME, _ -> new FindCategories(), queries::find);
    }

    @GetMapping("/api/v1/guides/{category}")
    ResponseEntity<byte[]> category(Exchange exchange, @PathVariable String category) {
        return answers.answer(
                exchange,
                PLATFORM,
                GuidesProjection.NAME,
                asked -> new FindCategory(category, asked.page(Page.SIZE_MAX)),
                queries::find);
    }

    @GetMapping("/api/v1/guides/{category}/{guideName}")
    ResponseEntity<byte[]> guide(Exchange exchange, @PathVariable String category, @PathVariable String guideName) {
        return answers.answer(
                exchange, PLATFORM, GuidesProjection.NAME, _ -> new FindGuide(category, guideName), queries::find);
    }
}
