package marigold.request;

import java.util.ArrayList;
import java.util.List;
import marigold.refusal.FieldMistake;
import marigold.refusal.InvalidRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads request bodies: the one place that says what a field may look like.
public final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /// The fields of a body that is one object.
    public static JsonFields object(byte[] body) {
        JsonNode node = parse(body);
        if (!node.isObject()) throw new InvalidRequest("body", "must be a JSON object");
        return new JsonFields("", node, new ArrayList<>());
    }

    /// The fields of each object of a body that is an array. The rows share their mistakes: [JsonFields#done]
    /// of any reports all.
    ///
    /// @param rowsMax more rows are refused
    public static List<JsonFields> rows(byte[] body, int rowsMax) {
        JsonNode array = parse(body);
        if (!array.isArray()) throw new InvalidRequest("body", "must be a JSON array");
        if (array.size() > rowsMax) throw new InvalidRequest("body", "may have at most %d rows".formatted(rowsMax));
        List<FieldMistake> mistakes = new ArrayList<>();
        List<JsonFields> rows = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isObject()) {
                rows.add(new JsonFields("[%d].".formatted(i), array.get(i), mistakes));
            } else {
                mistakes.add(new FieldMistake("[%d]".formatted(i), "must be a JSON object"));
            }
        }
        if (rows.size() < array.size()) throw new InvalidRequest(mistakes);
        return rows;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            throw new InvalidRequest("body", "is not JSON");
        }
    }
}
