package marigold.garden.recommendation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import marigold.garden.events.RecommendationEvent;
import marigold.garden.events.RecommendationEvent.RecommendationRecorded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// What a gardener was recommended once. Nothing about it changes later; one stream each keeps the gardener's
/// own short.
@AggregateRoot(type = Recommendation.TYPE)
final class Recommendation {
    static final String TYPE = "recommendation";

    @AggregateIdentifier
    private String id;

    Recommendation() {}

    @CommandHandler
    Recommendation(RecordRecommendation command) {
        apply(new RecommendationRecorded(
                command.gardenerId(),
                command.recommendationId(),
                command.suburbId(),
                command.suburb(),
                command.climateZone(),
                command.month(),
                command.preferences(),
                command.plants()));
    }

    @EventSourcingHandler
    void on(RecommendationEvent event) {
        switch (event) {
            case RecommendationRecorded recorded -> id = TYPE + "-" + recorded.recommendationId();
        }
    }
}
