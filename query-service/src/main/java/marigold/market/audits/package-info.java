/// Reads every event of the market.
/// Shows a vendor's admin who did what, and what it was before and after (`GET /api/audits`).
package marigold.market.audits;
