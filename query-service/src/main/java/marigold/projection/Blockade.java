package marigold.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marigold.projection.DeadLetters.Parked;
import marigold.projection.WorkingSet.Blocked;
import org.springframework.dao.DataAccessException;

/// Decides, event by event, what is applied and what is parked: an event that the fold cannot take, and every
/// event that comes to a row that waits for a parked one.
final class Blockade {
    private final Map<String, Long> places;
    private final Map<Long, Long> tenants;
    private final List<Parked> parked = new ArrayList<>();

    /// @param places  which sequence a row or look-up waits for
    /// @param tenants which sequence all rows of a tenant wait for
    Blockade(Map<String, Long> places, Map<Long, Long> tenants) {
        this.places = new HashMap<>(places);
        this.tenants = new HashMap<>(tenants);
    }

    /// What has been parked here, in order.
    List<Parked> parked() {
        return parked;
    }

    /// Applies the event to the rows, or parks it.
    ///
    /// @return whether it was applied
    <E> boolean apply(ReadModel<E> model, WorkingSet rows, Delivered event) {
        Long behind = tenants.get(event.sequence(model));
        if (behind != null) return wait(model, rows, event, behind);
        rows.block(places.keySet());
        try {
            rows.apply(model, event.payload(), event.occurrence());
            return true;
        } catch (Blocked blocked) {
            rows.undo();
            return wait(model, rows, event, places.get(blocked.place()));
        } catch (DataAccessException unreadable) {
            // Rows could not be read: nothing is wrong with the event.
            throw unreadable;
        } catch (RuntimeException failure) {
            rows.undo();
            fail(model, rows, event, failure);
            return false;
        }
    }

    /// Parks an event that could not be taken. When nobody can tell which rows it concerns, all rows of its
    /// tenant wait.
    <E> void fail(ReadModel<E> model, WorkingSet rows, Delivered event, RuntimeException failure) {
        boolean whole = !new Asked().ask(model, event.payload(), event.occurrence());
        // What PostgreSQL adds in further lines are the row's values, which may be people's names.
        String sentence =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        if (failure.getMessage() == null) sentence = failure.getClass().getSimpleName();
        park(model, rows, event, event.position(), sentence, DeadLetters.fingerprint(failure), whole);
        if (whole) tenants.putIfAbsent(event.sequence(model), event.position());
    }

    private <E> boolean wait(ReadModel<E> model, WorkingSet rows, Delivered event, long behind) {
        park(model, rows, event, behind, "", "", false);
        return false;
    }

    private <E> void park(
            ReadModel<E> model,
            WorkingSet rows,
            Delivered event,
            long sequence,
            String failure,
            String fingerprint,
            boolean whole) {
        Asked asked = new Asked();
        asked.ask(model, event.payload(), event.occurrence());
        Set<String> concerned = new HashSet<>(asked.places());
        concerned.addAll(rows.visit(model, event.payload(), event.occurrence()));
        for (String place : concerned) places.putIfAbsent(place, sequence);
        parked.add(new Parked(
                event.position(),
                sequence,
                event.sequence(model),
                event.type(),
                failure,
                fingerprint,
                whole,
                concerned));
    }
}
