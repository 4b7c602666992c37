package marigold.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Says that events were committed. Writers raise it after their commit, readers wait for it; raises while
/// nobody waits are kept as one.
public final class EventSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean raised;

    /// Wakes every waiting reader.
    public void raise() {
        lock.lock();
        try {
            raised = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /// Calls the listener on every raise, in the raising thread; it must not block.
    void onRaise(Runnable listener) {
        listeners.add(listener);
    }

    /// Returns when the signal is raised or the time is up, and takes the signal back.
    ///
    /// @return whether it was raised
    boolean await(Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (!raised && nanos > 0) nanos = changed.awaitNanos(nanos);
            boolean wasRaised = raised;
            raised = false;
            return wasRaised;
        } finally {
            lock.unlock();
        }
    }
}
