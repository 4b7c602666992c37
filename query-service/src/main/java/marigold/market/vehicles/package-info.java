/// Reads the events of the vehicles that bring flowers in.
/// Shows every screen the vehicles to choose from (`GET /api/vehicles`).
package marigold.market.vehicles;
