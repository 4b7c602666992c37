package marigold.garden.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import marigold.garden.csv.CsvFile;

/// The columns of the catalogue's file.
final class PlantFile {
    static final List<String> REQUIRED = List.of(
            "plant_name",
            "scientific_name",
            "plant_category",
            "plant_type",
            "days_to_maturity",
            "plant_spacing",
            "sowing_depth",
            "position",
            "season",
            "germination",
            "sowing_method",
            "hardiness_life_cycle",
            "characteristics",
            "description",
            "additional_information",
            "seed_type",
            "image_filename",
            "cool_climate_sowing_period",
            "temperate_climate_sowing_period",
            "subtropical_climate_sowing_period",
            "tropical_climate_sowing_period",
            "arid_climate_sowing_period",
            "beneficial_companions",
            "harmful_companions",
            "neutral_companions");

    /// Columns that overrule what is derived from the others.
    static final List<String> OVERRIDES = List.of(
            "sun_need",
            "indoor_ok",
            "container_ok",
            "edible",
            "fragrant",
            "habit",
            "flower_colors",
            "maintainability_score",
            "time_to_maturity_days");

    private PlantFile() {}

    static CsvFile open(InputStream bytes) throws IOException, CsvFile.Unreadable {
        return new CsvFile(bytes, REQUIRED, OVERRIDES);
    }
}
