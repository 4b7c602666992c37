package marigold.garden.suburbheat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import marigold.garden.Measures;
import marigold.reads.Answer;
import marigold.reads.Page;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class SuburbHeatQueries {
    /// Ranks are of the whole set, some hundred rows.
    static final String RANKED = """
        with ranked as (
          select heat.*, suburb.name, suburb.name_key, suburb.latitude_millionths, suburb.longitude_millionths,
                 rank() over (order by heat.intensity_hundredths desc) as heat_rank,
                 rank() over (order by heat.vegetation_hundredths desc nulls last) as vegetation_rank
            from read.suburb_heat heat
            join read.suburb_heat_suburb suburb on suburb.suburb_id = heat.suburb_id)
        """;

    private final JdbcClient jdbc;

    SuburbHeatQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindSearched(String search, Page page) implements Query {}

    /// @param category as asked; `""` for all
    record FindByHeat(String category, Page page) implements Query {}

    record FindSuburb(String slug) implements Query {}

    record FindAll() implements Query {}

    record FindMetadata() implements Query {}

    /// @param id its name in addresses
    record Suburb(
            String id,
            String name,
            String council,
            Coordinates coordinates,
            Heat heat,
            Vegetation vegetation,
            Trees treesByHeight,
            Spatial spatial) {}

    record Coordinates(BigDecimal lat, BigDecimal lng) {}

    record Heat(
            BigDecimal intensity,
            String category,
            int rank,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            Optional<BigDecimal> stdDev) {}

    record Vegetation(
            Optional<BigDecimal> total,
            Optional<BigDecimal> trees,
            Optional<BigDecimal> shrubs,
            Optional<BigDecimal> grass,
            int rank) {}

    record Trees(
            @JsonProperty("small_3_10m") Optional<BigDecimal> small,

            @JsonProperty("medium_10_15m") Optional<BigDecimal> medium,

            @JsonProperty("large_15m_plus") Optional<BigDecimal> large) {}

    record Spatial(Optional<BigDecimal> areaHectares, OptionalInt meshBlocks) {}

    record Searched(List<Suburb> suburbs, long total, String query) {}

    record Filter(String category) {}

    record ByHeat(List<Suburb> suburbs, long total, Optional<Filter> filter) {}

    record OneSuburb(Suburb suburb, HeatCategories heatCategories) {}

    record Everything(
            DataSet metadata, Statistics statistics, HeatCategories heatCategories, List<Suburb> suburbs, long total) {}

    private record Found(List<Suburb> suburbs, long total) {}

    /// Suburbs that begin with what is searched come first.
    Answer search(FindSearched query) {
        Found found = found("""
            select *, count(*) over () as total
              from ranked
             where name_key like :part
             order by name_key not like :beginning, name_key, suburb_id
             limit :size offset :offset
            """, query.search(), "", query.page());
        return Answer.of(new Searched(found.suburbs(), found.total(), query.search()));
    }

    /// The hottest first.
    Answer byHeat(FindByHeat query) {
        Found found = found("""
            select *, count(*) over () as total
              from ranked
             where :categoryKey in ('', category_key)
             order by intensity_hundredths desc, name_key, suburb_id
             limit :size offset :offset
            """, "", query.category(), query.page());
        return Answer.of(new ByHeat(
                found.suburbs(),
                found.total(),
                Optional.of(query.category())
                        .filter(category -> !category.isEmpty())
                        .map(Filter::new)));
    }

    Answer all(FindAll query) {
        Found found = found("""
            select *, count(*) over () as total
              from ranked
             order by name_key, suburb_id
             limit :size offset :offset
            """, "", "", Page.WHOLE);
        Metadata metadata = metadata();
        return Answer.of(new Everything(
                metadata.metadata(), metadata.statistics(), metadata.heatCategories(), found.suburbs(), found.total()));
    }

    private Found found(String select, String search, String category, Page page) {
        String part = Sql.contains(search.toLowerCase(Locale.ROOT));
        List<Suburb> suburbs = new ArrayList<>();
        long[] total = new long[1];
        jdbc.sql(RANKED + select)
                .param("part", part)
                .param("beginning", part.substring(1))
                .param("categoryKey", SuburbHeatProjection.categoryKey(category))
                .param("size", page.size())
                .param("offset", page.offset())
                .query(row -> {
                    total[0] = row.getLong("total");
                    suburbs.add(suburb(row));
                });
        return new Found(suburbs, total[0]);
    }

    /// Clients make the name in addresses themselves, with `_` for a space.
    Answer suburb(FindSuburb query) {
        String slug = query.slug().toLowerCase(Locale.ROOT);
        return Answer.of(new OneSuburb(
                jdbc.sql(RANKED + """
                    select * from ranked where slug in (:slug, :dashed) order by slug <> :slug, suburb_id limit 1
                    """)
                        .param("slug", slug)
                        .param("dashed", slug.replace('_', '-'))
                        .query((row, _) -> suburb(row))
                        .optional()
                        .orElseThrow(() -> new Unknown("Suburb not found")),
                HeatCategories.ALL));
    }

    private static Suburb suburb(ResultSet row) throws SQLException {
        return new Suburb(
                row.getString("slug"),
                row.getString("name"),
                row.getString("council"),
                new Coordinates(
                        Measures.degrees(row.getInt("latitude_millionths")),
                        Measures.degrees(row.getInt("longitude_millionths"))),
                new Heat(
                        Measures.hundredths(row.getInt("intensity_hundredths")),
                        row.getString("category"),
                        row.getInt("heat_rank"),
                        Measures.hundredths(row, "min_hundredths"),
                        Measures.hundredths(row, "max_hundredths"),
                        Measures.hundredths(row, "standard_deviation_hundredths")),
                new Vegetation(
                        Measures.hundredths(row, "vegetation_hundredths"),
                        Measures.hundredths(row, "trees_hundredths"),
                        Measures.hundredths(row, "shrubs_hundredths"),
                        Measures.hundredths(row, "grass_hundredths"),
                        row.getInt("vegetation_rank")),
                new Trees(
                        Measures.hundredths(row, "small_trees_hundredths"),
                        Measures.hundredths(row, "medium_trees_hundredths"),
                        Measures.hundredths(row, "large_trees_hundredths")),
                new Spatial(Measures.hundredths(row, "area_hundredths"), Sql.optionalInt(row, "mesh_blocks")));
    }

    record Metadata(DataSet metadata, Statistics statistics, HeatCategories heatCategories) {}

    record DataSet(String datasetName, long totalSuburbs, String coordinateSystem, String unit) {}

    record Statistics(Spread heat, Spread vegetation) {}

    /// Empty when nothing was measured.
    record Spread(Optional<BigDecimal> min, Optional<BigDecimal> max, Optional<BigDecimal> mean) {}

    Answer metadata(FindMetadata query) {
        return Answer.of(metadata());
    }

    private Metadata metadata() {
        return jdbc.sql("""
            select count(*) as suburbs,
                   min(intensity_hundredths) as heat_min, max(intensity_hundredths) as heat_max,
                   round(avg(intensity_hundredths))::integer as heat_mean,
                   min(vegetation_hundredths) as vegetation_min, max(vegetation_hundredths) as vegetation_max,
                   round(avg(vegetation_hundredths))::integer as vegetation_mean
              from read.suburb_heat
            """)
                .query((row, _) -> new Metadata(
                        new DataSet(
                                "Heat of Melbourne's suburbs",
                                row.getLong("suburbs"),
                                "WGS84",
                                "degrees Celsius above the country around"),
                        new Statistics(spread(row, "heat"), spread(row, "vegetation")),
                        HeatCategories.ALL))
                .single();
    }

    private static Spread spread(ResultSet row, String of) throws SQLException {
        return new Spread(
                Measures.hundredths(row, of + "_min"),
                Measures.hundredths(row, of + "_max"),
                Measures.hundredths(row, of + "_mean"));
    }
}
