package marigold.garden.growthplans;

import static marigold.garden.growthplans.GrowthPlansProjection.PLANS;
import static marigold.projection.ProjectionSpec.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marigold.garden.Growing;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.garden.growthplans.GrowthPlansProjection.Plan;
import marigold.projection.ProjectionSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The growth plans")
class GrowthPlansProjectionTest {
    private final ProjectionSpec<?> plans = ProjectionSpec.of(new GrowthPlansProjection());

    @Test
    @DisplayName("are kept in every version, since instances keep theirs")
    void versions() {
        GrowthPlanPublished first = Growing.plan(3, 1);
        List<Plan> rows =
                plans.given(first, Growing.plan(4, 1), Growing.plan(3, 2)).rows(PLANS);

        assertThat(rows)
                .extracting(row -> row.plantId() + "/" + row.planVersion())
                .containsExactlyInAnyOrder("3/1", "3/2", "4/1");
        Plan row = rows.stream()
                .filter(one -> one.plantId() == 3 && one.planVersion() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(row.publishedAt()).isEqualTo(at(1));
        assertThat(row.source()).isEqualTo("editor");
        assertThat(row.totalDays()).isEqualTo(60);
    }

    @Test
    @DisplayName("are kept with every word")
    void content() {
        GrowthPlanPublished plan = Growing.plan(3, 1);
        Plan row = plans.given(plan).rows(PLANS).getFirst();
        assertThat(GrowthPlanTexts.requirements(row.requirements())).isEqualTo(plan.requirements());
        assertThat(GrowthPlanTexts.setupSteps(row.setupSteps())).isEqualTo(plan.setupSteps());
        assertThat(GrowthPlanTexts.stages(row.stages())).isEqualTo(plan.stages());
        assertThat(GrowthPlanTexts.careTips(row.careTips())).isEqualTo(plan.careTips());
    }
}
