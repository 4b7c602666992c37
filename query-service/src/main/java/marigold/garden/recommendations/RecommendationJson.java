package marigold.garden.recommendations;

import marigold.garden.recommendations.PlantAnswers.Recommendation;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/// Writes a recommendation as Jackson does by itself, but for what is the same for everybody, which is most
/// of it: that was written before, and goes on where the name of its first property stands.
final class RecommendationJson extends ValueSerializer<Recommendation> {
    @Override
    public void serialize(Recommendation plant, JsonGenerator json, SerializationContext context) {
        ShownPlant shown = plant.shown();
        json.writeStartObject(plant);
        json.writeName("id");
        json.writeRawValue(shown.beginning());
        json.writeName("score");
        json.writeNumber(plant.score());
        json.writeName("why");
        json.writeStartArray();
        for (String reason : plant.why()) json.writeString(reason);
        json.writeEndArray();
        json.writeName("fit");
        json.writeRawValue(shown.fitJson());
        json.writeName("sowing");
        context.writeValue(json, plant.sowing());
        json.writeName("media");
        json.writeRawValue(shown.end());
        if (plant.quantifiedImpact().isPresent()) {
            json.writeName("quantified_impact");
            context.writeValue(json, plant.quantifiedImpact().get());
        }
        json.writeEndObject();
    }
}
