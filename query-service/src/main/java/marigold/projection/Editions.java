package marigold.projection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/// How often other tables were made live for a read model. Part of every ETag and cache key: rows of the same
/// position may differ from those before.
final class Editions {
    private final Map<String, Integer> editions = new ConcurrentHashMap<>();

    void load(String readModel, JdbcTemplate jdbc) {
        jdbc.query(
                "select edition from read.projection_edition where read_model = ?",
                row -> {
                    set(readModel, row.getInt(1));
                },
                readModel);
    }

    void set(String readModel, int edition) {
        editions.put(readModel, edition);
    }

    int of(String readModel) {
        return editions.getOrDefault(readModel, 0);
    }
}
