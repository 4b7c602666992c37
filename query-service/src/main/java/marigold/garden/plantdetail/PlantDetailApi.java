package marigold.garden.plantdetail;

import java.util.function.Function;
import marigold.garden.plantdetail.PlantDetailQueries.FindPlant;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class PlantDetailApi {
    /// The catalogue belongs to nobody.
    private static final long PLATFORM = 0;

    private final Answers answers;
    private final PlantDetailQueries queries;

    PlantDetailApi(Answers answers, PlantDetailQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/v1/plants/{plantId}")
    ResponseEntity<byte[]> plant(Exchange exchange, @PathVariable long plantId) {
        return answer(exchange, plantId, queries::plant);
    }

    @GetMapping("/api/v1/plants/{plantId}/companions")
    ResponseEntity<byte[]> companions(Exchange exchange, @PathVariable long plantId) {
        return answer(exchange, plantId, queries::companions);
    }

    @GetMapping("/api/v1/plants/{plantId}/image-url")
    ResponseEntity<byte[]> imageUrl(Exchange exchange, @PathVariable long plantId) {
        return answer(exchange, plantId, queries::imageUrl);
    }

    @GetMapping("/api/v1/plants/{plantId}/all-images")
    ResponseEntity<byte[]> imageUrls(Exchange exchange, @PathVariable long plantId) {
        return answer(exchange, plantId, queries::imageUrls);
    }

    private ResponseEntity<byte[]> answer(Exchange exchange, long plantId, Function<FindPlant, Answer> find) {
        return answers.answer(exchange, PLATFORM, PlantDetailProjection.NAME, _ -> new FindPlant(plantId), find);
    }
}
