/// Reads which plants gardeners were recommended and kept.
/// Shows each gardener his own, the newest first (`GET /api/v1/recommendations/history`).
package marigold.garden.recommendationhistory;
