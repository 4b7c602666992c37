package marigold.market.farmeraccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of an account")
class EntryLinesTest {
    private static final String[] WORDS = {"", "Kolar Tempo", "KA-07-0001", "ಮಲ್ಲಿಗೆ", "गुलाब", "🌼", "a \"b\"\n"};
    private static final long[] NUMBERS = {0, 1, -1, 63, 64, -64, -65, 8_191, 450_00, Long.MAX_VALUE, Long.MIN_VALUE};

    private final long seed = Long.getLong("marigold.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    @DisplayName("are as a sorted map has them, whatever is put and removed")
    void likeMap() {
        System.out.println("EntryLinesTest: -Dmarigold.seed=" + seed);
        for (int account = 0; account < 40; account++) {
            EntryLines lines = new EntryLines();
            SortedMap<Long, EntryLine> expected = new TreeMap<>();
            for (int step = 0; step < 200; step++) {
                long entryId = random.nextInt(4) == 0 ? random.nextLong(60) : 100 + step;
                if (random.nextInt(4) == 0) {
                    assertThat(lines.remove(entryId).orElse(null)).isEqualTo(expected.remove(entryId));
                } else {
                    EntryLine line = line();
                    lines.put(entryId, line);
                    expected.put(entryId, line);
                }
                assertThat(lines.find(entryId).orElse(null)).isEqualTo(expected.get(entryId));
            }
            assertThat(lines.toMap()).isEqualTo(expected);
            assertThat(new EntryLines(lines).toMap()).isEqualTo(expected);
            assertThat(lines.size()).isEqualTo(expected.size());
            assertThat(lines.isEmpty()).isEqualTo(expected.isEmpty());
            assertThat(lines.where(line -> line.paidPaise() > 0).values())
                    .containsExactlyElementsOf(expected.values().stream()
                            .filter(line -> line.paidPaise() > 0)
                            .toList());
        }
    }

    private EntryLine line() {
        return new EntryLine(
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(-100_000, 100_000)),
                some(),
                some(),
                word(),
                word(),
                word(),
                word(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                word());
    }

    /// Often one of those that come again.
    private String word() {
        return random.nextInt(3) == 0
                ? WORDS[random.nextInt(WORDS.length)] + random.nextInt(1_000)
                : WORDS[random.nextInt(WORDS.length)];
    }

    private long number() {
        return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextLong(1_000_000);
    }

    private OptionalLong some() {
        return random.nextBoolean() ? OptionalLong.of(number()) : OptionalLong.empty();
    }
}
