package marigold.garden.growthplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A growth plan")
class GrowthPlanTest {
    private static final long PLANT = 3;

    private final GrowthPlanTemplates templates = new GrowthPlanTemplates();
    private final FixtureConfiguration<GrowthPlan> plan = new AggregateTestFixture<>(GrowthPlan.class);

    @Test
    @DisplayName("is published with a version, and again when it says something else")
    void versions() {
        GrowthPlanContent first = templates.plan("herb", 60);
        GrowthPlanContent second = templates.plan("herb", 70);
        plan.givenNoPriorActivity().when(edit(first)).expectEvents(published(1, "editor", first));
        again(published(1, "editor", first)).when(edit(first)).expectNoEvents();
        again(published(1, "editor", first)).when(edit(second)).expectEvents(published(2, "editor", second));
    }

    @Test
    @DisplayName("from a template never replaces one that is there")
    void templateYields() {
        GrowthPlanContent own = templates.plan("herb", 60);
        var template = new PublishGrowthPlan(PLANT, "template", templates.plan("flower", 60));
        plan.givenNoPriorActivity().when(template).expectEvents(published(1, "template", template.content()));
        again(published(1, "editor", own)).when(template).expectNoEvents();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"flower", "herb", "vegetable"})
    @DisplayName("of a category says enough: items, steps, stages and tips (spec 2.4)")
    void content(String category) {
        GrowthPlanContent content = templates.plan(category, 85);
        List<Requirement> items = content.requirements();
        assertThat(items).hasSizeGreaterThanOrEqualTo(10);
        assertThat(items.stream().map(Requirement::category).distinct()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(items).anyMatch(Requirement::optional).anyMatch(item -> !item.optional());
        assertThat(items).allSatisfy(item -> assertThat(item.itemKey()).hasSizeLessThanOrEqualTo(200));
        assertThat(content.setupSteps())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(step -> assertThat(step.tips()).hasSizeBetween(2, 3));
        assertThat(content.setupSteps().stream().map(step -> step.step()).toList())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(content.stages()).hasSizeBetween(5, 7);
        assertThat(content.stages().getFirst().stageName()).isEqualTo("germination");
        assertThat(content.careTips()).hasSizeBetween(15, 20);
        for (GrowthStage stage : content.stages()) {
            assertThat(content.careTips().stream().filter(tip -> tip.stageName().equals(stage.stageName())))
                    .hasSizeBetween(2, 5);
        }
        assertThat(content.careTips())
                .allMatch(tip -> List.of("low", "medium", "high").contains(tip.importance()));
    }

    @ParameterizedTest(name = "{0} days")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 10, 21, 60, 85, 90, 365, 730, 36_500})
    @DisplayName("has stages without a gap up to the plant's last day, however few days it has")
    void stages(int days) {
        for (String category : List.of("flower", "herb", "vegetable", "other")) {
            List<GrowthStage> stages = templates.plan(category, days).stages();
            assertThat(stages.getLast().endDay()).isEqualTo(days);
            assertThat(stages).hasSize(Math.min(5, days + 1));
        }
    }

    @ParameterizedTest(name = "({0}, {1})")
    @CsvSource({"Tools,Garden Trowel,tools_garden_trowel", "Seeds & Plants,Seeds,seeds_&_plants_seeds"})
    @DisplayName("T17: names an item by its category and its words")
    void itemKey(String category, String item, String key) {
        assertThat(GrowthPlanTemplates.itemKey(category, item)).isEqualTo(key);
    }

    @Test
    @DisplayName("refuses gaps between stages and two items of one key")
    void wellFormed() {
        GrowthPlanContent content = templates.plan("herb", 60);
        List<GrowthStage> gap =
                List.of(new GrowthStage("a", 0, 3, "", List.of()), new GrowthStage("b", 5, 6, "", List.of()));
        assertThatThrownBy(() ->
                        new GrowthPlanContent(content.requirements(), content.setupSteps(), gap, content.careTips()))
                .isInstanceOf(IllegalArgumentException.class);
        List<Requirement> twice = List.of(
                content.requirements().getFirst(), content.requirements().getFirst());
        assertThatThrownBy(
                        () -> new GrowthPlanContent(twice, content.setupSteps(), content.stages(), content.careTips()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new HashSet<>(content.requirements())).hasSameSizeAs(content.requirements());
    }

    private static TestExecutor<GrowthPlan> again(GrowthPlanPublished published) {
        return new AggregateTestFixture<>(GrowthPlan.class).given(published);
    }

    private static PublishGrowthPlan edit(GrowthPlanContent content) {
        return new PublishGrowthPlan(PLANT, "editor", content);
    }

    private static GrowthPlanPublished published(int version, String source, GrowthPlanContent content) {
        return new GrowthPlanPublished(
                PLANT,
                version,
                source,
                content.requirements(),
                content.setupSteps(),
                content.stages(),
                content.careTips());
    }
}
