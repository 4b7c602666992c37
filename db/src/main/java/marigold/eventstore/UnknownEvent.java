package marigold.eventstore;

/// Stands in for an event that this release cannot read: its type or revision is newer. Whoever meets it must
/// stop, never skip.
///
/// @param type     stored event type
/// @param revision stored revision
/// @param reason   one sentence for the operator
public record UnknownEvent(String type, String revision, String reason) {}
