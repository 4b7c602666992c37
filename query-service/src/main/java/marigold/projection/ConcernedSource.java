package marigold.projection;

import java.util.List;
import marigold.eventstore.EventTail;
import marigold.eventstore.UnknownEvent;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/// The events as one read model is given them: new ones with which its fold does nothing pass it by, and its
/// position with them. Of some thirty read models an event concerns a few; to wake the others cost more than
/// their events.
final class ConcernedSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final ReadModel<?> model;
    private final EventTail tail;
    private final Progress progress;
    private final DeliveredPage page;

    /// @param page what all read models share, so that events are prepared for folds once
    ConcernedSource(ReadModel<?> model, EventTail tail, Progress progress, DeliveredPage page) {
        this.model = model;
        this.tail = tail;
        this.progress = progress;
        this.page = page;
    }

    /// The events that the tail has read last, as folds take them.
    static final class DeliveredPage {
        private List<TrackedEventMessage<?>> of = List.of();
        private List<Delivered> delivered = List.of();

        synchronized List<Delivered> delivered(List<TrackedEventMessage<?>> events) {
            if (events != of) {
                delivered = events.stream().map(Delivered::of).toList();
                of = events;
            }
            return delivered;
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        return tail.openStream(token, new EventTail.Passing() {
            @Override
            public boolean mayPass(List<TrackedEventMessage<?>> events) {
                for (Delivered event : page.delivered(events)) if (concerns(event)) return false;
                return true;
            }

            @Override
            public void passed(long delivered, long upTo) {
                progress.passed(0, delivered, upTo);
            }
        });
    }

    /// A fold that asks for no row changes none. Whatever it cannot take is for the engine to say.
    private boolean concerns(Delivered event) {
        if (!event.concerns(model)) return false;
        if (event.payload() instanceof UnknownEvent) return true;
        Asked asked = new Asked();
        return !asked.ask(model, event.payload(), event.occurrence()) || !asked.isEmpty();
    }

    @Override
    public TrackingToken createTailToken() {
        return tail.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return tail.createHeadToken();
    }
}
