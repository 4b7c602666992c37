package marigold.garden.guide;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Puts another text in the place of the guide's.
record ReviseGuide(long guideId, String title, String content) {
    @TargetAggregateIdentifier
    String guide() {
        return Guides.aggregateId(guideId);
    }
}
