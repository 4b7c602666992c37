package marigold.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import marigold.refusal.FieldMistake;
import marigold.refusal.InvalidRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request body")
class JsonFieldsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        45        | 4500
        10.5      | 1050
        "10.50"   | 1050
        " 7 "     | 700
        1e2       | 10000
        0.01      | 1
        1.2300    | 123
        9999999999.99 | 999999999999
        """)
    @DisplayName("may hold a number as a number or as text")
    void numbers(String json, long hundredths) {
        JsonFields body = object("{\"qty\": %s}".formatted(json));

        assertThat(body.hundredths(0, "qty")).isEqualTo(hundredths);
        body.done();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "\"NaN\"",
                "1.234",
                "-1",
                "10000000000",
                "1e999999999",
                "1e-999999999",
                "true",
                "[1]",
                "null",
                "\"\"",
                "\"1,5\""
            })
    @DisplayName("is refused for what is no amount")
    void notNumbers(String json) {
        JsonFields body = object("{\"qty\": %s}".formatted(json));

        body.hundredths(0, "qty");

        assertThat(mistakes(body)).extracting(FieldMistake::field).containsExactly("qty");
    }

    @Test
    @DisplayName("is refused with every mistake at once, each with the field as the caller wrote it and its row")
    void everyMistake() {
        List<JsonFields> rows = JsonBody.rows(bytes("""
            [{"qty_kg": -1, "date": "03/03/2026", "rate": 1}, {"rate": 1}]
            """), 10);
        for (JsonFields row : rows) {
            row.hundredths(1, "qty", "qty_kg");
            row.optionalDate("date");
            row.refuseOthers();
        }

        assertThat(mistakes(rows.getFirst()))
                .containsExactly(
                        new FieldMistake("[0].qty_kg", "must be greater than 0"),
                        new FieldMistake("[0].date", "must be a date like 2026-03-01"),
                        new FieldMistake("[0].rate", "is not a field of this request"),
                        new FieldMistake("[1].qty", "is required"),
                        new FieldMistake("[1].rate", "is not a field of this request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"a\": NaN}", "{\"a\": 1, \"a\": 2}", "{} {}", "[]", "7", "null"})
    @DisplayName("is refused when it is not one JSON object")
    void malformed(String json) {
        assertThatThrownBy(() -> object(json)).isInstanceOf(InvalidRequest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30", "2026-3-1", "03/03/2026", "2026-03-01T00:00:00", "+12026-03-01", "0000-01-01"})
    @DisplayName("is refused for what is no day")
    void notDates(String text) {
        assertThat(JsonFields.date(text)).isEmpty();
    }

    @Test
    @DisplayName("may hold a day")
    void date() {
        assertThat(object("{\"date\": \"2024-02-29\"}").optionalDate("date")).contains(LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "a\\u0007"})
    @DisplayName("is refused for text that PostgreSQL cannot keep")
    void unstorable(String text) {
        JsonFields body = object("{\"name\": \"%s\"}".formatted(text));

        body.text(1, 100, "name");

        assertThat(mistakes(body)).hasSize(1);
    }

    @Test
    @DisplayName("keeps every character that a name may have")
    void characters() {
        assertThat(object("{\"name\": \" ரோஜா 🌹 \"}").text(1, 100, "name")).isEqualTo("ரோஜா 🌹");
    }

    @Test
    @DisplayName("may hold objects, whose mistakes name their place")
    void objects() {
        JsonFields body = object("""
            {"site": {"area_m2": "2.50", "rooms": 9, "names": [" a ", "b"]}, "none": null, "text": "x"}
            """);
        JsonFields site = body.object("site");

        assertThat(site.optionalNumber("area_m2")).contains(new BigDecimal("2.50"));
        assertThat(site.optionalTexts(2, 1, "names")).contains(List.of("a", "b"));
        assertThat(body.object("none").optionalNumber("area_m2")).isEmpty();
        assertThat(body.object("absent").optionalTexts(2, 1, "names")).isEmpty();
        body.done();

        site.optionalCount(1, 8, "rooms");
        body.object("text");
        assertThat(mistakes(body))
                .containsExactly(
                        new FieldMistake("site.rooms", "must be a whole number from 1 to 8"),
                        new FieldMistake("text", "must be an object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "1.5", "1e999999999", "1e-999999999", "\"one\"", "[]", "true"})
    @DisplayName("is refused for what is no count within its bounds")
    void notCounts(String json) {
        JsonFields body = object("{\"n\": %s}".formatted(json));

        assertThat(body.optionalCount(1, 9, "n")).isEmpty();

        assertThat(mistakes(body)).extracting(FieldMistake::field).containsExactly("n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "\"9\"", "9.0", "0.9e1"})
    @DisplayName("may hold a count as a number or as text")
    void counts(String json) {
        assertThat(object("{\"n\": %s}".formatted(json)).optionalCount(1, 9, "n"))
                .hasValue(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"a\"", "{}", "[1]", "[\"a\", null]", "[\"a\", \"b\", \"c\"]", "[\"abcd\"]", "[\"\\u0000\"]"})
    @DisplayName("is refused for what is no array of short texts")
    void notTexts(String json) {
        JsonFields body = object("{\"colors\": %s}".formatted(json));

        body.optionalTexts(2, 3, "colors");

        assertThat(mistakes(body)).extracting(FieldMistake::field).containsExactly("colors");
    }

    private static List<FieldMistake> mistakes(JsonFields body) {
        return catchThrowableOfType(InvalidRequest.class, body::done).mistakes();
    }

    private static JsonFields object(String json) {
        return JsonBody.object(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
