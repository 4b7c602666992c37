package marigold.projection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;
import marigold.eventstore.PostgresTokenStore;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// The token store of one read model. A batch that changed no row writes no token either, so that ten read
/// models do not cost ten commits for an event that concerns one; every [#UNWRITTEN_EVENTS_MAX] positions the
/// token is written all the same, which bounds what is read again after a restart. It is also written when
/// the segment has nothing to do, so that whoever looks at the tables sees how fresh they are.
final class ProjectionTokens implements TokenStore {
    private static final long UNWRITTEN_EVENTS_MAX = 500;

    private final PostgresTokenStore store;
    private final Progress progress;
    private final Runnable onClaim;
    private final StampedLock gate;
    private final Map<Integer, Long> written = new ConcurrentHashMap<>();

    /// @param gate    as [ProjectionInvoker] has it
    /// @param onClaim runs when a segment is claimed, before its position counts
    ProjectionTokens(PostgresTokenStore store, Progress progress, StampedLock gate, Runnable onClaim) {
        this.store = store;
        this.progress = progress;
        this.gate = gate;
        this.onClaim = onClaim;
    }

    @Override
    public void storeToken(TrackingToken token, String processorName, int segment) {
        progress.beats(segment);
        long position = ((GlobalSequenceTrackingToken) token).getGlobalIndex();
        boolean rowsChanged =
                CurrentUnitOfWork.map(ProjectionInvoker::changedRows).orElse(true);
        long before = written.getOrDefault(segment, 0L);
        if (!rowsChanged && position - before < UNWRITTEN_EVENTS_MAX) return;
        // What has passed the segment may have been written already.
        long upTo = Math.max(position, before);
        Optional<FoldedRows> rows = FoldedRows.current();
        if (rows.isEmpty()) {
            write(upTo, processorName, segment);
            return;
        }
        rows.get()
                .writeWith(
                        processorName,
                        statements -> statements.add(
                                PostgresTokenStore.MOVE,
                                (_, statement, first) ->
                                        store.bindMove(statement, first, processorName, segment, before, upTo)));
        written.put(segment, upTo);
    }

    private void write(long position, String processorName, int segment) {
        store.storeToken(new GlobalSequenceTrackingToken(position), processorName, segment);
        written.put(segment, position);
    }

    @Override
    public TrackingToken fetchToken(String processorName, int segment) {
        GlobalSequenceTrackingToken token = (GlobalSequenceTrackingToken) store.fetchToken(processorName, segment);
        written.put(segment, token.getGlobalIndex());
        onClaim.run();
        progress.claimed(segment, token.getGlobalIndex());
        progress.beats(segment);
        return token;
    }

    @Override
    public TrackingToken fetchToken(String processorName, Segment segment) {
        return fetchToken(processorName, segment.getSegmentId());
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        progress.released(segment);
        store.releaseClaim(processorName, segment);
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        store.extendClaim(processorName, segment);
        progress.beats(segment);
        long stamp = gate.tryReadLock();
        if (stamp == 0) return;
        try {
            long position = progress.position(segment);
            if (position > written.getOrDefault(segment, position)) write(position, processorName, segment);
        } finally {
            gate.unlockRead(stamp);
        }
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, TrackingToken initialToken) {
        store.initializeTokenSegments(processorName, segmentCount, initialToken);
    }

    @Override
    public void initializeSegment(TrackingToken token, String processorName, int segment) {
        store.initializeSegment(token, processorName, segment);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        store.deleteToken(processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return store.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return store.fetchSegments(processorName);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        return store.fetchAvailableSegments(processorName);
    }
}
