package marigold.market.saala;

/// A line in its account.
///
/// @param version      counted from 1, one more with each correction
/// @param runningPaise the balance after this line, in the order of (day, id) (D6)
/// @param balancePaise the balance after all lines
/// @param changed      whether the command changed anything
record Placed(long lineId, int version, Line line, long runningPaise, long balancePaise, boolean changed) {}
