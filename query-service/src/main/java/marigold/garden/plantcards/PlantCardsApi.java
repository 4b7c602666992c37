package marigold.garden.plantcards;

import java.util.function.Function;
import marigold.garden.plantcards.PlantCardsQueries.FindPlants;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Page;
import marigold.reads.Parameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class PlantCardsApi {
    /// The catalogue belongs to nobody.
    private static final long PLATFORM = 0;

    private static final int PAGE_SIZE = 12;
    private static final int PAGE_SIZE_MAX = 100;

    private final Answers answers;
    private final PlantCardsQueries queries;

    PlantCardsApi(Answers answers, PlantCardsQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    /// The first client reads the whole catalogue here; it gets as much of it as one answer may hold.
    @GetMapping("/api/v1/plants")
    ResponseEntity<byte[]> plants(Exchange exchange) {
        return answer(exchange, asked -> asked.pageOf(Page.SIZE_MAX, "limit"), queries::list);
    }

    @GetMapping("/api/v1/plants/paginated")
    ResponseEntity<byte[]> page(Exchange exchange) {
        return answer(exchange, asked -> asked.pageOf(PAGE_SIZE, "limit", PAGE_SIZE_MAX), queries::page);
    }

    private ResponseEntity<byte[]> answer(
            Exchange exchange, Function<Parameters, Page> page, Function<FindPlants, Answer> find) {
        return answers.answer(
                exchange,
                PLATFORM,
                PlantCardsProjection.NAME,
                asked -> new FindPlants(asked.search("category"), asked.search("search"), page.apply(asked)),
                find);
    }
}
