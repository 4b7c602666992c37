package marigold.garden.events;

import java.util.List;
import java.util.OptionalInt;
import org.axonframework.serialization.Revision;

/// The life of one variety in the catalogue, which all gardeners share.
public sealed interface CataloguePlantEvent extends GardenEvent {
    long plantId();

    /// A variety as the catalogue's file describes it, and what was derived from that.
    ///
    /// `category` is flower, herb or vegetable; `subcategory` keeps the file's finer word. The five sowing
    /// periods and the three companions are the file's text.
    record PlantFacts(
            String name,
            String scientificName,
            String category,
            String subcategory,
            String plantType,
            String daysToMaturity,
            String plantSpacing,
            String sowingDepth,
            String position,
            String season,
            String germination,
            String sowingMethod,
            String hardinessLifeCycle,
            String characteristics,
            String description,
            String additionalInformation,
            String seedType,
            List<String> imagePaths,
            String coolSowing,
            String temperateSowing,
            String subtropicalSowing,
            String tropicalSowing,
            String aridSowing,
            String beneficialCompanions,
            String harmfulCompanions,
            String neutralCompanions,
            Traits traits) {}

    /// What recommendations and plans compute with. `sunLevels` are the tolerated ones of full_sun, part_sun
    /// and bright_shade, the best first; `sowingFromSeason` marks months that were taken from the season word
    /// because the file names none.
    record Traits(
            List<String> sunLevels,
            boolean indoor,
            boolean container,
            boolean edible,
            boolean fragrant,
            String habit,
            List<String> flowerColours,
            int maintainabilityHundredths,
            OptionalInt maturityDays,
            OptionalInt spacingCentimetres,
            OptionalInt sowingDepthMillimetres,
            SowingMonths sowingMonths,
            boolean sowingFromSeason) {}

    /// The months in which a variety is sown, by climate zone.
    record SowingMonths(int cool, int temperate, int subtropical, int tropical, int arid) {}

    @Revision("1")
    record PlantListed(long plantId, PlantFacts facts) implements CataloguePlantEvent {}

    @Revision("1")
    record PlantRevised(long plantId, PlantFacts facts) implements CataloguePlantEvent {}
}
