package marigold.garden.guide;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Takes a guide out of everybody's sight, for ever: one of its name is another guide.
record WithdrawGuide(long guideId) {
    @TargetAggregateIdentifier
    String guide() {
        return Guides.aggregateId(guideId);
    }
}
