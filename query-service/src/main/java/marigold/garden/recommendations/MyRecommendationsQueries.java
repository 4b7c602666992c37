package marigold.garden.recommendations;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marigold.garden.recommendations.PlantAnswers.Recommendation;
import marigold.garden.recommendations.PlantAnswers.Recommendations;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Medium;
import marigold.reads.Query;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class MyRecommendationsQueries {
    private final JdbcClient jdbc;
    private final RecommendationQueries recommendations;

    MyRecommendationsQueries(JdbcClient jdbc, RecommendationQueries recommendations) {
        this.jdbc = jdbc;
        this.recommendations = recommendations;
    }

    record FindMine(long gardenerId, LocalDate today) implements Query {
        /// Until the month is over.
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(
                    new DateRange(today.withDayOfMonth(1), today.withDayOfMonth(today.lengthOfMonth()), true));
        }

        /// The rows are not those of a tenant, so the validator says whose answer it is.
        @Override
        public Medium medium() {
            return Medium.json(Long.toString(gardenerId));
        }

        private Month month() {
            return today.getMonth();
        }
    }

    /// One statement, whatever the number of plants and of gardeners.
    Answer find(FindMine query) {
        List<Recommendation> plants = new ArrayList<>();
        List<Recommendations> answers = new ArrayList<>();
        jdbc.sql("""
            select garden.suburb_name, garden.climate_zone as zone, garden.garden, month.notes, plant.*
              from read.my_recommendations garden
              join read.my_recommendations_month month
                on month.climate_zone = garden.climate_zone and month.garden = garden.garden and month.month = :month
              left join unnest(string_to_array(month.plant_ids, ';')::bigint[]) with ordinality shown (plant_id, place)
                on true
              left join read.recommendation_plants plant on plant.plant_id = shown.plant_id
             where garden.gardener_id = :gardenerId
             order by shown.place
            """)
                .param("gardenerId", query.gardenerId())
                .param("month", query.month().getValue())
                .query(row -> {
                    String zone = row.getString("zone");
                    Preferences wanted = GardenKind.of(row.getString("garden")).preferences();
                    if (answers.isEmpty()) {
                        answers.add(new Recommendations(
                                plants,
                                row.getString("notes").lines().toList(),
                                row.getString("suburb_name"),
                                zone,
                                PlantAnswers.name(query.month())));
                    }
                    if (row.getObject("plant_id") == null) return;
                    plants.add(
                            recommendations.recommendation(RecommendationRows.plant(row), query.month(), wanted, zone));
                });
        return answers.stream().findFirst().map(Answer::of).orElseThrow(() -> new Unknown("Gardener not found"));
    }
}
