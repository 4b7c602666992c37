package marigold.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/// The last position that changed a tenant's rows, for every read model, in memory. Raised after the commit
/// of the rows, so whoever reads the rows after the mark finds at least what the mark promises.
final class Watermarks {
    private final Map<String, Map<Long, Long>> marks = new ConcurrentHashMap<>();

    /// Adds what the read model's tables say. Another process may have applied events until now; marks only
    /// rise.
    void load(String readModel, JdbcTemplate jdbc) {
        raise(readModel, stored(readModel, jdbc));
    }

    /// Puts what the tables say in place of what is known: other tables have become live.
    void replace(String readModel, JdbcTemplate jdbc) {
        marks.put(readModel, new ConcurrentHashMap<>(stored(readModel, jdbc)));
    }

    private static Map<Long, Long> stored(String readModel, JdbcTemplate jdbc) {
        Map<Long, Long> stored = new HashMap<>();
        jdbc.query(
                "select vendor_id, position from read.watermark where read_model = ?",
                row -> {
                    stored.put(row.getLong(1), row.getLong(2));
                },
                readModel);
        return stored;
    }

    void raise(String readModel, Map<Long, Long> raised) {
        Map<Long, Long> known = marks.computeIfAbsent(readModel, _ -> new ConcurrentHashMap<>());
        raised.forEach((tenant, position) -> known.merge(tenant, position, Math::max));
    }

    long of(String readModel, long tenant) {
        return marks.getOrDefault(readModel, Map.of()).getOrDefault(tenant, 0L);
    }
}
