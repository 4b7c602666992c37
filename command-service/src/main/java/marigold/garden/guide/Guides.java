package marigold.garden.guide;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What commands need to know of the guides that are published.
@Component
public final class Guides {
    static final String TYPE = "guide";

    private final JdbcClient jdbc;

    Guides(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param name the file's name
    public record PublishedGuide(long guideId, String category, String name, String title) {}

    static String aggregateId(long guideId) {
        return TYPE + "-" + guideId;
    }

    static Unknown unknown() {
        return new Unknown("Guide not found");
    }

    /// The guide of that name, in the category or in the first that has one. Throws [Unknown] when there is
    /// none.
    public PublishedGuide require(String name, Optional<String> category) {
        return category.map(named -> find(named, name))
                .orElseGet(() -> find(name))
                .orElseThrow(Guides::unknown);
    }

    Optional<PublishedGuide> find(String category, String name) {
        return jdbc.sql("""
            select guide_id, category, name, title from events.guide where name = :name and category = :category
            """)
                .param("name", name)
                .param("category", category)
                .query((row, _) -> guide(row))
                .optional();
    }

    private Optional<PublishedGuide> find(String name) {
        return jdbc.sql("""
            select guide_id, category, name, title from events.guide where name = :name order by category limit 1
            """).param("name", name).query((row, _) -> guide(row)).optional();
    }

    void add(PublishedGuide guide) {
        jdbc.sql("insert into events.guide (guide_id, category, name, title) values (?, ?, ?, ?)")
                .params(guide.guideId(), guide.category(), guide.name(), guide.title())
                .update();
    }

    void entitle(long guideId, String title) {
        jdbc.sql("update events.guide set title = ? where guide_id = ?")
                .params(title, guideId)
                .update();
    }

    void remove(long guideId) {
        jdbc.sql("delete from events.guide where guide_id = ?").param(guideId).update();
    }

    private static PublishedGuide guide(ResultSet row) throws SQLException {
        return new PublishedGuide(
                row.getLong("guide_id"), row.getString("category"), row.getString("name"), row.getString("title"));
    }
}
