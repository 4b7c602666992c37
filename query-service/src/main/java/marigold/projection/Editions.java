package marigold.projection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/// How often rows of a read model were changed otherwise than by its next event: by other tables in their
/// place, or by events that had been parked. Part of every ETag and cache key, since no watermark tells.
final class Editions {
    private final Map<String, Integer> editions = new ConcurrentHashMap<>();

    void load(String readModel, JdbcTemplate jdbc) {
        jdbc.query(
                "select edition from read.projection_edition where read_model = ?",
                row -> {
                    editions.put(readModel, row.getInt(1));
                },
                readModel);
    }

    /// Counts one more, in the current transaction. [#load] it when that is committed.
    static void raise(String readModel, JdbcTemplate jdbc) {
        jdbc.update("""
            insert into read.projection_edition (read_model, edition) values (?, 1)
                on conflict (read_model) do update set edition = projection_edition.edition + 1
            """, readModel);
    }

    int of(String readModel) {
        return editions.getOrDefault(readModel, 0);
    }
}
