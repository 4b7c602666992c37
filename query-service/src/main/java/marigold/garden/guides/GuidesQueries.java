package marigold.garden.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Answer;
import marigold.reads.Page;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class GuidesQueries {
    /// Totals of all guides come from the categories, so that a page reads its own rows and no others.
    private static final String BROWSED = """
        with page as (
          select category, name, title
            from read.guides
           order by category, name
           limit :size offset :offset),
        total as (select coalesce(sum(guides), 0) as total from read.guides_category)
        """;

    /// Reads what is found, all of it, since it is counted.
    private static final String SEARCHED = """
        with found as materialized (
          select category, name, title from read.guides where search_text like :pattern),
        page as (
          select category, name, title
            from found
           order by category, name
           limit :size offset :offset),
        total as (select count(*) as total from found)
        """;

    /// One row even when the page is empty: the one that carries the totals.
    private static final String PAGE = """
        select page.*, total.total,
               (select coalesce(array_agg(category order by category), '{}') from read.guides_category) as categories
          from total
          left join page on true
         order by page.category, page.name
        """;

    private final JdbcClient jdbc;

    GuidesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param search part of a category, a title or a text, in any case; `""` for all guides
    record FindGuides(String search, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindCategories() implements Query {}

    record FindCategory(String category, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindGuide(String category, String guideName) implements Query {}

    record Listed(String category, String guideName, String title, String path) {
        static Listed of(String category, String name, String title) {
            return new Listed(category, name, title, pathOf(category, name));
        }
    }

    /// @param totalCount of the guides that were asked for, on all pages
    /// @param categories of all guides, whatever was asked for
    record Guides(List<Listed> guides, long totalCount, List<String> categories, int categoryCount) {}

    record Categories(List<String> categories, int count) {}

    /// @param count on all pages
    record OfCategory(String category, List<Listed> guides, long count) {}

    record Guide(String category, String guideName, String title, String content, String path) {}

    Answer find(FindGuides query) {
        List<Listed> guides = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        long[] total = new long[1];
        jdbc.sql((query.search().isEmpty() ? BROWSED : SEARCHED) + PAGE)
                .param("pattern", Sql.contains(query.search().toLowerCase(Locale.ROOT)))
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query(row -> {
                    if (categories.isEmpty())
                        categories.addAll(
                                List.of((String[]) row.getArray("categories").getArray()));
                    total[0] = row.getLong("total");
                    String category = row.getString("category");
                    if (category != null) {
                        guides.add(Listed.of(category, row.getString("name"), row.getString("title")));
                    }
                });
        return new Answer(
                new Guides(guides, total[0], categories, categories.size()),
                OptionalLong.of(total[0]),
                Optional.empty());
    }

    Answer find(FindCategories query) {
        List<String> categories = jdbc.sql("select category from read.guides_category order by category")
                .query(String.class)
                .list();
        return Answer.of(new Categories(categories, categories.size()));
    }

    /// Refuses with [Unknown] when no guide is of that category.
    Answer find(FindCategory query) {
        List<Listed> guides = new ArrayList<>();
        long[] total = new long[1];
        jdbc.sql("""
            select guides.name, guides.title, counted.guides as total
              from read.guides_category counted
              left join lateral (
                     select name, title
                       from read.guides
                      where category = counted.category
                      order by name
                      limit :size offset :offset) guides on true
             where counted.category = :category
             order by guides.name
            """)
                .param("category", query.category())
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query(row -> {
                    total[0] = row.getLong("total");
                    String name = row.getString("name");
                    if (name != null) guides.add(Listed.of(query.category(), name, row.getString("title")));
                });
        if (total[0] == 0) throw new Unknown("Category not found");
        return new Answer(
                new OfCategory(query.category(), guides, total[0]), OptionalLong.of(total[0]), Optional.empty());
    }

    Answer find(FindGuide query) {
        return Answer.of(jdbc.sql("""
            select title, content from read.guides where category = :category and name = :name
            """)
                .param("category", query.category())
                .param("name", query.guideName())
                .query((row, _) -> new Guide(
                        query.category(),
                        query.guideName(),
                        row.getString("title"),
                        row.getString("content"),
                        pathOf(query.category(), query.guideName())))
                .optional()
                .orElseThrow(() -> new Unknown("Guide not found")));
    }

    private static String pathOf(String category, String name) {
        return category + "/" + name;
    }
}
