package marigold.garden.climate;

import java.time.LocalDate;
import marigold.garden.events.SuburbEvent.ClimateReading;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Records what was measured of a suburb's day.
record RecordClimate(long suburbId, LocalDate recordedOn, ClimateReading reading) {
    @TargetAggregateIdentifier
    String climate() {
        return SuburbClimate.id(suburbId, recordedOn);
    }
}
