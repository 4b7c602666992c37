package marigold.garden.suburbs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marigold.garden.Measures;
import marigold.reads.Answer;
import marigold.reads.Page;
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class SuburbsQueries {
    private final JdbcClient jdbc;

    SuburbsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param search part of a name or the beginning of a postcode, in any case; `""` for all
    record FindSuburbs(String search, Page page) implements Query {}

    record Suburbs(List<Suburb> suburbs, long total) {}

    record Suburb(
            long id,
            String name,
            String postcode,
            BigDecimal latitude,
            BigDecimal longitude,
            String state,
            String climateZone,
            Optional<String> suburbHeatCategory,
            Optional<BigDecimal> suburbHeatIntensity) {}

    /// Suburbs that begin with what is searched come first.
    Answer list(FindSuburbs query) {
        String search = query.search().toLowerCase(Locale.ROOT);
        List<Suburb> suburbs = new ArrayList<>();
        long[] total = new long[1];
        jdbc.sql("""
            with found as (
              select suburb_id, name_key not like :beginning as within
                from read.suburbs
               where name_key like :part or postcode like :beginning),
            page as (
              select found.suburb_id, found.within
                from found
                join read.suburbs suburb on suburb.suburb_id = found.suburb_id
               order by found.within, suburb.name_key, found.suburb_id
               limit :size offset :offset)
            select counted.total, page.within, suburb.*
              from (select count(*) as total from found) counted
              left join page on true
              left join read.suburbs suburb on suburb.suburb_id = page.suburb_id
             order by page.within, suburb.name_key, suburb.suburb_id
            """)
                .param("part", Sql.contains(search))
                .param("beginning", Sql.contains(search).substring(1))
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query(row -> {
                    total[0] = row.getLong("total");
                    if (row.getObject("suburb_id") == null) return;
                    suburbs.add(new Suburb(
                            row.getLong("suburb_id"),
                            row.getString("name"),
                            row.getString("postcode"),
                            Measures.degrees(row.getInt("latitude_millionths")),
                            Measures.degrees(row.getInt("longitude_millionths")),
                            row.getString("state"),
                            row.getString("climate_zone"),
                            Optional.of(row.getString("heat_category")).filter(category -> !category.isEmpty()),
                            Measures.hundredths(row, "heat_hundredths")));
                });
        return Answer.of(new Suburbs(suburbs, total[0]));
    }
}
