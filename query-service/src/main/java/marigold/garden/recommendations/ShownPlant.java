package marigold.garden.recommendations;

import java.util.Optional;
import marigold.garden.images.PlantImages;
import marigold.garden.plantrow.PlantAnswer.Media;

/// A plant of the catalogue with what answers show beside its row, whoever asks for whichever month.
record ShownPlant(Plant plant, Media media) {
    static ShownPlant of(Plant plant, PlantImages images) {
        return new ShownPlant(
                plant,
                new Media(
                        images.primary(plant.category(), plant.plantName(), plant.scientificName()),
                        images.path(plant.category(), plant.plantName(), plant.scientificName()),
                        Optional.empty(),
                        true));
    }
}
