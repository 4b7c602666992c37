package marigold.garden.events;

import org.axonframework.serialization.Revision;

/// The life of a guide, a Markdown text that all gardeners can read.
public sealed interface GuideEvent extends GardenEvent {
    long guideId();

    /// `name` is the file's name, unique within its category; `content` is Markdown.
    @Revision("1")
    record GuidePublished(long guideId, String category, String name, String title, String content)
            implements GuideEvent {}

    @Revision("1")
    record GuideRevised(long guideId, String category, String name, String title, String content)
            implements GuideEvent {}

    @Revision("1")
    record GuideWithdrawn(long guideId, String category, String name) implements GuideEvent {}
}
