package marigold.garden.gardener;

/// A favourite plant as a command has left it.
record KeptPlant(long favouriteId, long plantId, String plantName, String plantCategory, String notes, int priority) {}
