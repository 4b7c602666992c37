package marigold.projection;

import java.time.Instant;

/// When an event happened, where it stands in the store and who asked for it.
///
/// @param position   global index
/// @param occurredAt when the command was decided, to the microsecond
/// @param userId     the user whose request it was; 0 is the platform's admin
public record Occurrence(long position, Instant occurredAt, long userId) {}
