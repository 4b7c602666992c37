package marigold.garden.growthplans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import marigold.garden.events.GrowthPlanEvent.SetupStep;
import marigold.reads.Answer;
import marigold.reads.Query;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class GrowthPlansQueries {
    private final JdbcClient jdbc;

    GrowthPlansQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindPlan(long plantId) implements Query {}

    record Requirements(long plantId, int planVersion, List<Group> requirements) {}

    /// Items of one category that follow each other.
    record Group(String category, List<Item> items) {}

    record Item(String item, String quantity, boolean optional, Optional<String> notes) {}

    record Instructions(long plantId, int planVersion, List<SetupStep> instructions) {}

    record Timeline(long plantId, int planVersion, int totalDays, List<Stage> stages) {}

    record Stage(
            String stageName,
            int startDay,
            int endDay,
            String description,
            List<String> keyIndicators,
            int stageOrder) {}

    Answer requirements(FindPlan query) {
        return find(
                query,
                (row, _) -> new Requirements(
                        query.plantId(),
                        row.getInt("plan_version"),
                        groups(GrowthPlanTexts.requirements(row.getString("requirements")))));
    }

    Answer instructions(FindPlan query) {
        return find(
                query,
                (row, _) -> new Instructions(
                        query.plantId(),
                        row.getInt("plan_version"),
                        GrowthPlanTexts.setupSteps(row.getString("setup_steps"))));
    }

    Answer timeline(FindPlan query) {
        return find(
                query,
                (row, _) -> new Timeline(
                        query.plantId(),
                        row.getInt("plan_version"),
                        row.getInt("total_days"),
                        numbered(GrowthPlanTexts.stages(row.getString("stages")))));
    }

    private <T> Answer find(FindPlan query, RowMapper<T> mapper) {
        return Answer.of(jdbc.sql("""
            select plan_version, total_days, requirements, setup_steps, stages
              from read.growth_plans
             where plant_id = :plantId
             order by plan_version desc
             limit 1
            """)
                .param("plantId", query.plantId())
                .query(mapper)
                .optional()
                .orElseThrow(() -> new Unknown("No growth plan for this plant")));
    }

    private static List<Group> groups(List<Requirement> requirements) {
        List<Group> groups = new ArrayList<>();
        for (Requirement requirement : requirements) {
            String category = requirement.category();
            if (groups.isEmpty() || !groups.getLast().category().equals(category)) {
                groups.add(new Group(category, new ArrayList<>()));
            }
            groups.getLast()
                    .items()
                    .add(new Item(
                            requirement.item(),
                            requirement.quantity(),
                            requirement.optional(),
                            Optional.of(requirement.notes()).filter(notes -> !notes.isEmpty())));
        }
        return groups;
    }

    private static List<Stage> numbered(List<GrowthStage> stages) {
        List<Stage> numbered = new ArrayList<>();
        for (GrowthStage stage : stages) {
            numbered.add(new Stage(
                    stage.stageName(),
                    stage.startDay(),
                    stage.endDay(),
                    stage.description(),
                    stage.keyIndicators(),
                    numbered.size() + 1));
        }
        return numbered;
    }
}
