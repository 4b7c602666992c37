package marigold.projection;

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
}
