/// Reads what happens to suburbs.
/// Shows the suburbs to choose from (`GET /api/v1/suburbs`).
package marigold.garden.suburbs;
