package marigold.garden.recommendations;

import java.time.Month;
import java.util.OptionalInt;

/// A plant as far as scores read it, with the sowing months of every zone.
record Contender(
        long plantId,
        String plantName,
        String category,
        String speciesKey,
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
        int aridMonths) {
    static Contender of(Plant plant) {
        return new Contender(
                plant.plantId(),
                plant.plantName(),
                plant.category(),
                plant.speciesKey(),
                plant.sunLevels(),
                plant.indoorOk(),
                plant.containerOk(),
                plant.edible(),
                plant.fragrant(),
                plant.feedsPollinators(),
                plant.maintainabilityHundredths(),
                plant.daysToMaturity(),
                plant.habit(),
                plant.colours(),
                plant.coolMonths(),
                plant.temperateMonths(),
                plant.subtropicalMonths(),
                plant.tropicalMonths(),
                plant.aridMonths());
    }

    /// The plant as a month of a zone sees it.
    Candidate in(ClimateZone zone, Month month) {
        SowingMonths sownIn = sownIn(zone);
        return new Candidate(
                zone.word(),
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

    SowingMonths sownIn(ClimateZone zone) {
        return new SowingMonths(
                switch (zone) {
                    case COOL -> coolMonths;
                    case TEMPERATE -> temperateMonths;
                    case SUBTROPICAL -> subtropicalMonths;
                    case TROPICAL -> tropicalMonths;
                    case ARID -> aridMonths;
                });
    }
}
