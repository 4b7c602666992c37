/// Reads the events of the plant catalogue and of the suburbs.
/// Shows which plants to sow now in a garden, with reasons (`POST /api/v1/recommendations`).
package marigold.garden.recommendations;
