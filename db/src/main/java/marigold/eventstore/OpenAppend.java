package marigold.eventstore;

import java.util.OptionalDouble;

/// An append whose transaction has not ended: it keeps the horizon back.
///
/// @param after       its events have positions above this
/// @param process     PostgreSQL's process
/// @param application what its connection calls itself
/// @param state       what PostgreSQL says it does, for example `idle in transaction`
/// @param secondsOpen age of its transaction, by the database's clock; absent when this user may not see it
public record OpenAppend(long after, int process, String application, String state, OptionalDouble secondsOpen) {}
