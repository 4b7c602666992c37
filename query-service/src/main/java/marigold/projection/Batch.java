package marigold.projection;

import java.util.List;
import java.util.Map;

/// Applies a batch of events to the rows of one place, in the current transaction: loads the rows that the
/// fold asks for, folds, and writes each table once.
final class Batch {
    private Batch() {}

    /// @param events those that concern the rows, in their order
    /// @return the position that each tenant's rows changed at last; empty when no row changed
    static <E> Map<Long, Long> apply(ReadModel<E> model, ReadModelStore store, List<Delivered> events) {
        if (events.isEmpty()) return Map.of();
        Asked asked = new Asked();
        for (Delivered event : events) asked.ask(model, event.payload(), event.occurrence());
        if (asked.isEmpty()) return Map.of();
        WorkingSet rows = store.load(asked);
        for (Delivered event : events) {
            try {
                rows.apply(model, event.payload(), event.occurrence());
            } catch (RuntimeException cause) {
                throw new ProjectionStopped(model.name(), event.position(), cause);
            }
        }
        if (rows.watermarks().isEmpty()) return Map.of();
        store.write(rows);
        return Map.copyOf(rows.watermarks());
    }
}
