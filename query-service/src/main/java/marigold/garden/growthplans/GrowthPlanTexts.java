package marigold.garden.growthplans;

import java.util.List;
import marigold.garden.events.GrowthPlanEvent.CareTip;
import marigold.garden.events.GrowthPlanEvent.GrowthStage;
import marigold.garden.events.GrowthPlanEvent.Requirement;
import marigold.garden.events.GrowthPlanEvent.SetupStep;
import tools.jackson.databind.json.JsonMapper;

/// The parts of a plan as the read tables keep them, each a JSON array.
public final class GrowthPlanTexts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GrowthPlanTexts() {}

    static String of(List<?> part) {
        return JSON.writeValueAsString(part);
    }

    static List<Requirement> requirements(String text) {
        return List.of(JSON.readValue(text, Requirement[].class));
    }

    static List<SetupStep> setupSteps(String text) {
        return List.of(JSON.readValue(text, SetupStep[].class));
    }

    public static List<GrowthStage> stages(String text) {
        return List.of(JSON.readValue(text, GrowthStage[].class));
    }

    public static List<CareTip> careTips(String text) {
        return List.of(JSON.readValue(text, CareTip[].class));
    }
}
