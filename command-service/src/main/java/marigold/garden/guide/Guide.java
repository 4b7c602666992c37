package marigold.garden.guide;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import marigold.garden.events.GuideEvent;
import marigold.garden.events.GuideEvent.GuidePublished;
import marigold.garden.events.GuideEvent.GuideRevised;
import marigold.garden.events.GuideEvent.GuideWithdrawn;
import marigold.refusal.Unknown;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/// A text for all gardeners.
@AggregateRoot(type = Guides.TYPE)
final class Guide {
    @AggregateIdentifier
    private String id;

    private long guideId;
    private String category;
    private String name;
    private String title;
    private String content;
    private boolean withdrawn;

    Guide() {}

    @CommandHandler
    Guide(PublishGuide command) {
        apply(new GuidePublished(
                command.guideId(), command.category(), command.name(), command.title(), command.content()));
    }

    /// Answers whether that was news.
    @CommandHandler
    boolean handle(ReviseGuide command) {
        if (withdrawn) throw new Unknown("Guide not found");
        if (command.title().equals(title) && command.content().equals(content)) return false;
        apply(new GuideRevised(guideId, category, name, command.title(), command.content()));
        return true;
    }

    @CommandHandler
    void handle(WithdrawGuide command) {
        if (withdrawn) throw new Unknown("Guide not found");
        apply(new GuideWithdrawn(guideId, category, name));
    }

    @EventSourcingHandler
    void on(GuideEvent event) {
        switch (event) {
            case GuidePublished published -> {
                guideId = published.guideId();
                id = Guides.aggregateId(guideId);
                category = published.category();
                name = published.name();
                title = published.title();
                content = published.content();
            }
            case GuideRevised revised -> {
                title = revised.title();
                content = revised.content();
            }
            case GuideWithdrawn _ -> withdrawn = true;
        }
    }
}
