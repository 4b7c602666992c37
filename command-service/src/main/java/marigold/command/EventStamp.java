package marigold.command;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/// Marks every event of a request with who asked, with the request's id and with its one time, which the
/// answer shows too.
final class EventStamp implements MessageDispatchInterceptor<EventMessage<?>> {
    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        return (_, event) -> WriteUnit.current()
                .<EventMessage<?>>map(unit -> stamped(event, unit))
                .orElse(event);
    }

    private static EventMessage<?> stamped(EventMessage<?> message, WriteUnit unit) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                event.getMetaData()
                        .mergedWith(
                                Map.of("userId", Long.toString(unit.actor().userId()), "requestId", unit.requestId())),
                event.getIdentifier(),
                unit.decidedAt());
    }
}
