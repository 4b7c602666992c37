package marigold.garden.recommendations;

import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.garden.events.CataloguePlantEvent.Traits;
import marigold.garden.impact.PlantTraits;
import marigold.garden.impact.PlantTraits.Risk;

/// A plant of the catalogue as answers show it: a row of the read model.
///
/// @param nameKey   its name in lower case, by which requests find it
/// @param sunNeed   the level that it likes best; `""` when unknown
/// @param coolMonths sowing months of the cool zone, one bit a month; so are the next four
/// @param sowingMethod one of two words for what most plants have, else the catalogue's own
/// @param leafAreaTenths  this and what follows are [PlantTraits]
record Plant(
        long plantId,
        String nameKey,
        String plantName,
        String scientificName,
        String category,
        String description,
        String speciesKey,
        String sunNeed,
        int sunLevels,
        boolean indoorOk,
        boolean containerOk,
        boolean edible,
        boolean fragrant,
        boolean feedsPollinators,
        int maintainabilityHundredths,
        OptionalInt daysToMaturity,
        String habit,
        String colours,
        int coolMonths,
        int temperateMonths,
        int subtropicalMonths,
        int tropicalMonths,
        int aridMonths,
        String sowingMethod,
        OptionalInt sowingDepthMm,
        OptionalInt spacingCm,
        String beneficialCompanions,
        String harmfulCompanions,
        String neutralCompanions,
        int leafAreaTenths,
        int transpirationTenths,
        int growthTenths,
        int roughnessTenths,
        int biodiversity,
        int needTenths,
        int minutesTenths,
        String risk,
        int confidence) {
    private static final Pattern NOT_IN_KEYS = Pattern.compile("[^a-z0-9]");

    static Plant of(long plantId, PlantFacts facts) {
        Traits traits = facts.traits();
        List<Sunlight> sunlight = traits.sunLevels().stream()
                .flatMap(word -> Sunlight.of(word).stream())
                .distinct()
                .toList();
        PlantTraits impact = PlantTraits.of(
                facts.category(),
                facts.plantType(),
                facts.characteristics(),
                facts.position(),
                traits.fragrant(),
                traits.spacingCentimetres(),
                traits.maturityDays());
        return new Plant(
                plantId,
                nameKey(facts.name()),
                facts.name(),
                facts.scientificName(),
                facts.category(),
                facts.description(),
                speciesKey(plantId, facts.name(), facts.scientificName()),
                sunlight.isEmpty() ? "" : sunlight.getFirst().word(),
                Sunlight.bits(sunlight),
                traits.indoor(),
                traits.container(),
                traits.edible(),
                traits.fragrant(),
                feedsPollinators(facts.characteristics() + " ; " + facts.description()),
                traits.maintainabilityHundredths(),
                traits.maturityDays(),
                traits.habit(),
                String.join(";", traits.flowerColours()),
                traits.sowingMonths().cool(),
                traits.sowingMonths().temperate(),
                traits.sowingMonths().subtropical(),
                traits.sowingMonths().tropical(),
                traits.sowingMonths().arid(),
                sowingMethod(facts.sowingMethod()),
                traits.sowingDepthMillimetres(),
                traits.spacingCentimetres(),
                facts.beneficialCompanions(),
                facts.harmfulCompanions(),
                facts.neutralCompanions(),
                impact.leafAreaTenths(),
                impact.transpirationTenths(),
                impact.growthTenths(),
                impact.roughnessTenths(),
                impact.biodiversity(),
                impact.needTenths(),
                impact.minutesTenths(),
                impact.risk().name(),
                impact.confidence());
    }

    /// The plant as a month of a zone sees it; of a zone that the catalogue does not know, no month is a
    /// sowing month.
    Candidate in(String zone, Month month) {
        SowingMonths sownIn = sownIn(zone);
        return new Candidate(
                zone,
                month.getValue(),
                plantId,
                sownIn.seasonTenths(month),
                sownIn.bits(),
                plantName,
                category,
                speciesKey,
                sunLevels,
                indoorOk,
                containerOk,
                edible,
                fragrant,
                feedsPollinators,
                maintainabilityHundredths,
                daysToMaturity,
                habit,
                colours);
    }

    SowingMonths sownIn(String zone) {
        return new SowingMonths(
                switch (zone) {
                    case "cool" -> coolMonths;
                    case "temperate" -> temperateMonths;
                    case "subtropical" -> subtropicalMonths;
                    case "tropical" -> tropicalMonths;
                    case "arid" -> aridMonths;
                    default -> 0;
                });
    }

    PlantTraits traits() {
        return new PlantTraits(
                category,
                leafAreaTenths,
                spacingCm.orElse(PlantTraits.SPACING_UNKNOWN_CM),
                transpirationTenths,
                growthTenths,
                roughnessTenths,
                fragrant,
                biodiversity,
                needTenths,
                minutesTenths,
                Risk.valueOf(risk),
                confidence,
                daysToMaturity);
    }

    static String nameKey(String plantName) {
        return plantName.strip().toLowerCase(Locale.ROOT);
    }

    /// The scientific name without case, spaces and signs, so that spellings of one species meet; the plant's
    /// own name where the species is unknown.
    static String speciesKey(long plantId, String plantName, String scientificName) {
        String species = key(scientificName);
        if (!species.isEmpty() && !species.equals("unknown")) return species;
        String name = key(plantName);
        return name.isEmpty() ? Long.toString(plantId) : name;
    }

    private static String key(String name) {
        return NOT_IN_KEYS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    static boolean feedsPollinators(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("beneficial insects") || lower.contains("pollinator");
    }

    /// A text that speaks of both names seedlings first: they are the safer way (case A13).
    static String sowingMethod(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("raise seedlings")) return "raise_seedlings";
        return lower.contains("sow direct") ? "sow_direct" : lower;
    }
}
