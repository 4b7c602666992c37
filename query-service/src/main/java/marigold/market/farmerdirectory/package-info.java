/// Reads the farmers' and their groups' events, and the balances of their advances. Shows every screen the
/// farmers to choose from (`GET /api/farmers`, `/api/customers` and the look-ups by group).
package marigold.market.farmerdirectory;
