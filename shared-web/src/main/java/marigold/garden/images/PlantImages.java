package marigold.garden.images;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Where a plant's pictures are: by a rule (spec garden, section 6), whether they exist or not.
///
/// Spaces stay spaces, as in case P5: existing pages put these addresses into an image's source, where a
/// browser takes care of them. Characters that would end the path or change its meaning are escaped.
@Component
@EnableConfigurationProperties(ImageSettings.class)
public final class PlantImages {
    private static final int IMAGES = 4;
    private static final String UNKNOWN = "unknown";

    /// What the names of the folders leave out.
    private static final Pattern LEFT_OUT = Pattern.compile("['(),./:&]");

    private static final Pattern ESCAPED = Pattern.compile("[%#?\"<>\\\\]");

    private final String base;

    PlantImages(ImageSettings settings) {
        this.base = settings.baseUrl().replaceFirst("/+$", "");
    }

    /// The address of the picture to show first.
    public String primary(String category, String name, String scientificName) {
        return base + "/" + path(category, name, scientificName);
    }

    /// The same below whatever serves the pictures.
    public String path(String category, String name, String scientificName) {
        return path(category, name, scientificName, 1);
    }

    /// The addresses of all pictures, the primary first.
    public List<String> all(String category, String name, String scientificName) {
        return IntStream.rangeClosed(1, IMAGES)
                .mapToObj(number -> base + "/" + path(category, name, scientificName, number))
                .toList();
    }

    private static String path(String category, String name, String scientificName, int number) {
        String scientific = part(scientificName);
        String folder = part(name) + "_" + (scientific.isEmpty() ? UNKNOWN : scientific);
        return "%s_plant_images/%s/%s_%d.jpg".formatted(category, folder, folder, number);
    }

    private static String part(String name) {
        String kept = LEFT_OUT.matcher(name).replaceAll("").strip();
        return ESCAPED.matcher(kept)
                .replaceAll(special -> "%%%02X".formatted(special.group().getBytes(StandardCharsets.US_ASCII)[0]));
    }
}
