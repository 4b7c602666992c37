package marigold.garden.growthplan;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Makes this the plan of the plant for all who start it from now on.
record PublishGrowthPlan(long plantId, String source, GrowthPlanContent content) {
    static final String TEMPLATE = "template";
    static final String EDITOR = "editor";

    @TargetAggregateIdentifier
    String plan() {
        return GrowthPlans.id(plantId);
    }
}
