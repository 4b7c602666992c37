package marigold.garden.events;

import java.util.OptionalDouble;
import org.axonframework.serialization.Revision;

/// The life of a suburb: where it is, its climate and its heat.
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

    @Revision("1")
    record SuburbListed(long suburbId, SuburbFacts facts) implements SuburbEvent {}

    @Revision("1")
    record SuburbRevised(long suburbId, SuburbFacts facts) implements SuburbEvent {}
}
