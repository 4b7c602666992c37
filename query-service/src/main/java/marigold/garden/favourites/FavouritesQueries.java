package marigold.garden.favourites;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Answer;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class FavouritesQueries {
    private final JdbcClient jdbc;

    FavouritesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindPlants(long gardenerId, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindPlant(long gardenerId, long plantId) implements Query {}

    record FindGuides(long gardenerId, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindGuide(long gardenerId, String guideName) implements Query {}

    record Plant(
            long id,
            long plantId,
            String plantName,
            String plantCategory,
            Optional<String> notes,
            int priorityLevel,
            Instant createdAt) {}

    record PlantCheck(boolean isFavorite) {}

    record Guide(
            long id,
            String guideName,
            String category,
            Optional<String> notes,
            String title,
            String path,
            Instant createdAt) {}

    /// @param count on all pages
    record Guides(List<Guide> favorites, long count) {}

    record GuideCheck(String guideName, boolean isFavorite) {}

    Answer find(FindPlants query) {
        Pages.Counted counted = new Pages.Counted();
        List<Plant> plants = jdbc.sql("""
            select favourite_id, plant_id, plant_name, plant_category, notes, priority, added_at,
                   count(*) over () as total
              from read.favourites
             where gardener_id = :gardenerId
             order by added_at desc, favourite_id desc
             limit :size offset :offset
            """)
                .param("gardenerId", query.gardenerId())
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query((row, _) -> plant(counted.of(row)))
                .list();
        return Answer.page(
                plants,
                counted.total(
                        query.page(),
                        () -> count("select count(*) from read.favourites where gardener_id = ?", query.gardenerId())));
    }

    Answer find(FindPlant query) {
        return Answer.of(new PlantCheck(jdbc.sql("""
            select exists (select from read.favourites where gardener_id = :gardenerId and plant_id = :plantId)
            """)
                .param("gardenerId", query.gardenerId())
                .param("plantId", query.plantId())
                .query(Boolean.class)
                .single()));
    }

    Answer find(FindGuides query) {
        Pages.Counted counted = new Pages.Counted();
        List<Guide> guides = jdbc.sql("""
            select favourite_id, guide_name, guide_category, guide_title, notes, added_at, count(*) over () as total
              from read.favourites_guide
             where gardener_id = :gardenerId
             order by added_at desc, favourite_id desc
             limit :size offset :offset
            """)
                .param("gardenerId", query.gardenerId())
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query((row, _) -> guide(counted.of(row)))
                .list();
        long total = counted.total(
                query.page(),
                () -> count("select count(*) from read.favourites_guide where gardener_id = ?", query.gardenerId()));
        return new Answer(new Guides(guides, total), OptionalLong.of(total), Optional.empty());
    }

    Answer find(FindGuide query) {
        return Answer.of(new GuideCheck(
                query.guideName(),
                jdbc.sql("""
                    select exists (select from read.favourites_guide where gardener_id = :gardenerId and guide_name = :guideName)
                    """)
                        .param("gardenerId", query.gardenerId())
                        .param("guideName", query.guideName())
                        .query(Boolean.class)
                        .single()));
    }

    private long count(String statement, long gardenerId) {
        return jdbc.sql(statement).param(gardenerId).query(Long.class).single();
    }

    private static Plant plant(ResultSet row) throws SQLException {
        return new Plant(
                row.getLong("favourite_id"),
                row.getLong("plant_id"),
                row.getString("plant_name"),
                row.getString("plant_category"),
                notes(row),
                row.getInt("priority"),
                Sql.instant(row, "added_at"));
    }

    private static Guide guide(ResultSet row) throws SQLException {
        String category = row.getString("guide_category");
        String name = row.getString("guide_name");
        return new Guide(
                row.getLong("favourite_id"),
                name,
                category,
                notes(row),
                row.getString("guide_title"),
                category + "/" + name,
                Sql.instant(row, "added_at"));
    }

    private static Optional<String> notes(ResultSet row) throws SQLException {
        return Optional.of(row.getString("notes")).filter(notes -> !notes.isEmpty());
    }
}
