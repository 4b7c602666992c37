package marigold.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import marigold.reads.JsonWriter.Name;
import marigold.reads.JsonWriter.Names;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("JSON that is written by hand")
class JsonWriterTest {
    private static final List<Long> NUMBERS = List.of(
            0L,
            1L,
            9L,
            10L,
            99L,
            100L,
            101L,
            999L,
            1_000L,
            47_250L,
            123_456_789L,
            999_999_999_999L,
            999_999_999_999_999_999L,
            1_000_000_000_000_000_000L,
            Long.MAX_VALUE);

    private static final Name NAME = Name.of("name");

    private final JsonWriter json = new JsonWriter();

    private String text() {
        return new String(json.bytes(), StandardCharsets.UTF_8);
    }

    private static String byJackson(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    /// The member as one object of the array that all comparisons are made in.
    private void object(Runnable member) {
        json.beginObject();
        member.run();
        json.endObject();
    }

    private void compare(List<? extends Map<String, ?>> expected) {
        assertThat(text()).isEqualTo(byJackson(expected));
    }

    private static Map<String, Object> named(Object value) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", value);
        return named;
    }

    private static List<Long> signed() {
        List<Long> signed = new ArrayList<>(NUMBERS);
        NUMBERS.forEach(number -> signed.add(-number));
        signed.add(Long.MIN_VALUE);
        return signed;
    }

    @Test
    @DisplayName("has numbers as Jackson writes them, of either sign")
    void numbers() {
        json.beginArray();
        for (long number : signed()) object(() -> json.number(NAME, number));
        json.endArray();
        compare(signed().stream().map(JsonWriterTest::named).toList());
    }

    @Test
    @DisplayName("has amounts with two decimals, of either sign, and the smallest with their zeros")
    void amounts() {
        json.beginArray();
        for (long paise : signed()) object(() -> json.rupees(NAME, paise));
        json.endArray();
        compare(signed().stream().map(paise -> named(Amounts.rupees(paise))).toList());
        assertThat(text()).startsWith("[{\"name\":0.00},{\"name\":0.01},{\"name\":0.09},{\"name\":0.10}");
        assertThat(text()).contains("{\"name\":472.50}", "{\"name\":-0.01}", "{\"name\":-472.50}");
    }

    @Test
    @DisplayName("has weights with two decimals, or three where there are single grams")
    void weights() {
        json.beginArray();
        for (long grams : signed()) object(() -> json.kilograms(NAME, grams));
        json.endArray();
        compare(signed().stream().map(grams -> named(Amounts.kilograms(grams))).toList());
        assertThat(text()).contains("{\"name\":0.001}", "{\"name\":0.01}", "{\"name\":-0.009}");
    }

    @Test
    @DisplayName("has percentages with two decimals")
    void percentages() {
        json.beginArray();
        for (int points : new int[] {0, 5, 250, 1_000, 10_000}) object(() -> json.percent(NAME, points));
        json.endArray();
        assertThat(text())
                .isEqualTo("[{\"name\":0.00},{\"name\":0.05},{\"name\":2.50},{\"name\":10.00},{\"name\":100.00}]");
    }

    @Test
    @DisplayName("has texts with everything escaped that Jackson escapes, and all else as it is")
    void texts() {
        List<String> texts = new ArrayList<>();
        for (int point = 0; point < 0x3000; point++) texts.add("a" + Character.toString(point) + "z");
        texts.addAll(List.of(
                "",
                "\"",
                "\\",
                "ಮಲ್ಲಿಗೆ",
                "मोगरा",
                "é",
                "\uFFFD",
                "\uE000",
                "🌼",
                "a🌼",
                "🌼🌼\"",
                "\uD7FF",
                "\uDBFF\uDFFF",
                "\uD800\uDC00",
                "\u2028\u2029",
                "</script>"));
        json.beginArray();
        for (String text : texts) object(() -> json.text(NAME, text));
        json.endArray();
        compare(texts.stream().map(JsonWriterTest::named).toList());
    }

