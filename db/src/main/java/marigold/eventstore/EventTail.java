package marigold.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import marigold.database.KeptConnection;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/// Follows the whole store, in order and without gaps, for any number of streams in this process.
///
/// One thread reads each new event once and keeps the latest in memory, from where every stream is served; a
/// stream that is further behind reads its own pages. New events are found when the [EventSignal] is raised,
/// and by one cheap statement every [#IDLE_POLL] in case a signal was lost.
public final class EventTail implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {
    /// Long enough that an idle process costs less than one statement a second: a look is one, since it is
    /// made on a kept connection that nobody tries out before, and the lease asks once in five seconds. Short
    /// enough for whoever waits for an event of which no signal came.
    static final Duration IDLE_POLL = Duration.ofSeconds(2);

    /// While a writer is undecided no signal may come (it may roll back), so the tail looks again soon, less
    /// often with time.
    private static final Duration UNDECIDED_POLL_MIN = Duration.ofMillis(1);

    private static final Duration UNDECIDED_POLL_MAX = Duration.ofMillis(100);

    /// While events come the tail pauses between its looks, so that each read model applies a few events at a
    /// time instead of paying its transaction for every one. The first event after a quiet moment waits for
    /// nothing.
    private static final Duration BREATH_MIN = Duration.ofMillis(4);

    private static final Duration BREATH_MAX = Duration.ofMillis(40);

    /// How many times as long as a look takes the tail pauses. A look is slow when the machine is busy; then
    /// commands come first, and read models apply more at a time.
    private static final int BREATH_LOOKS = 5;

    private static final Duration FAULT_PAUSE = Duration.ofSeconds(1);

    /// Events kept in memory, about 1 MB. A stream further behind than this is catching up and reads pages.
    /// More would outlive the young generation when a thousand come in a second: each collection would copy
    /// them, and they would die in the old one.
    private static final int KEPT_EVENTS_MAX = 1_024;

    /// Events that are read at once.
    public static final int PAGE_EVENTS = 1_000;

    private static final String PAGE = "select " + EventRow.COLUMNS + """

          from events.event
         where global_index > ? and global_index <= ?
         order by global_index
         limit ?
        """;

    /// Were the position plain to see for PostgreSQL, it would make a plan for each look.
    private static final String LOOK = EventHorizon.REACH + "select " + EventRow.COLUMNS + """

          from events.event
         where global_index > (select ?::bigint)
         order by global_index
         limit ?
        """;

