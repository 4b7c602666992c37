package marigold.garden.plantdetail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import marigold.garden.images.PlantImages;
import marigold.garden.plantrow.PlantAnswer;
import marigold.reads.Answer;
import marigold.reads.Query;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PlantDetailQueries {
    private final JdbcClient jdbc;
    private final PlantImages images;

    PlantDetailQueries(JdbcClient jdbc, PlantImages images) {
        this.jdbc = jdbc;
        this.images = images;
    }

    record FindPlant(long plantId) implements Query {}

    record PlantDetail(
            @JsonUnwrapped PlantAnswer plant,
            CompanionPlanting companionPlanting,
            List<String> imageUrls,
            boolean hasGrowthPlan) {}

    record Companions(
            long plantId,
            String plantName,
            Optional<String> scientificName,
            String plantCategory,
            CompanionPlanting companionPlanting) {}

    record CompanionPlanting(
            List<String> beneficialCompanions, List<String> harmfulCompanions, List<String> neutralCompanions) {
        static CompanionPlanting of(PlantAnswer plant) {
            return new CompanionPlanting(
                    plant.beneficialCompanions(), plant.harmfulCompanions(), plant.neutralCompanions());
        }
    }

    record ImageUrl(String imageUrl) {}

    record ImageUrls(List<String> imageUrls) {}

    Answer plant(FindPlant query) {
        return find(query, (row, _) -> {
            PlantAnswer plant = PlantAnswer.of(row, images);
            return new PlantDetail(
                    plant, CompanionPlanting.of(plant), all(plant), row.getObject("plan_version") != null);
        });
    }

    Answer companions(FindPlant query) {
        return find(query, (row, _) -> {
            PlantAnswer plant = PlantAnswer.of(row, images);
            return new Companions(
                    plant.id(),
                    plant.plantName(),
                    plant.scientificName(),
                    plant.plantCategory(),
                    CompanionPlanting.of(plant));
        });
    }

    Answer imageUrl(FindPlant query) {
        return find(query, (row, _) -> new ImageUrl(PlantAnswer.of(row, images).imageUrl()));
    }

    Answer imageUrls(FindPlant query) {
        return find(query, (row, _) -> new ImageUrls(all(PlantAnswer.of(row, images))));
    }

    private List<String> all(PlantAnswer plant) {
        return images.all(
                plant.plantCategory(), plant.plantName(), plant.scientificName().orElse(""));
    }

    private <T> Answer find(FindPlant query, RowMapper<T> mapper) {
        return Answer.of(jdbc.sql("""
            select plant.*, plan.plan_version
              from read.plant_detail plant
              left join read.plant_detail_plan plan on plan.plant_id = plant.plant_id
             where plant.plant_id = :plantId
            """)
                .param("plantId", query.plantId())
                .query(mapper)
                .optional()
                .orElseThrow(() -> new Unknown("Plant not found")));
    }
}
