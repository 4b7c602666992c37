package marigold.garden.suburb;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Optional;
import marigold.garden.events.SuburbEvent;
import marigold.garden.events.SuburbEvent.HeatFacts;
import marigold.garden.events.SuburbEvent.SuburbClimateRecorded;
import marigold.garden.events.SuburbEvent.SuburbFacts;
import marigold.garden.events.SuburbEvent.SuburbHeatMeasured;
import marigold.garden.events.SuburbEvent.SuburbListed;
import marigold.garden.events.SuburbEvent.SuburbRevised;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// A suburb.
@AggregateRoot(type = Suburb.TYPE)
final class Suburb {
    static final String TYPE = "suburb";

    @AggregateIdentifier
    private String id;

    private long suburbId;
    private SuburbFacts facts;
    private Optional<HeatFacts> heat = Optional.empty();

    Suburb() {}

    static String id(long suburbId) {
        return TYPE + "-" + suburbId;
    }

    @CommandHandler
    Suburb(ListSuburb command) {
        apply(new SuburbListed(command.suburbId(), command.described().facts()));
        command.described().heat().ifPresent(measured -> apply(new SuburbHeatMeasured(command.suburbId(), measured)));
    }

    /// Answers whether that was news. A file without columns for the heat leaves it as it was.
    @CommandHandler
    boolean handle(ReviseSuburb command) {
        SuburbFacts now = command.described().withHeatOf(facts);
        boolean revised = !now.equals(facts);
        if (revised) apply(new SuburbRevised(suburbId, now));
        boolean measured = command.described().heat().isPresent()
                && !command.described().heat().equals(heat);
        if (measured)
            apply(new SuburbHeatMeasured(suburbId, command.described().heat().get()));
        return revised || measured;
    }

    @EventSourcingHandler
    void on(SuburbEvent event) {
        switch (event) {
            case SuburbListed listed -> {
                id = id(listed.suburbId());
                suburbId = listed.suburbId();
                facts = listed.facts();
            }
            case SuburbRevised revised -> facts = revised.facts();
            case SuburbHeatMeasured measured -> heat = Optional.of(measured.heat());
            case SuburbClimateRecorded _ -> {}
        }
    }
}
