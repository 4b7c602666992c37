package marigold.garden.recommendations;

import java.util.List;
import java.util.Optional;
import marigold.garden.GardenCalendar;
import marigold.garden.gardeners.GardenerDirectory;
import marigold.garden.recommendations.MyRecommendationsQueries.FindMine;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.refusal.InvalidRequest;
import marigold.security.GardenerSession;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What to sow this month in a gardener's own garden, as his profile describes it.
@RestController
final class MyRecommendationsApi {
    /// Gardens that are alike share their rows.
    private static final long PLATFORM = 0;

    private static final List<String> MODELS =
            List.of(GardenerDirectory.MODEL, MyRecommendationsProjection.NAME, RecommendationCandidatesProjection.NAME);

    private final Answers answers;
    private final MyRecommendationsQueries queries;
    private final GardenerDirectory gardeners;
    private final GardenCalendar calendar;

    MyRecommendationsApi(
            Answers answers, MyRecommendationsQueries queries, GardenerDirectory gardeners, GardenCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.gardeners = gardeners;
        this.calendar = calendar;
    }

    /// @param email only needed in an open garden; whoever is signed in may repeat his own
    @GetMapping("/api/v1/recommendations/mine")
    ResponseEntity<byte[]> mine(
            Exchange exchange, GardenerSession session, @RequestParam(required = false) Optional<String> email) {
        return answers.answer(
                exchange,
                // Rows of the platform; but a way that is known for this caller must not keep his email.
                () -> PLATFORM,
                MODELS,
                (_, _) -> new FindMine(gardenerOf(session, email), calendar.today()),
                queries::find);
    }

    private long gardenerOf(GardenerSession session, Optional<String> email) {
        if (email.isEmpty() && session.gardenerId().isPresent()) return session.requireId();
        return gardeners.idOf(session, email.orElseThrow(() -> new InvalidRequest("email", "is required")));
    }
}
