/// Reads the lines of the daily entry and the names of farmers and groups that they show.
/// Shows a farmer's transactions, the vendor's collections and entries, and the daily sales report.
package marigold.market.entries;
