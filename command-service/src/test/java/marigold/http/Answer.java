package marigold.http;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the service answered.
record Answer(HttpResponse<String> response) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return JSON.readTree(body());
    }

    String text(String field) {
        return json().path(field).asString();
    }

    long number(String field) {
        return json().path(field).asLong();
    }

    BigDecimal money(String field) {
        return json().path(field).decimalValue();
    }

    /// The reason of a refusal.
    String detail() {
        return text("detail");
    }

    /// The fields that a 422 complains about.
    List<String> mistaken() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(mistake -> mistake.path("field").asString())
                .toList();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }
}
