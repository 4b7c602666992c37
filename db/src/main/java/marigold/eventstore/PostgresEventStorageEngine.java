package marigold.eventstore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/// Appends events to PostgreSQL and loads the stream of one aggregate. Readers that follow all events use
/// [EventTail].
///
/// Before it draws an index, an append takes a shared advisory lock whose key is the sequence's last value,
/// and holds it until its transaction ends. [EventHorizon] reads those locks: no index that a reader passes
/// can still be uncommitted, and writers never wait for each other.
public final class PostgresEventStorageEngine implements EventStorageEngine {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100), Duration.ofSeconds(1)
    };

    private static final String STREAM_VERSION = "event_stream_version";
    private static final String APPENDED_POSITION = "marigold.appended-position";

    /// Must be its own statement: the indexes have to be drawn after the lock is held.
    private static final String ANNOUNCE = """
        select pg_advisory_xact_lock_shared(case when is_called then last_value else 0 end)
          from events.event_global_index
        """;

    private static final String STREAM = "select " + EventRow.COLUMNS + """

          from events.event
         where aggregate_id = ? and sequence_number >= ?
         order by sequence_number
        """;

    private final JdbcTemplate jdbc;
    private final EventJson json;
    private final EventSignal signal;
    private final Timer appends;
    private final Counter conflicts;

    /// An engine that nobody measures.
    public PostgresEventStorageEngine(DataSource dataSource, EventJson json, EventSignal signal) {
        this(dataSource, json, signal, new CompositeMeterRegistry());
    }

    PostgresEventStorageEngine(DataSource dataSource, EventJson json, EventSignal signal, MeterRegistry meters) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.json = json;
        this.signal = signal;
        this.appends = Timer.builder("marigold.eventstore.append")
                .description("Statements of one append; its commit comes later")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
        this.conflicts = conflicts(meters);
    }

    /// The highest position that the current unit of work has appended so far; empty before its events are
    /// written, which happens while the unit of work prepares its commit.
    public static Optional<Long> appendedPosition() {
        return CurrentUnitOfWork.map(unit -> unit.root().<Long>getResource(APPENDED_POSITION));
    }

    /// Writes all events in one statement of the current transaction and wakes the readers after its commit.
    /// Throws Axon's [ConcurrencyException] when another writer has already taken one of the aggregate
    /// versions. Those of a [SharedAppend] are written when that is committed.
    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) return;
        List<AppendedEvent> events = messages.stream()
                .map(message -> AppendedEvent.of(message, json))
                .toList();
        Optional<SharedAppend> shared = SharedAppend.current();
        if (shared.isPresent()) {
            shared.get().add(events);
            return;
        }
        long begun = System.nanoTime();
        try {
            long position = jdbc.execute((Connection connection) -> append(connection, events));
            appends.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            CurrentUnitOfWork.ifStarted(unit -> {
                unit.root().resources().merge(APPENDED_POSITION, position, (a, b) -> Math.max((Long) a, (Long) b));
                unit.root().afterCommit(_ -> signal.raise());
            });
        } catch (DuplicateKeyException conflict) {
            if (!isVersionTaken(conflict)) throw conflict;
            conflicts.increment();
            throw new ConcurrencyException("Another command changed the same aggregate first.", conflict);
        }
    }

    private static long append(Connection connection, List<AppendedEvent> events) throws SQLException {
        try (Statement announce = connection.createStatement()) {
            announce.execute(ANNOUNCE);
        }
        try (PreparedStatement append = connection.prepareStatement(AppendedEvent.INSERT)) {
            AppendedEvent.bind(append, events);
            try (ResultSet indexes = append.executeQuery()) {
                long highest = 0;
                while (indexes.next()) highest = Math.max(highest, indexes.getLong(1));
                return highest;
            }
        }
    }

    static boolean isVersionTaken(DataAccessException failure) {
        return failure instanceof DuplicateKeyException
                && failure.getMostSpecificCause().getMessage().contains(STREAM_VERSION);
    }

    static Counter conflicts(MeterRegistry meters) {
        return Counter.builder("marigold.eventstore.conflicts")
                .description("Appends that another command on the same aggregate was faster than")
                .register(meters);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        List<? extends DomainEventMessage<?>> events = jdbc.query(
                STREAM,
                (row, _) -> {
                    DomainEventMessage<?> event = EventRow.read(row, json);
                    if (event.getPayload() instanceof UnknownEvent unknown)
                        throw new IllegalStateException(unknown.reason());
                    return event;
                },
                aggregateIdentifier,
                firstSequenceNumber);
        return DomainEventStream.of(events.stream());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return Optional.ofNullable(jdbc.queryForObject(
                "select max(sequence_number) from events.event where aggregate_id = ?",
                Long.class,
                aggregateIdentifier));
    }

    /// Not offered: a plain read by index would pass events that are still uncommitted. [EventTail] is the
    /// way.
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken trackingToken, boolean mayBlock) {
        throw new UnsupportedOperationException(
                "Follow all events through EventTail, which never passes an uncommitted one.");
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("This store keeps no snapshots.");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        Long head = jdbc.queryForObject("select coalesce(max(global_index), 0) from events.event", Long.class);
        return new GlobalSequenceTrackingToken(head == null ? 0 : head);
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        Long before = jdbc.queryForObject(
                "select coalesce(min(global_index), 1) - 1 from events.event where recorded_at >= ?::timestamptz",
                Long.class,
                dateTime.toString());
        return new GlobalSequenceTrackingToken(before == null ? 0 : before);
    }
}
