/// Reads the events of the plant catalogue and of the suburbs, and what gardeners say of their gardens.
/// Shows which plants to sow now in a garden, with reasons (`POST /api/v1/recommendations`), also in a
/// gardener's own (`GET /api/v1/recommendations/mine`).
package marigold.garden.recommendations;
