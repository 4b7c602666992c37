/// Sums of lines of the daily entry: the arithmetic and the answer that the totals of a day have in common,
/// whoever's day it is.
package marigold.market.linesums;
