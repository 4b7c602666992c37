package marigold.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.database.TestDatabase;
import marigold.events.EventTypes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A payload as PostgreSQL writes it")
class JsonbRecordTest {
    enum Colour {
        RED
    }

    record Part(LocalDate on, Colour colour) {}

    record Whole(
            long number,
            int small,
            boolean is,
            String text,
            OptionalLong perhaps,
            OptionalInt never,
            List<Part> parts,
            Part part) {}

    record Odd(Object anything) {}

    private static final String STORED = """
        {"is": true, "part": {"on": "2026-03-01", "colour": "RED"}, "text": "Möhre", "never": null, \
        "parts": [{"on": "0999-12-31", "colour": "RED"}, {"on": "2024-02-29", "colour": "RED"}], "small": -7, \
        "number": 123456789012345678, "perhaps": 0}\
        """;

    private final JsonbRecord whole = JsonbRecord.of(Whole.class).orElseThrow();

    @Test
    @DisplayName("is read to the same event as by Jackson, for every event that there is")
    void everyEvent() throws IOException {
        EventJson json = new EventJson();
        int quick = 0;
        try (TestDatabase database = TestDatabase.fresh()) {
            for (Class<?> event : EventTypes.all()) {
                String type = EventTypes.nameOf(event);
                String revision = EventJson.revisionOf(event);
                String contract = contract("/contracts/%s/%s.v%s.json"
                        .formatted(type.substring(0, type.indexOf('.')), event.getSimpleName(), revision));
                String stored = database.jdbc()
                        .sql("select :json::jsonb::text")
                        .param("json", contract)
                        .query(String.class)
                        .single();
                Optional<Object> read = JsonbRecord.of(event).flatMap(record -> record.read(stored.getBytes(UTF_8)));
                if (read.isEmpty()) continue;
                quick++;
                // Contracts are not written as PostgreSQL writes, so this is Jackson.
                assertThat(read).contains(json.read(type, revision, contract));
            }
        }
        assertThat(quick).isGreaterThan(EventTypes.all().size() * 3 / 4);
    }

    @Test
    @DisplayName("has its own texts, whichever were read before")
    void texts() {
        record Text(String text) {}
        JsonbRecord texts = JsonbRecord.of(Text.class).orElseThrow();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20_000; i++) {
                // "Aa" and "BB" have the same hash.
                for (String text : List.of("Aa" + i, "BB" + i, "ÄÖ" + i, "Ä".repeat(40) + i)) {
                    byte[] json = "{\"text\": \"%s\"}".formatted(text).getBytes(UTF_8);
                    assertThat(texts.read(json)).contains(new Text(text));
                }
            }
        }
        assertThat(texts.read("{\"text\": \"\"}".getBytes(UTF_8))).contains(new Text(""));
    }

    @Test
    @DisplayName("has numbers, texts, dates, lists, and parts that may be absent")
    void kinds() {
        assertThat(read(STORED))
                .contains(new Whole(
                        123456789012345678L,
                        -7,
                        true,
                        "Möhre",
                        OptionalLong.of(0),
                        OptionalInt.empty(),
                        List.of(
                                new Part(LocalDate.of(999, 12, 31), Colour.RED),
                                new Part(LocalDate.of(2024, 2, 29), Colour.RED)),
                        new Part(LocalDate.of(2026, 3, 1), Colour.RED)));
    }

    @Test
    @DisplayName("is left to Jackson where anything else than expected stands in it")
    void unexpected() {
        for (String[] change : new String[][] {
            {"true", "1"},
            {"Möhre", "a \\\"b\\\""},
            {"Möhre", "tab\\t"},
            {"\"never\": null, ", ""},
            {"\"is\": true", "\"is\": true, \"of\": 1"},
            {"-7", "-7.0"},
            {"-7", "1e2"},
            {"-7", "3000000000"},
            {"-7", "null"},
            {"-7", "-"},
            {"123456789012345678", "1234567890123456789"},
            {"2024-02-29", "2023-02-29"},
            {"2024-02-29", "2024-02-29T00:00"},
            {"RED", "BLUE"},
            {": ", ":"},
            {"0}", "0} "},
            {"0}", "0"},
        }) {
            assertThat(STORED).contains(change[0]);
            assertThat(read(STORED.replace(change[0], change[1])))
                    .as(String.join(" -> ", change))
                    .isEmpty();
        }
        for (int end = 0; end < STORED.length(); end++)
            assertThat(read(STORED.substring(0, end))).isEmpty();
        assertThat(JsonbRecord.of(Odd.class)).isEmpty();
        assertThat(JsonbRecord.of(String.class)).isEmpty();
    }

    private Optional<Object> read(String json) {
        return whole.read(json.getBytes(UTF_8));
    }

    private static String contract(String file) throws IOException {
        try (InputStream contract = JsonbRecordTest.class.getResourceAsStream(file)) {
            return new String(contract.readAllBytes(), UTF_8);
        }
    }
}
