/// Reads what was measured of the suburbs' days.
/// Shows a suburb's weather, ultraviolet light and air (`GET /api/v1/climate/{suburb}`).
package marigold.garden.suburbclimate;
