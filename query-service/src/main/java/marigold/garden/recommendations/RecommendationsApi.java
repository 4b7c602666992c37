package marigold.garden.recommendations;

import java.time.Month;
import java.util.Optional;
import java.util.function.Function;
import marigold.garden.GardenCalendar;
import marigold.garden.recommendations.RecommendationQueries.FindPlantScore;
import marigold.garden.recommendations.RecommendationQueries.FindRecommendations;
import marigold.garden.recommendations.RecommendationQueries.Setting;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Query;
import marigold.request.JsonBody;
import marigold.request.JsonFields;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Questions that are too long for an address; nothing is changed by them.
@RestController
final class RecommendationsApi {
    /// A question with every preference has about one kilobyte.
    private static final DataSize BODY_MAX = DataSize.ofKilobytes(16);

    private final Answers answers;
    private final RecommendationQueries queries;
    private final GardenCalendar calendar;

    RecommendationsApi(Answers answers, RecommendationQueries queries, GardenCalendar calendar) {
        this.answers = answers;
        this.queries = queries;
        this.calendar = calendar;
    }

    @PostMapping("/api/v1/recommendations")
    ResponseEntity<byte[]> recommendations(Exchange exchange) {
        return recommend(exchange, false);
    }

    @PostMapping("/api/v1/recommendations-with-impact")
    ResponseEntity<byte[]> recommendationsWithImpact(Exchange exchange) {
        return recommend(exchange, true);
    }

    private ResponseEntity<byte[]> recommend(Exchange exchange, boolean withImpact) {
        return answer(exchange, body -> recommendations(body, withImpact), queries::recommend);
    }

    private FindRecommendations recommendations(byte[] body, boolean withImpact) {
        JsonFields fields = JsonBody.object(body);
        GardenRequest request = GardenRequest.of(fields);
        int n = GardenRequest.count(fields);
        fields.done();
        return new FindRecommendations(
                setting(request),
                n,
                request.wanted(),
                Optional.of(request.place()).filter(_ -> withImpact));
    }

    @PostMapping("/api/v1/plant-score")
    ResponseEntity<byte[]> plantScore(Exchange exchange) {
        return answer(exchange, this::plantScore, queries::score);
    }

    private FindPlantScore plantScore(byte[] body) {
        JsonFields fields = JsonBody.object(body);
        GardenRequest request = GardenRequest.of(fields);
        PlantReference plant = PlantReference.of(fields);
        fields.done();
        return new FindPlantScore(plant, setting(request), request.wanted());
    }

    private <Q extends Query> ResponseEntity<byte[]> answer(
            Exchange exchange, Function<byte[], Q> ask, Function<Q, Answer> find) {
        return answers.answer(exchange, 0, RecommendationCandidatesProjection.NAME, BODY_MAX, ask, find);
    }

    private Setting setting(GardenRequest request) {
        Month month = request.month().orElseGet(() -> calendar.today().getMonth());
        return new Setting(request.suburb(), request.zone(), month);
    }
}
