package marigold.garden.plantrow;

import java.time.Instant;
import java.util.OptionalInt;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.Traits;

/// A plant of the catalogue as a row. Lists are texts, joined by what their elements cannot hold; absent text
/// is `""`.
///
/// @param site the file's `position`; every read table has a column of that name already
public record PlantRow(
        long plantId,
        String name,
        String scientificName,
        String category,
        String subcategory,
        String plantType,
        String daysToMaturity,
        String plantSpacing,
        String sowingDepth,
        String site,
        String season,
        String germination,
        String sowingMethod,
        String hardinessLifeCycle,
        String characteristics,
        String description,
        String additionalInformation,
        String seedType,
        String imagePaths,
        String coolSowing,
        String temperateSowing,
        String subtropicalSowing,
        String tropicalSowing,
        String aridSowing,
        String beneficialCompanions,
        String harmfulCompanions,
        String neutralCompanions,
        String sunLevels,
        boolean indoor,
        boolean container,
        boolean edible,
        boolean fragrant,
        String habit,
        String flowerColours,
        int maintainabilityHundredths,
        OptionalInt maturityDays,
        OptionalInt spacingCentimetres,
        OptionalInt sowingDepthMillimetres,
        int coolMonths,
        int temperateMonths,
        int subtropicalMonths,
        int tropicalMonths,
        int aridMonths,
        Instant listedAt,
        Instant revisedAt) {
    /// @param listedAt  when the catalogue first had the plant
    /// @param revisedAt when these facts came
    public static PlantRow of(long plantId, PlantFacts facts, Instant listedAt, Instant revisedAt) {
        Traits traits = facts.traits();
        return new PlantRow(
                plantId,
                facts.name(),
                facts.scientificName(),
                facts.category(),
                facts.subcategory(),
                facts.plantType(),
                facts.daysToMaturity(),
                facts.plantSpacing(),
                facts.sowingDepth(),
                facts.position(),
                facts.season(),
                facts.germination(),
                facts.sowingMethod(),
                facts.hardinessLifeCycle(),
                facts.characteristics(),
                facts.description(),
                facts.additionalInformation(),
                facts.seedType(),
                String.join("\n", facts.imagePaths()),
                facts.coolSowing(),
                facts.temperateSowing(),
                facts.subtropicalSowing(),
                facts.tropicalSowing(),
                facts.aridSowing(),
                facts.beneficialCompanions(),
                facts.harmfulCompanions(),
                facts.neutralCompanions(),
                String.join(",", traits.sunLevels()),
                traits.indoor(),
                traits.container(),
                traits.edible(),
                traits.fragrant(),
                traits.habit(),
                String.join(",", traits.flowerColours()),
                traits.maintainabilityHundredths(),
                traits.maturityDays(),
                traits.spacingCentimetres(),
                traits.sowingDepthMillimetres(),
                traits.sowingMonths().cool(),
                traits.sowingMonths().temperate(),
                traits.sowingMonths().subtropical(),
                traits.sowingMonths().tropical(),
                traits.sowingMonths().arid(),
                listedAt,
                revisedAt);
    }
}
