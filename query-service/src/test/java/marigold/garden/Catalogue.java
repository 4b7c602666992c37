package marigold.garden;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.PlantListed;
import marigold.garden.events.CataloguePlantEvent.PlantRevised;
import marigold.garden.events.CataloguePlantEvent.SowingMonths;
import marigold.garden.events.CataloguePlantEvent.Traits;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.garden.events.SuburbEvent.SuburbListed;
import marigold.garden.events.SuburbEvent.SuburbRevised;

/// Plants and suburbs as the catalogue's events tell of them; a test names what it looks at.
public final class Catalogue {
    /// October, November and December.
    public static final int SPRING = 0b1110_0000_0000;

    private Catalogue() {}

    public static PlantListed listed(long plantId, PlantFacts facts) {
        return new PlantListed(plantId, facts);
    }

    public static PlantRevised revised(long plantId, PlantFacts facts) {
        return new PlantRevised(plantId, facts);
    }

    /// A small fragrant herb of part sun that is eaten and lives in a pot.
    public static PlantFacts basil() {
        return plant("Basil- Bush", "Ocimum basilicum", "herb", herbTraits(months(SPRING, SPRING)));
    }

    public static Traits herbTraits(SowingMonths months) {
        return new Traits(
                List.of("full_sun", "part_sun"),
                true,
                true,
                true,
                true,
                "compact",
                List.of("white", "purple"),
                90,
                OptionalInt.of(45),
                OptionalInt.of(30),
                OptionalInt.of(5),
                months,
                false);
    }

    /// In a zone that no other test of the shared catalogue looks at.
    public static SowingMonths tropicalMonths(int tropical) {
        return new SowingMonths(0, 0, 0, tropical, 0);
    }

    public static SowingMonths months(int cool, int temperate) {
        return new SowingMonths(cool, temperate, 0, 0, 0);
    }

    public static PlantFacts plant(String name, String scientificName, String category, Traits traits) {
        return plant(name, scientificName, category, traits, "Fragrant leaves, attracts pollinators");
    }

    public static PlantFacts plant(
            String name, String scientificName, String category, Traits traits, String characteristics) {
        return new PlantFacts(
                name,
                scientificName,
                category,
                category,
                "Annual herb",
                "45 days",
                "30cm",
                "5mm",
                "Full sun, well drained soil",
                "Spring",
                "7 days",
                "Sow direct or raise seedlings",
                "Half hardy annual",
                characteristics,
                "Grows on a sill.",
                "Culinary",
                "Open pollinated seed",
                List.of(),
                "October, November, December",
                "October, November, December",
                "",
                "",
                "",
                "tomato, chilli",
                "rue",
                "",
                traits);
    }

    public static SuburbListed suburb(long suburbId, String name, String zone, String heatCategory) {
        return new SuburbListed(suburbId, facts(name, zone, heatCategory));
    }

    public static SuburbRevised suburbRevised(long suburbId, String name, String zone, String heatCategory) {
        return new SuburbRevised(suburbId, facts(name, zone, heatCategory));
    }

    private static SuburbFacts facts(String name, String zone, String heatCategory) {
        return new SuburbFacts(name, "3121", -37.8, 145.0, "VIC", zone, heatCategory, OptionalDouble.empty());
    }
}
