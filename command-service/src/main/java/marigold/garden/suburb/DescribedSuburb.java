package marigold.garden.suburb;

import java.util.Optional;
import marigold.garden.events.SuburbEvent.HeatFacts;
import marigold.garden.events.SuburbEvent.SuburbFacts;

/// A suburb as a file describes it.
///
/// @param saysHeat whether the file has a column for the heat at all
/// @param heat     empty when the suburb's was not measured
record DescribedSuburb(SuburbFacts facts, boolean saysHeat, Optional<HeatFacts> heat) {
    /// The facts, with the heat of before where the file does not speak of heat.
    SuburbFacts withHeatOf(SuburbFacts before) {
        if (saysHeat) return facts;
        return new SuburbFacts(
                facts.name(),
                facts.postcode(),
                facts.latitude(),
                facts.longitude(),
                facts.state(),
                facts.climateZone(),
                before.heatCategory(),
                before.heatIntensityCelsius());
    }
}
