package marigold.garden.recommendationhistory;

import java.util.List;
import java.util.Optional;
import marigold.garden.gardeners.GardenerDirectory;
import marigold.garden.recommendationhistory.RecommendationHistoryQueries.FindHistory;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.refusal.InvalidRequest;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a gardener was recommended before, and kept.
@RestController
final class RecommendationHistoryApi {
    private static final int PAGE_SIZE = 20;
    private static final int PAGE_SIZE_MAX = 100;
    private static final List<String> MODELS = List.of(GardenerDirectory.MODEL, RecommendationHistoryProjection.NAME);

    private final Answers answers;
    private final RecommendationHistoryQueries queries;
    private final GardenerDirectory gardeners;

    RecommendationHistoryApi(Answers answers, RecommendationHistoryQueries queries, GardenerDirectory gardeners) {
        this.answers = answers;
        this.queries = queries;
        this.gardeners = gardeners;
    }

    /// @param email only needed in an open garden; whoever is signed in may repeat his own
    @GetMapping("/api/v1/recommendations/history")
    ResponseEntity<byte[]> history(
            Exchange exchange, GardenerSession session, @RequestParam(required = false) Optional<String> email) {
        return answers.answer(
                exchange,
                () -> gardenerOf(session, email),
                MODELS,
                (gardenerId, asked) -> new FindHistory(gardenerId, asked.pageOf(PAGE_SIZE, "limit", PAGE_SIZE_MAX)),
                queries::find);
    }

    private long gardenerOf(GardenerSession session, Optional<String> email) {
        if (email.isEmpty() && session.gardenerId().isPresent()) return session.requireId();
        return gardeners.idOf(session, email.orElseThrow(() -> new InvalidRequest("email", "is required")));
    }
}
