/// Reads what was settled with farmers, recalculated and voided, and the farmers' names and groups.
/// Shows the settlements of a vendor, newest first, and each with its entries.
package marigold.market.settlements;
