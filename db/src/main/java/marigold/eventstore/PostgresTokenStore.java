package marigold.eventstore;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps each projection's position as a plain number beside the rows it speaks for.
///
/// A claim is an owner's name in the row, taken under a session lock of [ProcessorLease] that ends with the
/// process: after kill -9 another process continues at once, and a process that lost its lease cannot write a
/// position, since the owner is checked on every write.
public final class PostgresTokenStore implements TokenStore {
    /// Moves a claimed token from where its owner has left it, for whoever sends it together with rows; fails
    /// by a division by zero when the token is another's, or elsewhere.
    public static final String MOVE = """
        with moved as (
        update read.projection_token
           set position = ?, updated_at = clock_timestamp()
         where processing_group = ? and segment = ? and owner = ? and position = ?
        returning position)
        select 1 / count(*) from moved
        """;

    private final JdbcClient jdbc;
    private final ProcessorLease lease;
    private final Map<String, int[]> knownSegments = new ConcurrentHashMap<>();

    public PostgresTokenStore(DataSource dataSource, ProcessorLease lease) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lease = lease;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, TrackingToken initialToken) {
        for (int segment = 0; segment < segmentCount; segment++)
            initializeSegment(initialToken, processorName, segment);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, new GlobalSequenceTrackingToken(0));
    }

    @Override
    public void initializeSegment(TrackingToken token, String processorName, int segment)
            throws UnableToInitializeTokenException {
        jdbc.sql("""
            insert into read.projection_token (processing_group, segment, position)
            values (:group, :segment, :position)
                on conflict do nothing
            """)
                .param("group", processorName)
                .param("segment", segment)
                .param("position", position(token))
                .update();
    }

    @Override
    public void storeToken(TrackingToken token, String processorName, int segment) throws UnableToClaimTokenException {
        int rows = jdbc.sql("""
            update read.projection_token
               set position = :position, updated_at = clock_timestamp()
             where processing_group = :group and segment = :segment and owner = :owner
            """)
                .param("position", position(token))
                .param("group", processorName)
                .param("segment", segment)
                .param("owner", lease.owner())
                .update();
        if (rows == 0) throw notMine(processorName, segment);
    }

    /// Sets the parameters of [#MOVE].
    ///
    /// @param first number of the first
    /// @return the number after the last
    public int bindMove(PreparedStatement statement, int first, String processorName, int segment, long from, long to)
            throws SQLException {
        statement.setLong(first, to);
        statement.setString(first + 1, processorName);
        statement.setInt(first + 2, segment);
        statement.setString(first + 3, lease.owner());
        statement.setLong(first + 4, from);
        return first + 5;
    }

    @Override
    public TrackingToken fetchToken(String processorName, int segment) throws UnableToClaimTokenException {
        if (!lease.hold()) throw notMine(processorName, segment);
        Long position = jdbc.sql("""
            update read.projection_token
               set owner = :owner
             where processing_group = :group and segment = :segment
            returning position
            """)
                .param("owner", lease.owner())
                .param("group", processorName)
                .param("segment", segment)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new UnableToClaimTokenException(
                        "There is no segment %d of %s.".formatted(segment, processorName)));
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public TrackingToken fetchToken(String processorName, Segment segment) throws UnableToClaimTokenException {
        return fetchToken(processorName, segment.getSegmentId());
    }

    /// Costs no statement: the lease holds the claim as long as its connection lives.
    @Override
    public void extendClaim(String processorName, int segment) throws UnableToClaimTokenException {
        if (!lease.isHeld()) throw notMine(processorName, segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        jdbc.sql("""
            update read.projection_token
               set owner = null
             where processing_group = :group and segment = :segment and owner = :owner
            """)
                .param("group", processorName)
                .param("segment", segment)
                .param("owner", lease.owner())
                .update();
    }

    @Override
    public void deleteToken(String processorName, int segment) throws UnableToClaimTokenException {
        int rows = jdbc.sql("""
            delete from read.projection_token
             where processing_group = :group and segment = :segment and owner = :owner
            """)
                .param("group", processorName)
                .param("segment", segment)
                .param("owner", lease.owner())
                .update();
        knownSegments.remove(processorName);
        if (rows == 0) throw notMine(processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    /// Segments are fixed when a read model is first started, so a process that has seen them does not ask
    /// again.
    @Override
    public int[] fetchSegments(String processorName) {
        int[] known = knownSegments.get(processorName);
        if (known != null) return known.clone();
        int[] segments = jdbc
                .sql("select segment from read.projection_token where processing_group = :group order by segment")
                .param("group", processorName)
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
        if (segments.length > 0) knownSegments.put(processorName, segments);
        return segments;
    }

    /// Reads the segments of all processors at once, where each would ask for its own when it starts.
    public void readSegments() {
        Map<String, List<Integer>> found = new HashMap<>();
        jdbc.sql("select processing_group, segment from read.projection_token order by processing_group, segment")
                .query(row -> {
                    found.computeIfAbsent(row.getString("processing_group"), _ -> new ArrayList<>())
                            .add(row.getInt("segment"));
                });
        found.forEach((group, segments) -> knownSegments.put(
                group, segments.stream().mapToInt(Integer::intValue).toArray()));
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        int[] segments = fetchSegments(processorName);
        return Arrays.stream(segments)
                .mapToObj(id -> Segment.computeSegment(id, segments))
                .toList();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of("read.projection_token");
    }

    private static long position(TrackingToken token) {
        return token == null ? 0 : ((GlobalSequenceTrackingToken) token).getGlobalIndex();
    }

    private static UnableToClaimTokenException notMine(String processorName, int segment) {
        return new UnableToClaimTokenException(
                "Segment %d of %s belongs to another process.".formatted(segment, processorName));
    }
}
