/// Reads the suburbs and how hot they are.
/// Shows the heat data set, searched and by category (`GET /api/v1/uhi/suburbs/search`).
package marigold.garden.suburbheat;
