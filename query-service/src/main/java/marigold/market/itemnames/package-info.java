/// Reads the lines of the daily entry.
/// Shows the daily sales screen the flowers to choose from (`GET /api/reports/daily-sales/items`).
package marigold.market.itemnames;
