package marigold.garden.plantcards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marigold.garden.images.PlantImages;
import marigold.garden.plantrow.PlantAnswer;
import marigold.reads.Answer;
import marigold.reads.Page;
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PlantCardsQueries {
    /// Totals come from the counts, so that a page reads its own rows and no others.
    private static final String BROWSED = """
        with page as (
          select plant_id, name
            from read.plant_cards_search
           where %s
           order by name, plant_id
           limit :size offset :offset)
        """;

    private static final String BROWSED_TOTAL = """
        (select coalesce(sum(plants), 0) from read.plant_cards_count where :category in ('', category)) as total
        """;

    /// Reads what is found, all of it, since it is counted.
    private static final String SEARCHED = """
        with found as materialized (
          select plant_id, name
            from read.plant_cards_search
           where search_text like :pattern and %s),
        page as (
          select plant_id, name
            from found
           order by name, plant_id
           limit :size offset :offset)
        """;

    private static final String SEARCHED_TOTAL = "(select count(*) from found) as total\n";

    /// One row even when the page is empty: the one that carries the totals.
    private static final String PAGE = """
        , counts as (
          select coalesce(sum(plants) filter (where category = 'vegetable'), 0) as vegetables,
                 coalesce(sum(plants) filter (where category = 'herb'), 0) as herbs,
                 coalesce(sum(plants) filter (where category = 'flower'), 0) as flowers
            from read.plant_cards_count)
        select counts.*, card.*, %s
          from counts
          left join page on true
          left join read.plant_cards card on card.plant_id = page.plant_id
         order by page.name, page.plant_id
        """;

    private final JdbcClient jdbc;
    private final PlantImages images;

    PlantCardsQueries(JdbcClient jdbc, PlantImages images) {
        this.jdbc = jdbc;
        this.images = images;
    }

    /// @param category of exactly this name; `""` for all
    /// @param search   part of a name, a scientific name or a description, in any case; `""` for all
    record FindPlants(String category, String search, Page page) implements Query {}

    record Plants(List<PlantAnswer> plants, long totalCount) {}

    /// @param categories of the whole catalogue, whatever was asked for
    record PlantPage(
            List<PlantAnswer> plants,
            int page,
            int limit,
            long total,
            long totalPages,
            boolean hasNext,
            boolean hasPrevious,
            Counts categories) {}

    record Counts(long vegetable, long herb, long flower) {}

    private record Found(List<PlantAnswer> plants, long total, Counts counts) {}

    Answer list(FindPlants query) {
        Found found = find(query);
        return Answer.of(new Plants(found.plants(), found.total()));
    }

    Answer page(FindPlants query) {
        Found found = find(query);
        int number = query.page().number();
        int size = query.page().size();
        long pages = (found.total() + size - 1) / size;
        return Answer.of(new PlantPage(
                found.plants(), number, size, found.total(), pages, number < pages, number > 1, found.counts()));
    }

    private Found find(FindPlants query) {
        boolean searched = !query.search().isEmpty();
        String category = query.category().isEmpty() ? "true" : "category = :category";
        String sql = (searched ? SEARCHED : BROWSED).formatted(category)
                + PAGE.formatted(searched ? SEARCHED_TOTAL : BROWSED_TOTAL);
        List<PlantAnswer> plants = new ArrayList<>();
        Counts[] counts = new Counts[1];
        long[] total = new long[1];
        jdbc.sql(sql)
                .param("category", query.category())
                .param("pattern", Sql.contains(query.search().toLowerCase(Locale.ROOT)))
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query(row -> {
                    counts[0] = new Counts(row.getLong("vegetables"), row.getLong("herbs"), row.getLong("flowers"));
                    total[0] = row.getLong("total");
                    if (row.getObject("plant_id") != null) plants.add(PlantAnswer.of(row, images));
                });
        return new Found(plants, total[0], counts[0]);
    }
}
