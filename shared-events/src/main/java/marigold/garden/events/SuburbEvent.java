package marigold.garden.events;

import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.axonframework.serialization.Revision;

/// The life of a suburb: where it is, its climate, its heat, and the weather of its days.
public sealed interface SuburbEvent extends GardenEvent {
    long suburbId();

    /// `climateZone` is cool, temperate, subtropical, tropical or arid; `heatCategory` is `""` and the heat
    /// intensity, in degrees Celsius above the rural surroundings, is absent where nobody measured it.
    record SuburbFacts(
            String name,
            String postcode,
            double latitude,
            double longitude,
            String state,
            String climateZone,
            String heatCategory,
            OptionalDouble heatIntensityCelsius) {}

    /// How hot the suburb is and why, from the heat data set; absent where the set does not say.
    ///
    /// `slug` names the suburb in addresses. Intensities are in hundredths of a degree Celsius above the
    /// rural surroundings; vegetation, and trees by their height, in hundredths of a per cent of the area;
    /// the area in hundredths of a hectare.
    record HeatFacts(
            String slug,
            String council,
            String category,
            int intensityHundredths,
            OptionalInt minHundredths,
            OptionalInt maxHundredths,
            OptionalInt standardDeviationHundredths,
            OptionalInt vegetationHundredths,
            OptionalInt treesHundredths,
            OptionalInt shrubsHundredths,
            OptionalInt grassHundredths,
            OptionalInt smallTreesHundredths,
            OptionalInt mediumTreesHundredths,
            OptionalInt largeTreesHundredths,
            OptionalInt areaHundredths,
            OptionalInt meshBlocks) {}

    /// One day's weather, ultraviolet light and air; absent what nobody measured.
    ///
    /// Temperatures are in hundredths of a degree Celsius, rainfall of a millimetre, wind of a kilometre per
    /// hour, the UV index of one, and what is in the air of a microgram per cubic metre. `weatherCode` is the
    /// WMO's. The three sources say who measured; `""` when nobody said.
    record ClimateReading(
            OptionalInt temperatureHundredths,
            OptionalInt temperatureMaxHundredths,
            OptionalInt temperatureMinHundredths,
            OptionalInt humidityPercent,
            OptionalInt rainfallHundredths,
            OptionalInt windSpeedHundredths,
            OptionalInt weatherCode,
            OptionalInt uvIndexHundredths,
            OptionalInt airQualityIndex,
            OptionalInt pm25Hundredths,
            OptionalInt pm10Hundredths,
            OptionalInt ozoneHundredths,
            OptionalInt nitrogenDioxideHundredths,
            OptionalInt sulfurDioxideHundredths,
            OptionalInt carbonMonoxideHundredths,
            String weatherSource,
            String uvSource,
            String airQualitySource) {}

    @Revision("1")
    record SuburbListed(long suburbId, SuburbFacts facts) implements SuburbEvent {}

    @Revision("1")
    record SuburbRevised(long suburbId, SuburbFacts facts) implements SuburbEvent {}

    @Revision("1")
    record SuburbHeatMeasured(long suburbId, HeatFacts heat) implements SuburbEvent {}

    /// The whole reading of the day, with what was known of the day before.
    @Revision("1")
    record SuburbClimateRecorded(long suburbId, LocalDate recordedOn, ClimateReading reading) implements SuburbEvent {}
}
