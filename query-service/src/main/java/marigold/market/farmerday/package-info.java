/// Reads the lines of the daily entry.
/// Shows what a farmer brought in on each day of a period (`GET /api/farmers/{id}/days`).
package marigold.market.farmerday;
