package marigold.garden.suburb;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import marigold.garden.csv.CsvFile;

/// The columns of the suburbs' file.
final class SuburbFile {
    static final List<String> REQUIRED = List.of("name", "postcode", "latitude", "longitude", "climate_zone");

    static final String HEAT_INTENSITY = "suburb_heat_intensity";

    static final List<String> OPTIONAL = List.of(
            "state",
            "suburb_heat_category",
            HEAT_INTENSITY,
            "slug",
            "council",
            "heat_min",
            "heat_max",
            "heat_std_dev",
            "vegetation_total",
            "vegetation_trees",
            "vegetation_shrubs",
            "vegetation_grass",
            "trees_small_3_10m",
            "trees_medium_10_15m",
            "trees_large_15m_plus",
            "area_hectares",
            "mesh_blocks");

    private SuburbFile() {}

    static CsvFile open(InputStream bytes) throws IOException, CsvFile.Unreadable {
        return new CsvFile(bytes, REQUIRED, OPTIONAL);
    }
}