    @Test
    @DisplayName("has dates of every year")
    void dates() {
        List<LocalDate> dates = List.of(
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 12, 31),
                LocalDate.of(1, 1, 1),
                LocalDate.of(999, 10, 9),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(10_000, 1, 1),
                LocalDate.of(-1, 1, 1));
        json.beginArray();
        for (LocalDate date : dates) object(() -> json.date(NAME, date));
        json.endArray();
        compare(dates.stream().map(JsonWriterTest::named).toList());
    }

    @Test
    @DisplayName("has null where there is nothing, and commas between members, elements and what is in them")
    void structure() {
        json.beginObject();
        json.number(Name.of("none"), OptionalLong.empty());
        json.number(Name.of("some"), OptionalLong.of(7));
        json.text(Name.of("no_text"), null);
        json.truth(Name.of("yes"), true);
        json.truth(Name.of("no"), false);
        json.beginArray(Name.of("empty"));
        json.endArray();
        json.beginArray(Name.of("rows"));
        for (int i = 0; i < 2; i++) {
            json.beginObject();
            json.endObject();
        }
        json.endArray();
        json.other(Name.of("other"), List.of(new BigDecimal("1.50"), "x"));
        json.text(Name.of("last"), "");
        json.endObject();
        assertThat(text())
                .isEqualTo("{\"none\":null,\"some\":7,\"no_text\":null,\"yes\":true,\"no\":false,\"empty\":[],"
                        + "\"rows\":[{},{}],\"other\":[1.50,\"x\"],\"last\":\"\"}");
    }

    @Test
    @DisplayName("puts names between values that are ready, in either order of the lines")
    void readyValues() {
        Names names = Names.of("text", "number", "none", "last");
        String first = new JsonValues()
                .text("a,\"b\",\\]\n")
                .rupees(47_250)
                .number(OptionalLong.empty())
                .truth(true)
                .line();
        String second = new JsonValues()
                .text("ಮಲ್ಲಿಗೆ\\")
                .kilograms(-1)
                .number(7)
                .date(LocalDate.of(-123_456_789, 1, 1))
                .line();
        byte[] lines = (first + "\n" + second).getBytes(StandardCharsets.UTF_8);
        json.beginArray();
        assertThat(json.objects(names, lines, false)).isEqualTo(2);
        assertThat(json.objects(names, lines, true)).isEqualTo(2);
        assertThat(json.objects(names, new byte[0], true)).isZero();
        json.endArray();
        String one = "{\"text\":\"a,\\\"b\\\",\\\\]\\n\",\"number\":472.50,\"none\":null,\"last\":true}";
        String two = "{\"text\":\"ಮಲ್ಲಿಗೆ\\\\\",\"number\":-0.001,\"none\":7,\"last\":\"-123456789-01-01\"}";
        assertThat(text()).isEqualTo("[" + String.join(",", one, two, two, one) + "]");
    }

    @Test
    @DisplayName("has no object of another number of values than there are names")
    void otherValues() {
        byte[] three = "1\t\"x\"\tnull\n1\t\"x\"\tnull".getBytes(StandardCharsets.UTF_8);
        for (Names names : List.of(Names.of("a", "b"), Names.of("a", "b", "c", "d"), Names.of("a"))) {
            for (boolean lastFirst : new boolean[] {false, true}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> new JsonWriter().objects(names, three, lastFirst));
            }
        }
    }

    @Test
    @DisplayName("is the same however many pieces it was written in")
    void pieces() {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("JsonWriterTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        List<Map<String, Object>> expected = new ArrayList<>();
        json.beginArray();
        for (int i = 0; i < 20_000; i++) {
            String text = "ಮ\"x".repeat(random.nextInt(i % 1_000 == 0 ? 60_000 : 20));
            long number = random.nextLong() >> random.nextInt(Long.SIZE);
            expected.add(named(text));
            expected.add(named(Amounts.rupees(number)));
            object(() -> json.text(NAME, text));
            object(() -> json.rupees(NAME, number));
        }
        json.endArray();
        Content content = json.content();
        assertThat(content.length()).isGreaterThan(1 << 20);
        assertThat(content.bytes()).isEqualTo(Json.write(expected));
    }
}
