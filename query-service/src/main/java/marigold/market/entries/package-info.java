/// Reads the lines of the daily entry, the settlements that hold them, and the names of farmers and groups.
/// Shows a farmer's transactions and the vendor's collections and entries.
package marigold.market.entries;
