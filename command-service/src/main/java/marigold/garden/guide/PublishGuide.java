package marigold.garden.guide;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Gives all gardeners something new to read.
record PublishGuide(long guideId, String category, String name, String title, String content) {
    @TargetAggregateIdentifier
    String guide() {
        return Guides.aggregateId(guideId);
    }
}
