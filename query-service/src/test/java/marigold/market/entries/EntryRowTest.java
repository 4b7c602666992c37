package marigold.market.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marigold.market.entries.EntriesQueries.EntryAnswer;
import marigold.reads.JsonWriter;
import marigold.reads.Medium;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A row of the list of entries")
class EntryRowTest {
    @Test
    @DisplayName("has the values of its answer ready, as its record would be written")
    void sameAsRecord() {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("EntryRowTest: -Dmarigold.seed=" + seed);
        Random random = new Random(seed);
        List<EntryRow> rows = Stream.generate(() -> row(random)).limit(500).toList();
        assertThat(written(rows, false)).isEqualTo(byJackson(rows));
        assertThat(written(rows, true)).isEqualTo(byJackson(rows.reversed()));
    }

    private static String written(List<EntryRow> rows, boolean lastFirst) {
        String lines = rows.stream().map(EntryRow::answerValues).collect(Collectors.joining("\n"));
        JsonWriter json = new JsonWriter();
        json.beginArray();
        json.objects(EntryRow.NAMES, lines.getBytes(StandardCharsets.UTF_8), lastFirst);
        json.endArray();
        return new String(json.bytes(), StandardCharsets.UTF_8);
    }

    private static String byJackson(List<EntryRow> rows) {
        List<EntryAnswer> answers = rows.stream().map(EntryRow::answer).toList();
        return new String(Medium.json("").writer().apply(answers), StandardCharsets.UTF_8);
    }

    private static EntryRow row(Random random) {
        return new EntryRow(
                random.nextLong(1, 1_000_000),
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000)),
                text(random),
                text(random),
                text(random),
                text(random),
                random.nextLong(1_000_000),
                random.nextLong(100_000),
                random.nextLong(10_000),
                random.nextLong(10_000),
                random.nextLong(10_000),
                random.nextLong(1_000_000),
                text(random),
                random.nextLong(1, 1_000_000),
                some(random),
                random.nextLong(100_000_000),
                random.nextLong(100_000),
                random.nextLong(-1_000_000, 1_000_000),
                some(random),
                random.nextInt(100));
    }

    private static String text(Random random) {
        String[] texts = {"", "KA-01", "ಮಲ್ಲಿಗೆ", "a \"quoted\" \\ text\n", "🌼"};
        return texts[random.nextInt(texts.length)];
    }

    private static OptionalLong some(Random random) {
        return random.nextBoolean() ? OptionalLong.of(random.nextLong(1, 1_000)) : OptionalLong.empty();
    }
}
