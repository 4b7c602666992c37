/// Reads the lines of the daily entry, the settlements that hold them, and the names of farmers and groups.
/// Shows a farmer's transactions, the vendor's collections and entries, and the daily sales report.
package marigold.market.entries;
