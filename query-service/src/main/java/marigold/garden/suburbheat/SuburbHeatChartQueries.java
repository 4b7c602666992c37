package marigold.garden.suburbheat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marigold.garden.Measures;
import marigold.garden.suburbheat.HeatCategories.Category;
import marigold.reads.Answer;
import marigold.reads.Medium;
import marigold.reads.Page;
import marigold.reads.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What maps and charts are drawn from.
@Component
final class SuburbHeatChartQueries {
    private final JdbcClient jdbc;

    SuburbHeatChartQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param address of the answer itself
    record FindPlaces(String address) implements Query {}

    record FindSummary() implements Query {
        @Override
        public Medium medium() {
            return Medium.CSV;
        }
    }

    record FindChart() implements Query {
        @Override
        public Medium medium() {
            return Medium.CSV;
        }
    }

    /// A GeoJSON feature collection (RFC 7946) with three members more: clients of the predecessor look up
    /// `url` and fetch that.
    record Places(String type, String url, String size, String description, List<Feature> features) {}

    record Feature(String type, String id, Properties properties, Point geometry) {
        static Feature of(ResultSet row) throws SQLException {
            return new Feature(
                    "Feature",
                    row.getString("slug"),
                    new Properties(
                            row.getString("name"),
                            row.getString("category"),
                            Measures.hundredths(row.getInt("intensity_hundredths"))),
                    new Point(
                            "Point",
                            List.of(
                                    Measures.degrees(row.getInt("longitude_millionths")),
                                    Measures.degrees(row.getInt("latitude_millionths")))));
        }
    }

    record Properties(
            @JsonProperty("SUBURB_NAME") String suburbName,

            @JsonProperty("HEAT_CATEGORY") String heatCategory,

            @JsonProperty("AVG_HEAT") BigDecimal averageHeat) {}

    /// @param coordinates longitude, then latitude
    record Point(String type, List<BigDecimal> coordinates) {}

    /// The middle of each suburb. We have nobody's boundaries, and draw none that we do not know.
    Answer places(FindPlaces query) {
        List<Feature> features = jdbc.sql("""
            select heat.slug, heat.category, heat.intensity_hundredths,
                   suburb.name, suburb.latitude_millionths, suburb.longitude_millionths
              from read.suburb_heat heat
              join read.suburb_heat_suburb suburb on suburb.suburb_id = heat.suburb_id
             order by suburb.name_key, suburb.suburb_id
             limit :sizeMax
            """)
                .param("sizeMax", Page.SIZE_MAX)
                .query((row, _) -> Feature.of(row))
                .list();
        return Answer.of(new Places(
                "FeatureCollection",
                query.address(),
                features.size() + " points",
                "The middle of each suburb, as a point; no boundaries are known",
                features));
    }

    record ClassSummary(
            String heatCategory,
            long suburbCount,
            Optional<BigDecimal> averageHeat,
            Optional<BigDecimal> minHeat,
            Optional<BigDecimal> maxHeat,
            Optional<BigDecimal> averageVegetation,
            String color) {
        private static ClassSummary none(Category category) {
            return new ClassSummary(
                    category.label(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    category.color());
        }
    }

    /// Every class of heat, also one that no suburb is in.
    Answer summary(FindSummary query) {
        Map<String, Category> categories = new HashMap<>();
        for (Category category : HeatCategories.ALL.all()) {
            categories.put(SuburbHeatProjection.categoryKey(category.label()), category);
        }
        Map<String, ClassSummary> summaries = new HashMap<>();
        jdbc.sql("""
            select category_key, count(*) as suburbs,
                   min(intensity_hundredths) as heat_min, max(intensity_hundredths) as heat_max,
                   round(avg(intensity_hundredths))::integer as heat_mean,
                   round(avg(vegetation_hundredths))::integer as vegetation_mean
              from read.suburb_heat
             group by category_key
            """).query(row -> {
            Category category = categories.get(row.getString("category_key"));
            if (category != null) summaries.put(category.label(), summary(category, row));
        });
        return Answer.of(HeatCategories.ALL.all().stream()
                .map(category -> summaries.getOrDefault(category.label(), ClassSummary.none(category)))
                .toList());
    }

    private static ClassSummary summary(Category category, ResultSet row) throws SQLException {
        return new ClassSummary(
                category.label(),
                row.getLong("suburbs"),
                Measures.hundredths(row, "heat_mean"),
                Measures.hundredths(row, "heat_min"),
                Measures.hundredths(row, "heat_max"),
                Measures.hundredths(row, "vegetation_mean"),
                category.color());
    }

    record ChartRow(
            String id,
            String suburbName,
            String council,
            String heatCategory,
            BigDecimal heat,
            int heatRank,
            Optional<BigDecimal> vegetation,
            Optional<BigDecimal> trees,
            Optional<BigDecimal> shrubs,
            Optional<BigDecimal> grass,
            int vegetationRank) {}

    record Chart(List<ChartRow> suburbs) {}

    /// Every suburb, the hottest first.
    Answer chart(FindChart query) {
        return Answer.of(new Chart(jdbc.sql(SuburbHeatQueries.RANKED + """
            select *
              from ranked
             order by intensity_hundredths desc, name_key, suburb_id
             limit :sizeMax
            """)
                .param("sizeMax", Page.SIZE_MAX)
                .query((row, _) -> new ChartRow(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("council"),
                        row.getString("category"),
                        Measures.hundredths(row.getInt("intensity_hundredths")),
                        row.getInt("heat_rank"),
                        Measures.hundredths(row, "vegetation_hundredths"),
                        Measures.hundredths(row, "trees_hundredths"),
                        Measures.hundredths(row, "shrubs_hundredths"),
                        Measures.hundredths(row, "grass_hundredths"),
                        row.getInt("vegetation_rank")))
                .list()));
    }
}
