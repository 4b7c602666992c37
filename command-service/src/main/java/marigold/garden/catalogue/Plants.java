package marigold.garden.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.images.PlantImages;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What commands need to know of the catalogue.
@Component
public final class Plants {
    private final JdbcClient jdbc;
    private final PlantImages images;

    Plants(JdbcClient jdbc, PlantImages images) {
        this.jdbc = jdbc;
        this.images = images;
    }

    /// @param category     flower, herb or vegetable
    /// @param imageUrl     of the picture to show first
    /// @param maturityDays empty when the catalogue does not say
    public record Plant(
            long plantId,
            String name,
            String scientificName,
            String category,
            String imageUrl,
            OptionalInt maturityDays) {}

    /// Throws [Unknown] when the catalogue has no such plant.
    public Plant find(long plantId) {
        return findAll(List.of(plantId)).stream().findFirst().orElseThrow(() -> new Unknown("Plant not found"));
    }

    /// Those of the plants that the catalogue has, each once, in the order asked.
    public List<Plant> findAll(Collection<Long> plantIds) {
        Map<Long, Plant> found = new HashMap<>();
        jdbc.sql("""
            select plant_id, name, scientific_name, category, maturity_days
              from events.plant
             where plant_id = any(:plantIds)
            """).param("plantIds", plantIds.toArray(Long[]::new)).query(row -> {
            Plant plant = plant(row);
            found.put(plant.plantId(), plant);
        });
        return plantIds.stream()
                .distinct()
                .map(found::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Plant plant(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String scientificName = row.getString("scientific_name");
        String category = row.getString("category");
        int days = row.getInt("maturity_days");
        OptionalInt maturityDays = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
        return new Plant(
                row.getLong("plant_id"),
                name,
                scientificName,
                category,
                images.primary(category, name, scientificName),
                maturityDays);
    }

    /// What makes two rows of a file the same plant: name, category and scientific name, whatever their case.
    static String identity(PlantFacts facts) {
        return "%s\n%s\n%s"
                .formatted(facts.name(), facts.category(), facts.scientificName())
                .toLowerCase(Locale.ROOT);
    }

    /// A plant as the catalogue has it now.
    record Known(long plantId, String contentHash) {}

    /// Those of the identities that the catalogue has.
    Map<String, Known> known(Collection<String> identities) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select identity, plant_id, content_hash from events.plant where identity = any(:identities)")
                .param("identities", identities.toArray(String[]::new))
                .query(row -> {
                    known.put(
                            row.getString("identity"),
                            new Known(row.getLong("plant_id"), row.getString("content_hash")));
                });
        return known;
    }

    record Row(long plantId, String identity, String contentHash, PlantFacts facts) {}

    /// Adds the plants that are new and follows those that have changed.
    void store(List<Row> rows) {
        if (rows.isEmpty()) return;
        jdbc.sql("""
            insert into events.plant
                   (plant_id, identity, content_hash, name, scientific_name, category, maturity_days)
            select *
              from unnest(:plantIds, :identities, :contentHashes, :names, :scientificNames, :categories, :maturityDays)
                on conflict (plant_id) do update
               set content_hash = excluded.content_hash,
                   name = excluded.name,
                   scientific_name = excluded.scientific_name,
                   maturity_days = excluded.maturity_days
            """)
                .param("plantIds", rows.stream().map(Row::plantId).toArray(Long[]::new))
                .param("identities", texts(rows.stream().map(Row::identity).toList()))
                .param(
                        "contentHashes",
                        texts(rows.stream().map(Row::contentHash).toList()))
                .param(
                        "names",
                        texts(rows.stream().map(row -> row.facts().name()).toList()))
                .param(
                        "scientificNames",
                        texts(rows.stream()
                                .map(row -> row.facts().scientificName())
                                .toList()))
                .param(
                        "categories",
                        texts(rows.stream().map(row -> row.facts().category()).toList()))
                .param("maturityDays", rows.stream().map(Plants::maturityDays).toArray(Integer[]::new))
                .update();
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Integer maturityDays(Row row) {
        OptionalInt days = row.facts().traits().maturityDays();
        return days.isPresent() ? days.getAsInt() : null;
    }
}
