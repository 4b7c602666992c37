package marigold.garden.growthplans;

import java.util.function.Function;
import marigold.garden.growthplans.GrowthPlansQueries.FindPlan;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class GrowthPlansApi {
    /// Plans belong to nobody.
    private static final long PLATFORM = 0;

    private final Answers answers;
    private final GrowthPlansQueries queries;

    GrowthPlansApi(Answers answers, GrowthPlansQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @GetMapping("/api/v1/tracking/requirements/{plantId}")
    ResponseEntity<byte[]> requirements(Exchange exchange, @PathVariable long plantId) {
        return answer(exchange, plantId, queries::requirements);
    }

    @GetMapping("/api/v1/tracking/instructions/{plantId}")
    ResponseEntity<byte[]> instructions(Exchange exchange, @PathVariable long plantId) {
        return answer(exchange, plantId, queries::instructions);
    }

    @GetMapping("/api/v1/tracking/timeline/{plantId}")
    ResponseEntity<byte[]> timeline(Exchange exchange, @PathVariable long plantId) {
        return answer(exchange, plantId, queries::timeline);
    }

    private ResponseEntity<byte[]> answer(Exchange exchange, long plantId, Function<FindPlan, Answer> find) {
        return answers.answer(exchange, PLATFORM, GrowthPlansProjection.NAME, _ -> new FindPlan(plantId), find);
    }
}
