package marigold.garden.recommendations;

import java.util.OptionalLong;
import marigold.request.JsonFields;

/// The plant that a request is about: by its id, or by its name, as existing clients know it.
///
/// @param nameKey `""` when there is an id
record PlantReference(OptionalLong plantId, String nameKey) {
    private static final int NAME_MAX = 255;

    static PlantReference of(JsonFields body) {
        OptionalLong plantId = body.optionalId("plant_id");
        if (plantId.isPresent()) return new PlantReference(plantId, "");
        return new PlantReference(plantId, Plant.nameKey(body.text(1, NAME_MAX, "plant_name")));
    }
}
