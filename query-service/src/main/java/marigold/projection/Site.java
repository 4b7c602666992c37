package marigold.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import marigold.eventstore.EventTail;
import marigold.eventstore.PostgresTokenStore;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;

/// Tables of a read model that are not the live ones, and how far they have come. Each segment has its own
/// position, so that it can be brought to exactly where the live segments are.
final class Site<E> {
    /// Events of one transaction.
    private static final int BATCH_PAGES = 5;

    private final ReadModel<E> model;
    private final Place place;
    private final ReadModelStore store;
    private final PostgresTokenStore tokens;
    private final EventTail tail;

    Site(ReadModel<E> model, Place place, ReadModelStore store, PostgresTokenStore tokens, EventTail tail) {
        this.model = model;
        this.place = place;
        this.store = store;
        this.tokens = tokens;
        this.tail = tail;
    }

    /// Claims the positions; they start where the events do, unless there are some.
    long[] claim() {
        tokens.initializeTokenSegments(place.group(), LiveEngine.SEGMENTS, LiveEngine.START);
        long[] positions = new long[LiveEngine.SEGMENTS];
        for (int segment = 0; segment < positions.length; segment++) {
            positions[segment] =
                    ((GlobalSequenceTrackingToken) tokens.fetchToken(place.group(), segment)).getGlobalIndex();
        }
        return positions;
    }

    /// Applies the next events in the current transaction, some thousand at most.
    ///
    /// @param positions where the segments are, set to where they are afterwards
    /// @param targets   how far each segment goes; everything up to there is decided
    /// @return events read; 0 when every segment is at its target
    int applySome(long[] positions, long[] targets) {
        if (hasReached(positions, targets)) return 0;
        long upTo = Arrays.stream(targets).max().orElseThrow();
        long reached = Arrays.stream(positions).min().orElseThrow();
        Segment[] segments = segments();
        List<Delivered> mine = new ArrayList<>();
        int read = 0;
        for (int page = 0; page < BATCH_PAGES && reached < upTo; page++) {
            var events = tail.read(reached, upTo);
            for (var message : events) {
                Delivered event = Delivered.of(message);
                reached = event.position();
                for (int i = 0; i < segments.length; i++) {
                    boolean wanted = reached > positions[i] && reached <= targets[i];
                    if (wanted && event.concerns(model, segments[i])) mine.add(event);
                }
            }
            read += events.size();
            if (events.size() < EventTail.PAGE_EVENTS) reached = upTo;
        }
        Batch.applyAll(model, store, mine);
        for (int segment = 0; segment < positions.length; segment++) {
            positions[segment] = Math.max(positions[segment], Math.min(reached, targets[segment]));
            store(segment, positions[segment]);
        }
        return Math.max(read, 1);
    }

    /// Writes down, in the current transaction, that every segment is at a position.
    void store(long position) {
        for (int segment = 0; segment < LiveEngine.SEGMENTS; segment++) store(segment, position);
    }

    private void store(int segment, long position) {
        tokens.storeToken(new GlobalSequenceTrackingToken(position), place.group(), segment);
    }

    static boolean hasReached(long[] positions, long[] targets) {
        for (int segment = 0; segment < targets.length; segment++) {
            if (positions[segment] < targets[segment]) return false;
        }
        return true;
    }

    private static Segment[] segments() {
        int[] ids = new int[LiveEngine.SEGMENTS];
        Arrays.setAll(ids, id -> id);
        return Arrays.stream(ids)
                .mapToObj(id -> Segment.computeSegment(id, ids))
                .toArray(Segment[]::new);
    }
}