    private static final String STRIDE = """
        select global_index, event_type, revision, payload, metadata ->> 'userId', occurred_at
          from events.event
         where global_index > ? and global_index <= ?
         order by global_index
        """;

    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);

    private final JdbcTemplate jdbc;
    private final EventHorizon horizon;
    private final KeptConnection looks;
    private final EventJson json;
    private final EventSignal signal;
    private final List<TailStream> streams = new CopyOnWriteArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Deque<TrackedEventMessage<?>> kept = new ArrayDeque<>();

    /// `kept` holds every event in (keptFrom, head]; both only grow. -1 until the first look at the store.
    private long keptFrom = -1;

    private long head = -1;
    private long lastEvent = -1;
    private Thread follower;
    private volatile boolean closed;

    public EventTail(DataSource dataSource, EventJson json, EventSignal signal) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.horizon = new EventHorizon(dataSource);
        this.looks = new KeptConnection(dataSource);
        this.json = json;
        this.signal = signal;
    }

    /// Lets new events pass by a stream that has nothing to do with them, so that nobody is woken for them.
    /// Asked in the one thread that follows the store.
    public interface Passing {
        Passing NONE = new Passing() {
            @Override
            public boolean mayPass(List<TrackedEventMessage<?>> events) {
                return false;
            }

            @Override
            public void passed(long delivered, long upTo) {
                throw new IllegalStateException("Nothing may pass.");
            }
        };

        /// Whether the stream's reader would do nothing with any of the events.
        boolean mayPass(List<TrackedEventMessage<?>> events);

        /// Whoever has done with the event at `delivered`, the stream's last, has everything up to `upTo`.
        void passed(long delivered, long upTo);
    }

    /// A stream of the events after the token; `null` and position 0 are the very first.
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        return openStream(token, Passing.NONE);
    }

    /// As above, without those new events that may pass. A stream that is behind is given all.
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token, Passing passing) {
        TailStream stream =
                new TailStream(token == null ? 0 : ((GlobalSequenceTrackingToken) token).getGlobalIndex(), passing);
        streams.add(stream);
        startFollowing();
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    /// The position up to which everything is decided and delivered to streams.
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(decided());
    }

    /// The position up to which everything is decided. Costs two cheap statements, unlike [#lastEvent].
    public long decided() {
        return horizon.reach(horizon.lastDrawn()).position();
    }

    /// @param position  every event at or below it is visible now or never will be
    /// @param lastDrawn highest position that any writer had drawn
    public record Reach(long position, long lastDrawn) {}

    /// Up to where readers may go now. Costs two cheap statements.
    public Reach reach() {
        EventHorizon.Reach reach = horizon.reach(horizon.lastDrawn());
        return new Reach(reach.position(), reach.lastDrawn());
    }

    /// @param head        position of the last event that is decided
    /// @param position    every event at or below it is visible now or never will be
    /// @param lastDrawn   highest position that any writer had drawn
    /// @param openAppends who keeps the two apart
    public record Horizon(long head, long position, long lastDrawn, List<OpenAppend> openAppends) {}

    /// Up to where readers may go now, and who keeps them from going further. Costs four statements.
    public Horizon horizon() {
        EventHorizon.Reach reach = horizon.reach(horizon.lastDrawn());
        return new Horizon(lastEventUpTo(reach.position()), reach.position(), reach.lastDrawn(), horizon.openAppends());
    }

    /// The highest position that any writer has drawn, committed or not. Costs a statement.
    public long lastDrawn() {
        return horizon.lastDrawn();
    }

    /// The events after one position and up to another, in their order, at most [#PAGE_EVENTS]; fewer than
    /// that are all.
    ///
    /// @param upTo decided, as [#createHeadToken] says
    public List<TrackedEventMessage<?>> read(long after, long upTo) {
        return page(after, upTo);
    }

    /// All events after one position and up to another, in their order, without what Axon's messages carry
    /// besides: for whoever folds the whole history, a stride after the other.
    ///
    /// @param upTo decided, as [#createHeadToken] says
    public List<StoredEvent> stride(long after, long upTo) {
        return jdbc.query(STRIDE, (row, _) -> StoredEvent.read(row, json), after, upTo);
    }

    /// Position of the last decided event; -1 before the first look. Indexes that were rolled back after it
    /// do not count, so that whoever has applied this event is not behind.
    public long lastEvent() {
        lock.lock();
        try {
            return lastEvent;
        } finally {
            lock.unlock();
        }
    }

    private void startFollowing() {
        lock.lock();
        try {
            if (follower != null || closed) return;
            follower = Thread.ofPlatform().daemon().name("event-tail").start(this::follow);
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        Duration poll = Duration.ZERO;
        Duration undecidedPoll = UNDECIDED_POLL_MIN;
        long breath = BREATH_MIN.toNanos();
        long lookedAt = System.nanoTime() - breath;
        try {
            while (!closed) {
                boolean raised = signal.await(poll);
                TimeUnit.NANOSECONDS.sleep(lookedAt + breath - System.nanoTime());
                long begun = System.nanoTime();
                try {
                    boolean undecided = advance(raised).undecided();
                    undecidedPoll =
                            undecided ? shorter(undecidedPoll.multipliedBy(2), UNDECIDED_POLL_MAX) : UNDECIDED_POLL_MIN;
                    poll = undecided ? undecidedPoll : IDLE_POLL;
                    lookedAt = System.nanoTime();
                    // The mean of the last looks: a single slow one says little.
                    breath = Math.clamp(
                            (3 * breath + BREATH_LOOKS * (lookedAt - begun)) / 4,
                            BREATH_MIN.toNanos(),
                            BREATH_MAX.toNanos());
                } catch (RuntimeException | SQLException fault) {
                    if (!closed) LOG.warn("The event store cannot be read; the next try is in {}.", FAULT_PAUSE, fault);
                    poll = FAULT_PAUSE;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            looks.close();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// @param raised whether events were announced; else mostly nothing has happened, which one cheap
    ///     statement tells
    private EventHorizon.Reach advance(boolean raised) throws SQLException {
        if (!raised || head < 0) {
            long drawn = looks.answer(EventHorizon::lastDrawn);
            if (drawn == head) return new EventHorizon.Reach(drawn, drawn);
            if (head < 0) {
                EventHorizon.Reach reach = horizon.reach(drawn);
                keepFrom(reach.position());
                return reach;
            }
        }
        Look look = looks.answer(this::look);
        EventHorizon.Reach reach = look.reach();
        List<TrackedEventMessage<?>> page = look.page();
        long seen = page.size() < PAGE_EVENTS ? reach.position() : EventRow.positionOf(page.getLast());
        long upTo = Math.min(seen, reach.position());
        if (upTo > head) {
            keep(
                    page.stream()
                            .<TrackedEventMessage<?>>filter(event -> EventRow.positionOf(event) <= upTo)
                            .toList(),
                    upTo);
        }
        while (head < reach.position()) {
            List<TrackedEventMessage<?>> next = page(head, reach.position());
            keep(next, next.size() < PAGE_EVENTS ? reach.position() : EventRow.positionOf(next.getLast()));
        }
        return reach;
    }

    /// @param page the events after the head, also those that are not decided yet
    private record Look(EventHorizon.Reach reach, List<TrackedEventMessage<?>> page) {}

    /// In one round trip; PostgreSQL runs the statements one after the other, each with a snapshot of its
    /// own (read committed, as the pool wants it), and the page's is taken when the reach is known.
    private Look look(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setLong(1, head);
            statement.setInt(2, PAGE_EVENTS);
            statement.execute();
            EventHorizon.Reach reach = EventHorizon.reach(statement);
            statement.getMoreResults();
            List<TrackedEventMessage<?>> page = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) page.add(EventRow.read(rows, json));
            }
            return new Look(reach, page);
        }
    }

    private void keepFrom(long position) {
        long last = lastEventUpTo(position);
        lock.lock();
        try {
            keptFrom = position;
            lastEvent = last;
        } finally {
            lock.unlock();
        }
        keep(List.of(), position);
    }

    private long lastEventUpTo(long position) {
        Long last = jdbc.queryForObject(
                "select coalesce(max(global_index), 0) from events.event where global_index <= ?",
                Long.class,
                position);
        return last == null ? 0 : last;
    }

    private void keep(List<TrackedEventMessage<?>> events, long newHead) {
        long from;
        lock.lock();
        try {
            from = head;
            kept.addAll(events);
            if (!events.isEmpty()) lastEvent = EventRow.positionOf(events.getLast());
            while (kept.size() > KEPT_EVENTS_MAX) keptFrom = EventRow.positionOf(kept.removeFirst());
            head = Math.max(head, newHead);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        for (TailStream stream : streams) stream.tell(events, from, newHead);
    }

    private List<TrackedEventMessage<?>> page(long after, long upTo) {
        return jdbc.query(PAGE, (row, _) -> EventRow.read(row, json), after, upTo, PAGE_EVENTS);
    }

    /// Stops following. Open streams answer that nothing is available.
    @Override
    public void close() {
        closed = true;
        signal.raise();
        Thread running;
        lock.lock();
        try {
            running = follower;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null) running.interrupt();
    }

    /// One reader's place in the store. Used by one thread at a time, as Axon's coordinator does.
    private final class TailStream implements BlockingStream<TrackedEventMessage<?>> {
        private static final long NOT_PASSED = -1;

        private final Deque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
        private final Passing passing;

        /// Everything up to it was fetched, or has passed. Guarded by the tail's lock, as `delivered` is.
        private long position;

        /// The last event that was fetched; where the stream began, before.
        private long delivered;

        private volatile Runnable onAvailable = () -> {};

        TailStream(long position, Passing passing) {
            this.position = position;
            this.delivered = position;
            this.passing = passing;
        }

        void tell(List<TrackedEventMessage<?>> events, long from, long upTo) {
            long after = passing.mayPass(events) ? pass(from, upTo) : NOT_PASSED;
            if (after == NOT_PASSED) onAvailable.run();
            else passing.passed(after, upTo);
        }

        /// @return the last event that was fetched
        private long pass(long from, long upTo) {
            lock.lock();
            try {
                if (position != from) return NOT_PASSED;
                position = upTo;
                return delivered;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (fetched.isEmpty()) fetch();
            return Optional.ofNullable(fetched.peekFirst());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long nanos = unit.toNanos(timeout);
            while (peek().isEmpty()) {
                if (closed || nanos <= 0) return false;
                nanos = awaitBeyond(this, nanos);
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                if (closed) throw new IllegalStateException("The event tail is closed.");
            }
            return fetched.removeFirst();
        }

        private void fetch() {
            long after;
            long upTo;
            lock.lock();
            try {
                after = position;
                upTo = head;
                if (after >= upTo) return;
                if (after >= keptFrom) {
                    var newestFirst = kept.descendingIterator();
                    while (newestFirst.hasNext()) {
                        TrackedEventMessage<?> event = newestFirst.next();
                        if (EventRow.positionOf(event) <= after) break;
                        fetched.addFirst(event);
                    }
                    fetchedUpTo(upTo);
                    return;
                }
            } finally {
                lock.unlock();
            }
            List<TrackedEventMessage<?>> next = page(after, upTo);
            fetched.addAll(next);
            lock.lock();
            try {
                fetchedUpTo(next.size() < PAGE_EVENTS ? upTo : EventRow.positionOf(next.getLast()));
            } finally {
                lock.unlock();
            }
        }

        private void fetchedUpTo(long upTo) {
            position = upTo;
            if (!fetched.isEmpty()) delivered = EventRow.positionOf(fetched.getLast());
        }

        @Override
        public void close() {
            streams.remove(this);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }
    }

    private long awaitBeyond(TailStream stream, long nanos) throws InterruptedException {
        lock.lock();
        try {
            return head > stream.position || closed ? nanos : advanced.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }
}
