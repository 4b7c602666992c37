package marigold.projection;

import marigold.events.EventTypes;
import marigold.eventstore.StoredEvent;
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

    static Delivered of(StoredEvent event) {
        return new Delivered(event.payload(), new Occurrence(event.position(), event.occurredAt(), event.userId()));
    }

    long position() {
        return occurrence.position();
    }

    /// Name of the event's type, also of one that this release cannot read.
    String type() {
        return payload instanceof UnknownEvent unknown ? unknown.type() : EventTypes.nameOf(payload.getClass());
    }

    /// Whether the event is one that the segment applies. Throws when nobody can say whom it concerns.
    <E> boolean concerns(ReadModel<E> model, Segment segment) {
        return concerns(model) && segment.matches(Long.hashCode(sequence(model)));
    }

    /// Whether the event is of the model's family.
    boolean concerns(ReadModel<?> model) {
        return payload instanceof UnknownEvent unknown
                ? EventTypes.isOf(model.family(), unknown.type())
                : model.family().isInstance(payload);
    }

    /// The model's sequence that the event is of.
    <E> long sequence(ReadModel<E> model) {
        if (!(payload instanceof UnknownEvent unknown))
            return model.sequence(model.family().cast(payload));
        return model.sequence(unknown)
                .orElseThrow(() -> new ProjectionStopped(model.name(), position(), unknown.reason()));
    }
}
