package marigold.projection;

/// A parked event cannot be applied any more as it would have been: a row that it concerns has gone further.
/// Only a rebuild is right then.
final class RowsMovedOn extends RuntimeException {
    RowsMovedOn(long position) {
        super("Rows that the event at %d concerns have gone further; rebuild the read model".formatted(position));
    }
}
