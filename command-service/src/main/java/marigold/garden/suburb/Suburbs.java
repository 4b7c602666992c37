package marigold.garden.suburb;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What commands need to know of the suburbs.
@Component
public final class Suburbs {
    private final JdbcClient jdbc;

    Suburbs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What makes two names one suburb's, whatever their case.
    public static String nameKey(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// The ids of those suburbs that there are, by [#nameKey].
    public Map<String, Long> known(Collection<String> nameKeys) {
        Map<String, Long> known = new HashMap<>();
        jdbc.sql("select name_key, suburb_id from events.suburb where name_key = any(:nameKeys)")
                .param("nameKeys", nameKeys.toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString("name_key"), row.getLong("suburb_id"));
                });
        return known;
    }

    /// The id of the suburb of a name as somebody wrote it; empty when there is none.
    public Optional<Long> named(String name) {
        String key = nameKey(name);
        return Optional.ofNullable(known(List.of(key)).get(key));
    }

    /// The names of those suburbs that there are, by id.
    public Map<Long, String> names(Collection<Long> suburbIds) {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("select suburb_id, name from events.suburb where suburb_id = any(:suburbIds)")
                .param("suburbIds", suburbIds.toArray(Long[]::new))
                .query(row -> {
                    names.put(row.getLong("suburb_id"), row.getString("name"));
                });
        return names;
    }

    record Row(long suburbId, String name) {}

    /// Adds the suburbs that are new and follows those that are written in another way.
    void store(List<Row> rows) {
        if (rows.isEmpty()) return;
        jdbc.sql("""
            insert into events.suburb (suburb_id, name_key, name)
            select * from unnest(:suburbIds, :nameKeys, :names)
                on conflict (suburb_id) do update
               set name = excluded.name
            """)
                .param("suburbIds", rows.stream().map(Row::suburbId).toArray(Long[]::new))
                .param("nameKeys", rows.stream().map(row -> nameKey(row.name())).toArray(String[]::new))
                .param("names", rows.stream().map(Row::name).toArray(String[]::new))
                .update();
    }
}
