package marigold.projection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies a batch of events to the rows of one place, in the current transaction: loads the rows that the
/// fold asks for, folds, and writes each table once.
final class Batch {
    private Batch() {}

    /// Applies all events, or throws [ProjectionStopped] at the first that the fold cannot take.
    ///
    /// @param events those that concern the rows, in their order
    /// @return the position that each tenant's rows changed at last; empty when no row changed
    static <E> Map<Long, Long> applyAll(ReadModel<E> model, ReadModelStore store, List<Delivered> events) {
        return apply(model, store, events, (rows, event) -> {
            try {
                rows.apply(model, event.payload(), event.occurrence());
            } catch (RuntimeException cause) {
                throw new ProjectionStopped(model.name(), event.position(), cause);
            }
        });
    }

    /// Folds the events that can be taken, with what is kept of the rows, and lets the blockade park
    /// the others. Empty when there is nothing to fold; what changed is not written yet.
    static <E> Optional<Folded> fold(
            ReadModel<E> model, ReadModelStore store, KeptRows kept, List<Delivered> events, Blockade blockade) {
        Asked asked = new Asked();
        boolean complete = asked.askAll(model, events);
        if (asked.isEmpty() && complete) return Optional.empty();
        WorkingSet rows = store.empty();
        long lentIn = kept.lend(rows, asked);
        if (complete) rows.putUnread(asked.takeUnlooked());
        store.load(rows, asked);
        for (Delivered event : events) blockade.apply(model, rows, event);
        return Optional.of(new Folded(rows, lentIn));
    }

    /// @param lentIn as [KeptRows#giveBack] wants it
    record Folded(WorkingSet rows, long lentIn) {}

    /// Applies the events that can be taken and lets the blockade park the others.
    static <E> Map<Long, Long> apply(
            ReadModel<E> model, ReadModelStore store, List<Delivered> events, Blockade blockade) {
        return apply(model, store, events, (rows, event) -> blockade.apply(model, rows, event));
    }

    private interface Application {
        void apply(WorkingSet rows, Delivered event);
    }

    private static <E> Map<Long, Long> apply(
            ReadModel<E> model, ReadModelStore store, List<Delivered> events, Application application) {
        if (events.isEmpty()) return Map.of();
        Asked asked = new Asked();
        boolean complete = asked.askAll(model, events);
        if (asked.isEmpty() && complete) return Map.of();
        WorkingSet rows = store.load(asked);
        for (Delivered event : events) application.apply(rows, event);
        if (rows.watermarks().isEmpty()) return Map.of();
        store.write(rows);
        return Map.copyOf(rows.watermarks());
    }
}
