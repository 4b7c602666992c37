package marigold.garden.growthplan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import marigold.garden.events.GrowthPlanEvent.CareTip;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import marigold.garden.events.GrowthPlanEvent.SetupStep;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Plans for plants that nobody has written one for: a file for each category, stretched over the plant's
/// days.
@Component
final class GrowthPlanTemplates {
    private static final List<String> CATEGORIES = List.of("flower", "herb", "vegetable");

    /// For a plant of a category that has no file.
    private static final String OTHERS = "vegetable";

    private static final int PERCENT = 100;

    private final Map<String, Template> templates;

    GrowthPlanTemplates() {
        JsonMapper json = new JsonMapper();
        templates =
                CATEGORIES.stream().collect(Collectors.toMap(Function.identity(), category -> read(json, category)));
    }

    /// One file. Percent are of the plant's days; a tip is its text, its category and its importance.
    private record Template(List<Group> requirements, List<Step> setup, List<Stage> stages) {}

    private record Group(String category, List<Item> items) {}

    private record Item(String item, String quantity, boolean optional, String notes) {}

    private record Step(String title, String description, String duration, List<String> tips, List<String> warnings) {}

    private record Stage(
            String name, int percent, String description, List<String> indicators, List<List<String>> tips) {}

    /// The plan of a plant of the category whose last day is that many days after its start.
    GrowthPlanContent plan(String category, int maturityDays) {
        Template template = templates.getOrDefault(category, templates.get(OTHERS));
        List<GrowthStage> stages = stages(template, maturityDays);
        return new GrowthPlanContent(
                template.requirements().stream()
                        .flatMap(group -> group.items().stream().map(item -> requirement(group.category(), item)))
                        .toList(),
                steps(template),
                stages,
                template.stages().stream()
                        .limit(stages.size())
                        .flatMap(stage -> stage.tips().stream()
                                .map(tip -> new CareTip(stage.name(), tip.get(0), tip.get(1), tip.get(2))))
                        .toList());
    }

    /// Key of an item in its checklist (spec garden, 2.6).
    static String itemKey(String category, String item) {
        return Stream.of(category, item)
                .map(words -> words.toLowerCase(Locale.ROOT).replace(' ', '_'))
                .collect(Collectors.joining("_"));
    }

    private static Requirement requirement(String category, Item item) {
        return new Requirement(
                itemKey(category, item.item()), category, item.item(), item.quantity(), item.optional(), item.notes());
    }

    private static List<SetupStep> steps(Template template) {
        List<SetupStep> steps = new ArrayList<>();
        for (Step step : template.setup()) {
            steps.add(new SetupStep(
                    steps.size() + 1, step.title(), step.description(), step.duration(), step.tips(), step.warnings()));
        }
        return steps;
    }

    /// Every stage has at least a day; a plant with fewer days than stages has fewer stages.
    private static List<GrowthStage> stages(Template template, int maturityDays) {
        int count = Math.min(template.stages().size(), maturityDays + 1);
        List<GrowthStage> stages = new ArrayList<>();
        int percent = 0;
        int startDay = 0;
        for (int i = 0; i < count; i++) {
            Stage stage = template.stages().get(i);
            percent += stage.percent();
            int wanted = maturityDays * percent / PERCENT;
            int latest = maturityDays - (count - 1 - i);
            int endDay = i == count - 1 ? maturityDays : Math.clamp(wanted, startDay, latest);
            stages.add(new GrowthStage(stage.name(), startDay, endDay, stage.description(), stage.indicators()));
            startDay = endDay + 1;
        }
        return stages;
    }

    private static Template read(JsonMapper json, String category) {
        try (InputStream file = GrowthPlanTemplates.class.getResourceAsStream(category + ".json")) {
            if (file == null) throw new IllegalStateException("There is no template for " + category);
            return json.readValue(file, Template.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
