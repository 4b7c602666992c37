package marigold.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys that may have been seen")
class SeenKeysTest {
    private static final int KEYS = 200_000;

    private record Row(long vendorId, long id, String name, LocalDate on) {}

    private final Table<Row> table = Table.of("row", Row.class, "vendor_id", "id");
    private final Table<Row> other = Table.of("other", Row.class, "vendor_id", "id");
    private final SeenKeys seen = new SeenKeys();

    @Test
    @DisplayName("are all those that were, and next to none of the others")
    void most() {
        for (long id = 0; id < KEYS; id++) seen.add(table, Key.of(1L, id));
        int mistaken = 0;
        for (long id = 0; id < KEYS; id++) {
            assertThat(seen.mayContain(table, Key.of(1L, id))).isTrue();
            if (seen.mayContain(table, Key.of(1L, KEYS + id))) mistaken++;
            if (seen.mayContain(table, Key.of(2L, id))) mistaken++;
            if (seen.mayContain(other, Key.of(1L, id))) mistaken++;
            if (seen.mayContain(table, Key.of("Rose " + id, LocalDate.EPOCH.plusDays(id)))) mistaken++;
        }
        assertThat(mistaken).isLessThan(KEYS / 10_000);
    }

    @Test
    @DisplayName("are none in the beginning, and all of them when nobody knows")
    void all() {
        assertThat(seen.mayContain(table, Key.of(1L, 1L))).isFalse();
        seen.addAll();
        assertThat(seen.mayContain(table, Key.of(1L, 1L))).isTrue();
    }
}
