package marigold.command;

import java.util.List;

/// Commands that share one unit, so that all their events are one append.
record Together(List<?> commands) {}
