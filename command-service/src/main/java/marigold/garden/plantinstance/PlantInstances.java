package marigold.garden.plantinstance;

import marigold.refusal.Unknown;

/// How instances are named in the event store.
final class PlantInstances {
    static final String TYPE = "plant-instance";

    private PlantInstances() {}

    static String id(long instanceId) {
        return TYPE + "-" + instanceId;
    }

    static Unknown unknown() {
        return new Unknown("Plant instance not found");
    }
}
