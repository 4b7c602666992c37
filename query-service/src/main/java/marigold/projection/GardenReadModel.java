package marigold.projection;

import java.util.OptionalLong;
import marigold.events.EventTypes;
import marigold.eventstore.UnknownEvent;
import marigold.garden.events.GardenEvent;

/// A read model of the garden: the tenant is the gardener, and the platform for what all gardeners share.
public interface GardenReadModel extends ReadModel<GardenEvent> {
    @Override
    default Class<GardenEvent> family() {
        return GardenEvent.class;
    }

    @Override
    default long tenant(GardenEvent event) {
        return event instanceof GardenEvent.Personal personal ? personal.gardenerId() : 0;
    }

    /// What names no gardener is of the garden that all share, unless its type says otherwise.
    @Override
    default OptionalLong sequence(UnknownEvent event) {
        OptionalLong gardenerId = event.number("gardenerId");
        if (gardenerId.isPresent()) return gardenerId;
        boolean personal = EventTypes.classOf(event.type())
                .filter(GardenEvent.Personal.class::isAssignableFrom)
                .isPresent();
        return personal ? OptionalLong.empty() : OptionalLong.of(0);
    }
}
