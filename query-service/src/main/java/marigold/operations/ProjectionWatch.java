package marigold.operations;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import marigold.operations.ProjectionAnswers.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Looks where the read models stand, once a second for all who watch together, and not at all while nobody
/// does. It stops before the HTTP server does, which would wait for its streams.
@Component
final class ProjectionWatch implements SmartLifecycle {
    static final int VIEWERS_MAX = 32;
    static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionWatch.class);
    private static final Look NONE = new Look(0, Map.of());

    private final ProjectionAnswers answers;
    private final JsonMapper json;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private int viewers;
    private boolean running;
    private boolean looking;
    private Look last = NONE;

    ProjectionWatch(ProjectionAnswers answers, JsonMapper json) {
        this.answers = answers;
        this.json = json;
    }

    /// What was seen at once.
    ///
    /// @param number      counts the looks since somebody began to watch
    /// @param projections each as JSON, by name; empty when they could not be seen
    record Look(long number, Map<String, String> projections) {}

    /// Somebody who watches, until he closes it.
    final class Viewer implements AutoCloseable {
        private long seen;

        /// The next look, or nothing when there is none in that time, or none any more.
        Optional<Look> next(Duration patience) throws InterruptedException {
            long nanos = patience.toNanos();
            lock.lockInterruptibly();
            try {
                while (running && last.number() <= seen && nanos > 0) nanos = news.awaitNanos(nanos);
                if (!running || last.number() <= seen) return Optional.empty();
                seen = last.number();
                return Optional.of(last);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                viewers--;
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    Viewer join() {
        lock.lock();
        try {
            if (!running || viewers == VIEWERS_MAX) throw new TooManyViewers();
            viewers++;
            if (!looking) {
                looking = true;
                last = NONE;
                Thread.ofVirtual().name("projection-watch").start(this::look);
            }
            return new Viewer();
        } finally {
            lock.unlock();
        }
    }

    boolean isLooking() {
        lock.lock();
        try {
            return looking;
        } finally {
            lock.unlock();
        }
    }

    /// How often it was looked since somebody began to watch.
    long looks() {
        lock.lock();
        try {
            return last.number();
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        boolean failing = false;
        while (true) {
            Map<String, String> seen = Map.of();
            try {
                seen = projections();
                failing = false;
            } catch (RuntimeException failed) {
                if (!failing) LOG.warn("Where the read models stand cannot be seen.", failed);
                failing = true;
            }
            if (!tell(seen)) return;
        }
    }

    private Map<String, String> projections() {
        Map<String, String> seen = new LinkedHashMap<>();
        for (Projection projection : answers.projections()) {
            seen.put(projection.name(), json.writeValueAsString(projection));
        }
        return seen;
    }

    /// Tells the viewers, and rests.
    ///
    /// @return whether anybody still watches
    private boolean tell(Map<String, String> seen) {
        lock.lock();
        try {
            last = new Look(last.number() + 1, seen);
            news.signalAll();
            long nanos = LOOKS_EVERY.toNanos();
            while (running && viewers > 0 && nanos > 0) nanos = news.awaitNanos(nanos);
            looking = running && viewers > 0;
            return looking;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            looking = false;
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            running = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            running = false;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }
}
