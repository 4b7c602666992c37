package marigold.garden.growthplan;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import marigold.garden.events.GrowthPlanEvent;
import marigold.garden.events.GrowthPlanEvent.GrowthPlanPublished;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

/// The plan of one plant and how many came before it.
@AggregateRoot(type = GrowthPlans.TYPE)
final class GrowthPlan {
    @AggregateIdentifier
    private String id;

    private GrowthPlanPublished current;

    GrowthPlan() {}

    /// Answers with the plan that holds now. Saying the same again publishes nothing, and a template never
    /// replaces a plan.
    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    GrowthPlanPublished handle(PublishGrowthPlan command) {
        GrowthPlanContent content = command.content();
        boolean template = command.source().equals(PublishGrowthPlan.TEMPLATE);
        if (current != null && (template || content.equals(content(current)))) return current;
        apply(new GrowthPlanPublished(
                command.plantId(),
                current == null ? 1 : current.planVersion() + 1,
                command.source(),
                content.requirements(),
                content.setupSteps(),
                content.stages(),
                content.careTips()));
        return current;
    }

    private static GrowthPlanContent content(GrowthPlanPublished plan) {
        return new GrowthPlanContent(plan.requirements(), plan.setupSteps(), plan.stages(), plan.careTips());
    }

    @EventSourcingHandler
    void on(GrowthPlanEvent event) {
        switch (event) {
            case GrowthPlanPublished published -> {
                id = GrowthPlans.id(published.plantId());
                current = published;
            }
        }
    }
}
