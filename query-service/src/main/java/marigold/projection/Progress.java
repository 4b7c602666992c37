package marigold.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How far one read model has come in this process, for those who wait for it.
final class Progress {
    private static final long NOT_CLAIMED = -1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final long[] positions;

    /// What has passed each segment: once it has come to the first, it is at the second.
    private final long[] passedAfter;

    private final long[] passedUpTo;
    private final String[] failures;
    private final AtomicLongArray beats;
    private boolean paused;
    private volatile boolean claimed;
    private volatile boolean caughtUp;

    Progress(int segments) {
        positions = new long[segments];
        passedAfter = new long[segments];
        passedUpTo = new long[segments];
        failures = new String[segments];
        beats = new AtomicLongArray(segments);
        Arrays.fill(positions, NOT_CLAIMED);
        Arrays.fill(failures, "");
    }

    /// The segment's rows hold everything up to the position.
    void reached(int segment, long position) {
        lock.lock();
        try {
            positions[segment] = Math.max(positions[segment], position);
            failures[segment] = "";
            pass(segment);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing between the two positions changes a row of the segment, so having everything up to `after` is
    /// having everything up to `upTo`.
    void passed(int segment, long after, long upTo) {
        lock.lock();
        try {
            passedAfter[segment] = after;
            passedUpTo[segment] = upTo;
            pass(segment);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pass(int segment) {
        if (positions[segment] == NOT_CLAIMED || positions[segment] < passedAfter[segment]) return;
        positions[segment] = Math.max(positions[segment], passedUpTo[segment]);
    }

    /// The loop of the segment is alive, whether there is something to apply or not.
    void beats(int segment) {
        beats.set(segment, System.currentTimeMillis());
    }

    /// When the loop that has been silent the longest was alive; empty before the first sign of life.
    Optional<Instant> heartbeat() {
        long earliest = 0;
        for (int i = 0; i < beats.length(); i++) {
            long beat = beats.get(i);
            if (beat > 0 && (earliest == 0 || beat < earliest)) earliest = beat;
        }
        return earliest == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(earliest));
    }

    void claimed(int segment, long position) {
        lock.lock();
        try {
            positions[segment] = position;
            passedAfter[segment] = 0;
            passedUpTo[segment] = 0;
            claimed = lowest() >= 0;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// A segment that an operator has stopped stays where it is.
    void released(int segment) {
        lock.lock();
        try {
            if (!paused) positions[segment] = NOT_CLAIMED;
            claimed = lowest() >= 0;
        } finally {
            lock.unlock();
        }
    }

    /// Nobody waits for what does not come.
    void pause(boolean now) {
        lock.lock();
        try {
            paused = now;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void failed(int segment, String reason) {
        lock.lock();
        try {
            failures[segment] = reason;
        } finally {
            lock.unlock();
        }
    }

    /// Whether this process has every segment, so that it knows what is in the rows.
    boolean isClaimed() {
        return claimed;
    }

    /// Everything up to here is in the rows of every segment; -1 while a segment is not claimed.
    long position() {
        lock.lock();
        try {
            return lowest();
        } finally {
            lock.unlock();
        }
    }

    /// Everything up to here is in the rows of the segment; -1 while it is not claimed.
    long position(int segment) {
        lock.lock();
        try {
            return positions[segment];
        } finally {
            lock.unlock();
        }
    }

    /// Whether everything up to the position has been in the rows since this process started; a segment that
    /// is lost later takes nothing from the rows.
    boolean hasReached(long once) {
        if (!caughtUp) caughtUp = once >= 0 && position() >= once;
        return caughtUp;
    }

    /// Why a segment does not advance; `""` when all do.
    String failure() {
        lock.lock();
        try {
            return Arrays.stream(failures)
                    .filter(reason -> !reason.isEmpty())
                    .findFirst()
                    .orElse("");
        } finally {
            lock.unlock();
        }
    }

    /// Waits until every segment has reached the position; false when time is up, at once while it is paused.
    boolean await(long position, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (lowest() < position) {
                if (paused || nanos <= 0) return false;
                nanos = advanced.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private long lowest() {
        return Arrays.stream(positions).min().orElse(NOT_CLAIMED);
    }
}
