package marigold.garden.recommendations;

import java.util.List;
import java.util.function.Function;
import marigold.garden.recommendations.RecommendationQueries.FindQuantities;
import marigold.garden.recommendations.RecommendationQueries.Quantity;
import marigold.reads.Answer;
import marigold.reads.Answers;
import marigold.reads.Exchange;
import marigold.reads.Query;
import marigold.request.JsonBody;
import marigold.request.JsonFields;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class QuantificationApi {
    private static final int COUNT_MAX = 100;

    /// Rows that are read before there are too many; the limit of the body comes first.
    private static final int ROWS_MAX = 10_000;

    /// Twenty plants, each with every preference, have about twenty kilobytes.
    private static final DataSize BODY_MAX = DataSize.ofKilobytes(128);

    private final Answers answers;
    private final RecommendationQueries queries;

    QuantificationApi(Answers answers, RecommendationQueries queries) {
        this.answers = answers;
        this.queries = queries;
    }

    @PostMapping("/api/v1/quantify-plant")
    ResponseEntity<byte[]> quantifyPlant(Exchange exchange) {
        return quantify(exchange, QuantificationApi::onePlant);
    }

    private static FindQuantities onePlant(byte[] body) {
        JsonFields fields = JsonBody.object(body);
        Quantity quantity = quantity(fields);
        fields.done();
        return new FindQuantities(false, List.of(quantity));
    }

    @PostMapping("/api/v1/batch-quantify")
    ResponseEntity<byte[]> batchQuantify(Exchange exchange) {
        return quantify(exchange, QuantificationApi::eachPlant);
    }

    private static FindQuantities eachPlant(byte[] body) {
        List<JsonFields> rows = JsonBody.rows(body, ROWS_MAX);
        if (rows.size() > TooManyPlants.PLANTS_MAX) throw new TooManyPlants(rows.size());
        List<Quantity> quantities =
                rows.stream().map(QuantificationApi::quantity).toList();
        rows.stream().findFirst().ifPresent(JsonFields::done);
        return new FindQuantities(true, quantities);
    }

    private static Quantity quantity(JsonFields fields) {
        GardenRequest request = GardenRequest.of(fields);
        PlantReference plant = PlantReference.of(fields);
        int count = fields.optionalCount(1, COUNT_MAX, "plant_count").orElse(1);
        return new Quantity(plant, request.suburb(), request.zone(), count, request.place());
    }

    private ResponseEntity<byte[]> quantify(Exchange exchange, Function<byte[], FindQuantities> ask) {
        return answers.answer(exchange, 0, RecommendationCandidatesProjection.NAME, BODY_MAX, ask, queries::quantify);
    }

    private record FindInfo() implements Query {}

    @GetMapping("/api/v1/quantification-info")
    ResponseEntity<byte[]> info(Exchange exchange) {
        return answers.answer(
                exchange,
                0,
                RecommendationCandidatesProjection.NAME,
                _ -> new FindInfo(),
                _ -> Answer.of(QuantificationInfo.current()));
    }
}
