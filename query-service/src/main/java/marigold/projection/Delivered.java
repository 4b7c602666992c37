package marigold.projection;

import marigold.eventstore.UnknownEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;

/// An event as an engine hands it to a fold.
record Delivered(Object payload, Occurrence occurrence) {
    static Delivered of(EventMessage<?> message) {
        TrackedEventMessage<?> tracked = (TrackedEventMessage<?>) message;
        long position = ((GlobalSequenceTrackingToken) tracked.trackingToken()).getGlobalIndex();
        Object userId = message.getMetaData().get("userId");
        return new Delivered(
                message.getPayload(),
                new Occurrence(
                        position, message.getTimestamp(), userId == null ? 0 : Long.parseLong(userId.toString())));
    }

    long position() {
        return occurrence.position();
    }

    /// Whether the event is one that the segment applies. Throws when this release does not know the event:
    /// nobody can say whom it concerns.
    <E> boolean concerns(ReadModel<E> model, Segment segment) {
        if (payload instanceof UnknownEvent unknown) {
            throw new ProjectionStopped(model.name(), position(), unknown.reason());
        }
        if (!model.family().isInstance(payload)) return false;
        return segment.matches(Long.hashCode(model.sequence(model.family().cast(payload))));
    }
}
