/// Reads the sales on credit and the payments of the saala book.
/// Shows each buyer's lines with the balance after each, and all buyers' lines of a period.
package marigold.market.saalastatement;
