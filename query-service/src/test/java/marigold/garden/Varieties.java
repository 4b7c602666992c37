package marigold.garden;

import java.util.List;
import java.util.OptionalInt;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.CataloguePlantEvent.Traits;

/// Plants of the catalogue, as an import derives them.
public final class Varieties {
    private Varieties() {}

    /// A plant of which only that is known.
    public static PlantFacts plant(String name, String scientificName, String category, String description) {
        return plant(name, scientificName, category, description, "");
    }

    public static PlantFacts plant(
            String name, String scientificName, String category, String description, String companions) {
        Traits traits = new Traits(
                List.of("part_sun"),
                false,
                false,
                !category.equals("flower"),
                false,
                "unknown",
                List.of(),
                60,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                new SowingMonths(0, 0, 0, 0, 0),
                false);
        return new PlantFacts(
                name,
                scientificName,
                category,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                description,
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "",
                "",
                companions,
                "",
                "",
                traits);
    }

    /// A plant with everything.
    public static PlantFacts basil() {
        Traits traits = new Traits(
                List.of("full_sun", "part_sun"),
                true,
                true,
                true,
                true,
                "bush",
                List.of("white", "purple"),
                95,
                OptionalInt.of(65),
                OptionalInt.of(30),
                OptionalInt.of(5),
                new SowingMonths(0b1010_0000_0000, 1, 0, 0, 0b1111_1111_1111),
                false);
        return new PlantFacts(
                "Basil- Bush",
                "Ocimum basilicum",
                "herb",
                "",
                "Annual herb; Culinary",
                "60-70 days",
                "30cm",
                "5mm",
                "Full sun or part sun",
                "Spring, Summer",
                "7 days",
                "Sow direct or raise seedlings",
                "Frost tender annual",
                "Aromatic, easy",
                "Small **leaves**.",
                "Culinary;Pots",
                "Seed",
                List.of("a.jpg", "b.jpg"),
                "October, December",
                "January",
                "",
                "",
                "All year",
                "beans, peas, marigold",
                " rue ,",
                "",
                traits);
    }
}
