package marigold.garden.recommendationhistory;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.reads.Answer;
import marigold.reads.Page;
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class RecommendationHistoryQueries {
    private final JdbcClient jdbc;

    RecommendationHistoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindHistory(long gardenerId, Page page) implements Query {}

    record History(
            List<Recommendation> history,
            int page,
            int limit,
            long total,
            long totalPages,
            boolean hasNext,
            boolean hasPrevious) {}

    /// @param preferences as they were sent
    record Recommendation(
            long id,
            OptionalLong suburbId,
            Optional<String> suburb,
            Optional<String> climateZone,
            Optional<String> monthNow,
            @JsonRawValue String preferences,
            List<RecommendedPlant> recommendedPlants,
            Instant createdAt) {}

    /// @param rank counted from 1
    record RecommendedPlant(
            int rank, long plantId, String plantName, String plantCategory, Optional<BigDecimal> score) {}

    /// One row even when the page is empty: the one that carries the total.
    Answer find(FindHistory query) {
        long[] total = new long[1];
        List<Recommendation> history = new ArrayList<>();
        jdbc.sql("""
            select counted.total, question.*, plant.place, plant.plant_id, plant.plant_name, plant.plant_category,
                   plant.score_hundredths
              from (select count(*) as total
                      from read.recommendation_history_question
                     where gardener_id = :gardenerId) counted
              left join (select *
                           from read.recommendation_history_question
                          where gardener_id = :gardenerId
                          order by recorded_at desc, recommendation_id desc
                          limit :size offset :offset) question on true
              left join read.recommendation_history plant
                     on plant.gardener_id = :gardenerId and plant.recommendation_id = question.recommendation_id
             order by question.recorded_at desc, question.recommendation_id desc, plant.place
            """)
                .param("gardenerId", query.gardenerId())
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query(row -> {
                    total[0] = row.getLong("total");
                    if (row.getObject("recommendation_id") != null) add(history, row);
                });
        int number = query.page().number();
        int size = query.page().size();
        long pages = (total[0] + size - 1) / size;
        return new Answer(
                new History(history, number, size, total[0], pages, number < pages, number > 1),
                OptionalLong.of(total[0]),
                Optional.empty());
    }

    /// Adds the row's plant to the recommendation of the row before, or to a new one.
    private static void add(List<Recommendation> history, ResultSet row) throws SQLException {
        long id = row.getLong("recommendation_id");
        if (history.isEmpty() || history.getLast().id() != id) history.add(recommendation(id, row));
        history.getLast().recommendedPlants().add(plant(row));
    }

    private static Recommendation recommendation(long id, ResultSet row) throws SQLException {
        return new Recommendation(
                id,
                Sql.optionalLong(row, "suburb_id"),
                text(row, "suburb"),
                text(row, "climate_zone"),
                month(Sql.optionalInt(row, "month")),
                text(row, "preferences").orElse(null),
                new ArrayList<>(),
                Sql.instant(row, "recorded_at"));
    }

    private static RecommendedPlant plant(ResultSet row) throws SQLException {
        OptionalInt score = Sql.optionalInt(row, "score_hundredths");
        return new RecommendedPlant(
                row.getInt("place"),
                row.getLong("plant_id"),
                row.getString("plant_name"),
                row.getString("plant_category"),
                score.isPresent() ? Optional.of(BigDecimal.valueOf(score.getAsInt(), 2)) : Optional.empty());
    }

    private static Optional<String> month(OptionalInt month) {
        return month.isPresent()
                ? Optional.of(Month.of(month.getAsInt()).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                : Optional.empty();
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.of(row.getString(column)).filter(text -> !text.isEmpty());
    }
}
