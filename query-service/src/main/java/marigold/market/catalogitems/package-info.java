/// Reads the events of the vendor's price list.
/// Shows every screen the flowers to choose from (`GET /api/catalog`, `/api/items`).
package marigold.market.catalogitems;
