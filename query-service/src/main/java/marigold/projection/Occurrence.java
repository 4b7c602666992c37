package marigold.projection;

import java.time.Instant;

/// When an event happened and where it stands in the store.
///
/// @param position   global index
/// @param occurredAt when the command was decided, to the microsecond
public record Occurrence(long position, Instant occurredAt) {}
