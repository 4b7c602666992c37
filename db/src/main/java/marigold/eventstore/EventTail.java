package marigold.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
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

    /// Events kept in memory. About 10 MB; a stream further behind than this is catching up and reads pages.
    private static final int KEPT_EVENTS_MAX = 8_192;

    /// Events that are read at once.
    public static final int PAGE_EVENTS = 1_000;

    private static final String PAGE = "select " + EventRow.COLUMNS + """

          from events.event
         where global_index > ? and global_index <= ?
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

    /// A stream of the events after the token; `null` and position 0 are the very first.
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        TailStream stream = new TailStream(token == null ? 0 : ((GlobalSequenceTrackingToken) token).getGlobalIndex());
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
                signal.await(poll);
                TimeUnit.NANOSECONDS.sleep(lookedAt + breath - System.nanoTime());
                long begun = System.nanoTime();
                try {
                    boolean undecided = advance().undecided();
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

    private EventHorizon.Reach advance() throws SQLException {
        long drawn = looks.answer(EventHorizon::lastDrawn);
        if (drawn == head) return new EventHorizon.Reach(drawn, drawn);
        EventHorizon.Reach reach = horizon.reach(drawn);
        if (head < 0) {
            keepFrom(reach.position());
            return reach;
        }
        while (head < reach.position()) {
            List<TrackedEventMessage<?>> page = page(head, reach.position());
            keep(page, page.size() < PAGE_EVENTS ? reach.position() : EventRow.positionOf(page.getLast()));
        }
        return reach;
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
        lock.lock();
        try {
            kept.addAll(events);
            if (!events.isEmpty()) lastEvent = EventRow.positionOf(events.getLast());
            while (kept.size() > KEPT_EVENTS_MAX) keptFrom = EventRow.positionOf(kept.removeFirst());
            head = Math.max(head, newHead);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        streams.forEach(TailStream::announce);
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
        private final Deque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
        private long position;
        private volatile Runnable onAvailable = () -> {};

        TailStream(long position) {
            this.position = position;
        }

        void announce() {
            onAvailable.run();
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
                nanos = awaitBeyond(position, nanos);
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
            long upTo;
            lock.lock();
            try {
                upTo = head;
                if (position >= upTo) return;
                if (position >= keptFrom) {
                    var newestFirst = kept.descendingIterator();
                    while (newestFirst.hasNext()) {
                        TrackedEventMessage<?> event = newestFirst.next();
                        if (EventRow.positionOf(event) <= position) break;
                        fetched.addFirst(event);
                    }
                    position = upTo;
                    return;
                }
            } finally {
                lock.unlock();
            }
            List<TrackedEventMessage<?>> next = page(position, upTo);
            fetched.addAll(next);
            position = next.size() < PAGE_EVENTS ? upTo : EventRow.positionOf(next.getLast());
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

    private long awaitBeyond(long position, long nanos) throws InterruptedException {
        lock.lock();
        try {
            return head > position || closed ? nanos : advanced.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }
}
