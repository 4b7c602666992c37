package marigold.garden.climate;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.Optional;
import marigold.garden.events.SuburbEvent.ClimateReading;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/// What was measured of one suburb on one day: a stream a day, so that none grows with the years.
@AggregateRoot(type = SuburbClimate.TYPE)
final class SuburbClimate {
    static final String TYPE = "suburb-climate";

    @AggregateIdentifier
    private String id;

    private Optional<ClimateReading> known = Optional.empty();

    SuburbClimate() {}

    static String id(long suburbId, LocalDate recordedOn) {
        return "%s-%d-%s".formatted(TYPE, suburbId, recordedOn);
    }

    /// Answers with what is known of the day now. The last value of each measure counts; what a reading does
    /// not speak of stays as it was, since weather, ultraviolet light and air come from different feeds.
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    SuburbClimateRecorded handle(RecordClimate command) {
        ClimateReading now =
                known.map(before -> Readings.over(before, command.reading())).orElse(command.reading());
        SuburbClimateRecorded recorded = new SuburbClimateRecorded(command.suburbId(), command.recordedOn(), now);
        if (!known.equals(Optional.of(now))) apply(recorded);
        return recorded;
    }

    @EventSourcingHandler
    void on(SuburbClimateRecorded recorded) {
        id = id(recorded.suburbId(), recorded.recordedOn());
        known = Optional.of(recorded.reading());
    }
}
