package marigold.garden.growthplan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import marigold.garden.events.GrowthPlanEvent.CareTip;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import marigold.garden.events.GrowthPlanEvent.SetupStep;
import marigold.request.JsonFields;

/// A plan as the platform's admin writes it, in the predecessor's fields (spec garden, 2.4).
final class GrowthPlanForm {
    private static final int CATEGORIES_MAX = 20;
    private static final int ITEMS_MAX = 50;
    private static final int STEPS_MAX = 50;
    private static final int STAGES_MAX = 20;
    private static final int TIPS_MAX = 50;
    private static final int LINES_MAX = 20;

    /// Clients send an item's key, which is made of two of them, with at most 200 characters.
    private static final int NAME_MAX = 90;

    /// As long as a stage's name may be where a gardener sends it.
    private static final int STAGE_NAME_MAX = 50;

    private static final int PHRASE_MAX = 200;
    private static final int TEXT_MAX = 2_000;

    /// Ten years.
    private static final int DAYS_MAX = 3_650;

    private static final List<String> IMPORTANCES = List.of("low", "medium", "high");

    private GrowthPlanForm() {}

    /// Throws [marigold.refusal.InvalidRequest] with everything that is wrong.
    static GrowthPlanContent of(JsonFields body) {
        List<Requirement> requirements = requirements(body);
        List<SetupStep> steps = steps(body);
        List<GrowthStage> stages = stages(body);
        List<CareTip> tips = tips(body, stages);
        body.done();
        return new GrowthPlanContent(requirements, steps, stages, tips);
    }

    private static List<Requirement> requirements(JsonFields body) {
        List<Requirement> requirements = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (JsonFields group : body.objects(CATEGORIES_MAX, "requirements_checklist")) {
            String category = group.text(1, NAME_MAX, "category");
            for (JsonFields typed : group.objects(ITEMS_MAX, "items")) {
                String item = typed.text(1, NAME_MAX, "item");
                String key = GrowthPlanTemplates.itemKey(category, item);
                if (!keys.add(key)) typed.mistake("item", "is in this category already");
                requirements.add(new Requirement(
                        key,
                        category,
                        item,
                        typed.optionalText(0, PHRASE_MAX, "quantity").orElse(""),
                        typed.optionalFlag("optional").orElse(false),
                        typed.optionalText(0, TEXT_MAX, "notes").orElse("")));
            }
        }
        if (requirements.isEmpty()) body.mistake("requirements_checklist", "must have an item");
        return requirements;
    }

    /// Numbered by their order, whatever numbers they come with.
    private static List<SetupStep> steps(JsonFields body) {
        List<SetupStep> steps = new ArrayList<>();
        for (JsonFields step : body.objects(STEPS_MAX, "setup_instructions")) {
            steps.add(new SetupStep(
                    steps.size() + 1,
                    step.text(1, PHRASE_MAX, "title"),
                    step.text(1, TEXT_MAX, "description"),
                    step.optionalText(0, PHRASE_MAX, "duration").orElse(""),
                    lines(step, "tips"),
                    lines(step, "warnings")));
        }
        return steps;
    }

    private static List<GrowthStage> stages(JsonFields body) {
        List<GrowthStage> stages = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int nextDay = 0;
        for (JsonFields stage : body.objects(STAGES_MAX, "growth_stages")) {
            String name = stage.text(1, STAGE_NAME_MAX, "stage_name");
            if (!names.add(name.toLowerCase(Locale.ROOT))) stage.mistake("stage_name", "is another stage's already");
            int startDay = day(stage, "start_day");
            int endDay = day(stage, "end_day");
            if (startDay != nextDay) stage.mistake("start_day", "must be " + nextDay);
            if (endDay < startDay) stage.mistake("end_day", "must not be before start_day");
            nextDay = endDay + 1;
            stages.add(new GrowthStage(
                    name,
                    startDay,
                    endDay,
                    stage.optionalText(0, TEXT_MAX, "description").orElse(""),
                    lines(stage, "key_indicators")));
        }
        if (stages.isEmpty()) body.mistake("growth_stages", "must have a stage");
        return stages;
    }

    private static int day(JsonFields stage, String name) {
        OptionalInt day = stage.optionalCount(0, DAYS_MAX, name);
        if (day.isEmpty()) stage.mistake(name, "is required");
        return day.orElse(0);
    }

    private static List<CareTip> tips(JsonFields body, List<GrowthStage> stages) {
        List<CareTip> tips = new ArrayList<>();
        for (JsonFields group : body.objects(STAGES_MAX, "care_tips")) {
            String typed = group.text(1, STAGE_NAME_MAX, "stage_name");
            Optional<String> stage = stages.stream()
                    .map(GrowthStage::stageName)
                    .filter(typed::equalsIgnoreCase)
                    .findFirst();
            if (stage.isEmpty()) group.mistake("stage_name", "is none of the stages");
            for (JsonFields tip : group.objects(TIPS_MAX, "tips")) {
                String importance =
                        tip.optionalText(0, PHRASE_MAX, "importance").orElse("medium");
                if (!IMPORTANCES.contains(importance)) {
                    tip.mistake("importance", "must be one of " + String.join(", ", IMPORTANCES));
                }
                tips.add(new CareTip(
                        stage.orElse(typed),
                        tip.text(1, TEXT_MAX, "tip"),
                        tip.optionalText(0, PHRASE_MAX, "category").orElse(""),
                        importance));
            }
        }
        return tips;
    }

    private static List<String> lines(JsonFields object, String name) {
        return object.optionalTexts(LINES_MAX, TEXT_MAX, name).orElse(List.of());
    }
}
