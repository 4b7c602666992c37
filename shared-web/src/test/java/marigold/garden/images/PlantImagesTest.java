package marigold.garden.images;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The pictures of a plant")
class PlantImagesTest {
    private final PlantImages images = new PlantImages(new ImageSettings("https://pictures.example/garden/"));

    @ParameterizedTest(name = "{1} / {2} / {0}: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "flower | Dianthus- Allwood's Pink | Dianthus alpinus | Dianthus- Allwoods Pink_Dianthus alpinus",
                "herb | Basil- Bush | unknown | Basil- Bush_unknown",
                "herb | Basil- Bush | '' | Basil- Bush_unknown",
                "vegetable | Chives (Garlic) | Allium sp. | Chives Garlic_Allium sp",
                "vegetable | 100% Pea #1? | Pisum | 100%25 Pea %231%3F_Pisum"
            })
    @DisplayName("are in a folder named after it")
    void folders(String category, String name, String scientificName, String folder) {
        assertThat(images.primary(category, name, scientificName))
                .isEqualTo("https://pictures.example/garden/%s_plant_images/%s/%s_1.jpg"
                        .formatted(category, folder, folder));
    }

    @Test
    @DisplayName("are four, the primary first")
    void four() {
        assertThat(images.all("herb", "Dill", ""))
                .hasSize(4)
                .startsWith(images.primary("herb", "Dill", ""))
                .last()
                .asString()
                .endsWith("/Dill_unknown_4.jpg");
    }
}
