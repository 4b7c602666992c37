package marigold.market.silk;

import marigold.market.events.SilkDayEvent;

/// What holds for a day now.
///
/// @param changed whether the command said anything new
record Recorded<E extends SilkDayEvent>(E fact, boolean changed) {}
