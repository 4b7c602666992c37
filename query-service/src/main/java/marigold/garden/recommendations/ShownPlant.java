package marigold.garden.recommendations;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import marigold.garden.images.PlantImages;
import marigold.garden.plantrow.PlantAnswer.Media;
import marigold.garden.recommendations.PlantAnswers.Fit;
import marigold.reads.Medium;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/// A plant of the catalogue as recommendations show it, whoever asks for whichever month. The JSON of that is
/// written once.
///
/// @param beginning of its JSON, from the value of `id` to that of `description`
/// @param fitJson   the value of `fit`
/// @param end       of its JSON, from the value of `media` to that of `neutral_companions`
record ShownPlant(
        Plant plant,
        Fit fit,
        Media media,
        SerializableString beginning,
        SerializableString fitJson,
        SerializableString end) {
    private static final Function<Object, byte[]> JSON = Medium.json("").writer();

    private record Beginning(
            long id,
            String plantName,
            Optional<String> scientificName,
            String plantCategory,
            Optional<String> description) {}

    private record End(Media media, String beneficialCompanions, String harmfulCompanions, String neutralCompanions) {}

    static ShownPlant of(Plant plant, PlantImages images) {
        return of(plant, media(plant, images));
    }

    static ShownPlant of(Plant plant, Media media) {
        Fit fit = Fit.of(plant);
        Beginning beginning = new Beginning(
                plant.plantId(),
                plant.plantName(),
                PlantAnswers.ifAny(plant.scientificName()),
                plant.category(),
                PlantAnswers.ifAny(plant.description()));
        End end = new End(media, plant.beneficialCompanions(), plant.harmfulCompanions(), plant.neutralCompanions());
        return new ShownPlant(
                plant,
                fit,
                media,
                fromValue(beginning, "{\"id\":"),
                new SerializedString(json(fit)),
                fromValue(end, "{\"media\":"));
    }

    /// The JSON of an object from the value of its first property on, without the last brace.
    private static SerializedString fromValue(Object object, String opening) {
        String json = json(object);
        return new SerializedString(json.substring(opening.length(), json.length() - 1));
    }

    private static String json(Object object) {
        return new String(JSON.apply(object), StandardCharsets.UTF_8);
    }

    static Media media(Plant plant, PlantImages images) {
        return new Media(
                images.primary(plant.category(), plant.plantName(), plant.scientificName()),
                images.path(plant.category(), plant.plantName(), plant.scientificName()),
                Optional.empty(),
                true);
    }

    /// Of its JSON; that of its row is about as long.
    int characters() {
        return beginning.charLength() + fitJson.charLength() + end.charLength();
    }
}
