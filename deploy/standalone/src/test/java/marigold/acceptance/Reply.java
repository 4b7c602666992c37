package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the product answered.
record Reply(HttpResponse<byte[]> http) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    int status() {
        return http.statusCode();
    }

    String text() {
        return new String(http.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(text());
    }

    Optional<String> header(String name) {
        return http.headers().firstValue(name);
    }

    Reply expect(int status) {
        assertThat(status())
                .as("%s %s: %s", http.request().method(), http.uri(), text())
                .isEqualTo(status);
        return this;
    }

    /// A problem of the one shape that every error has.
    Reply refused(int status, String detail) {
        expect(status);
        JsonNode problem = json();
        assertThat(problem.get("detail").asString()).as(text()).contains(detail);
        assertThat(problem.get("error")).isEqualTo(problem.get("detail"));
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asString()).isNotBlank();
        assertThat(problem.get("requestId").asString())
                .isEqualTo(header("X-Request-ID").orElse("missing"));
        assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
        return this;
    }

    /// A number of the answer, compared by value.
    BigDecimal number(String field) {
        return number(json(), field);
    }

    static BigDecimal number(JsonNode object, String field) {
        JsonNode value = object.get(field);
        assertThat(value).as("%s of %s", field, object).isNotNull();
        assertThat(value.isNumber()).as("%s of %s is a number", field, object).isTrue();
        return value.decimalValue();
    }
}
