/// Reads the events of the plant catalogue and of the growth plans.
/// Shows everybody one plant with everything about it, its neighbours and its pictures
/// (`GET /api/v1/plants/{plantId}`).
package marigold.garden.plantdetail;
