package marigold.garden.recommendations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Month;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import marigold.garden.recommendations.RecommendationCandidatesProjection.Suburb;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The statements of the read model.
@Component
final class RecommendationRows {
    private final JdbcClient jdbc;

    RecommendationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Plants that are sown in the month or beside it.
    List<Candidate> sownAround(String zone, Month month) {
        Map<String, String> words = new HashMap<>();
        return jdbc.sql("""
            select climate_zone, month, plant_id, season_tenths, sowing_months, plant_name, category, species_key, sun_levels,
                   indoor_ok, container_ok, edible, fragrant, feeds_pollinators, maintainability_hundredths,
                   days_to_maturity, habit, colours
              from read.recommendation_candidates
             where climate_zone = :zone and month = :month
            """)
                .param("zone", zone)
                .param("month", month.getValue())
                .query((row, _) -> candidate(row, words))
                .list();
    }

    /// @param words that rows share, so that each is kept once
    private static Candidate candidate(ResultSet row, Map<String, String> words) throws SQLException {
        return new Candidate(
                shared(words, row.getString("climate_zone")),
                row.getInt("month"),
                row.getLong("plant_id"),
                row.getInt("season_tenths"),
                row.getInt("sowing_months"),
                row.getString("plant_name"),
                shared(words, row.getString("category")),
                row.getString("species_key"),
                row.getInt("sun_levels"),
                row.getBoolean("indoor_ok"),
                row.getBoolean("container_ok"),
                row.getBoolean("edible"),
                row.getBoolean("fragrant"),
                row.getBoolean("feeds_pollinators"),
                row.getInt("maintainability_hundredths"),
                Sql.optionalInt(row, "days_to_maturity"),
                shared(words, row.getString("habit")),
                shared(words, row.getString("colours")));
    }

    private static String shared(Map<String, String> words, String word) {
        return words.computeIfAbsent(word, Function.identity());
    }

    /// Suburbs by their names in lower case; of several with one name the oldest.
    Map<String, Suburb> suburbs(Collection<String> nameKeys) {
        Map<String, Suburb> suburbs = new HashMap<>();
        jdbc.sql("""
            select suburb_id, name_key, climate_zone, heat_category
              from read.recommendation_suburbs
             where name_key = any(:nameKeys)
             order by suburb_id
            """)
                .param("nameKeys", nameKeys.toArray(String[]::new))
                .query((row, _) -> new Suburb(
                        row.getLong("suburb_id"),
                        row.getString("name_key"),
                        row.getString("climate_zone"),
                        row.getString("heat_category")))
                .list()
                .forEach(suburb -> suburbs.putIfAbsent(suburb.nameKey(), suburb));
        return suburbs;
    }

    /// Plants by their ids.
    List<Plant> plants(Collection<Long> ids) {
        return jdbc.sql("select * from read.recommendation_plants where plant_id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> plant(row))
                .list();
    }

    /// The plants that are referred to; of several with one name the oldest.
    Map<PlantReference, Plant> referred(Collection<PlantReference> references) {
        Map<PlantReference, Plant> plants = new HashMap<>();
        jdbc.sql("""
            select *
              from read.recommendation_plants
             where plant_id = any(:ids) or name_key = any(:nameKeys)
             order by plant_id
            """)
                .param(
                        "ids",
                        references.stream()
                                .flatMapToLong(reference -> reference.plantId().stream())
                                .boxed()
                                .toArray(Long[]::new))
                .param(
                        "nameKeys",
                        references.stream().map(PlantReference::nameKey).toArray(String[]::new))
                .query((row, _) -> plant(row))
                .list()
                .forEach(plant -> {
                    plants.put(new PlantReference(OptionalLong.of(plant.plantId()), ""), plant);
                    plants.putIfAbsent(new PlantReference(OptionalLong.empty(), plant.nameKey()), plant);
                });
        return plants;
    }

    static Plant plant(ResultSet row) throws SQLException {
        return new Plant(
                row.getLong("plant_id"),
                row.getString("name_key"),
                row.getString("plant_name"),
                row.getString("scientific_name"),
                row.getString("category"),
                row.getString("description"),
                row.getString("species_key"),
                row.getString("sun_need"),
                row.getInt("sun_levels"),
                row.getBoolean("indoor_ok"),
                row.getBoolean("container_ok"),
                row.getBoolean("edible"),
                row.getBoolean("fragrant"),
                row.getBoolean("feeds_pollinators"),
                row.getInt("maintainability_hundredths"),
                Sql.optionalInt(row, "days_to_maturity"),
                row.getString("habit"),
                row.getString("colours"),
                row.getInt("cool_months"),
                row.getInt("temperate_months"),
                row.getInt("subtropical_months"),
                row.getInt("tropical_months"),
                row.getInt("arid_months"),
                row.getString("sowing_method"),
                Sql.optionalInt(row, "sowing_depth_mm"),
                Sql.optionalInt(row, "spacing_cm"),
                row.getString("beneficial_companions"),
                row.getString("harmful_companions"),
                row.getString("neutral_companions"),
                row.getInt("leaf_area_tenths"),
                row.getInt("transpiration_tenths"),
                row.getInt("growth_tenths"),
                row.getInt("roughness_tenths"),
                row.getInt("biodiversity"),
                row.getInt("need_tenths"),
                row.getInt("minutes_tenths"),
                row.getString("risk"),
                row.getInt("confidence"));
    }
}
