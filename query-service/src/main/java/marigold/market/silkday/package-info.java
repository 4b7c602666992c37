/// Reads how each market day was closed: the money that was counted, reconciled and split.
/// Shows the closing screen its saved figures, and with two other read models' tables what the day came to
/// (`GET /api/silk/day-summary`).
package marigold.market.silkday;
