package marigold.projection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalDouble;

/// How fast a rebuild has come on lately, for those who watch it.
public final class Pace {
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long SAMPLE_NANOS = Duration.ofMillis(500).toNanos();

    private final Deque<Sample> samples = new ArrayDeque<>();
    private long position;
    private long head;
    private long applied;

    Pace() {}

    private record Sample(long nanos, long position, long head) {}

    /// Estimates of the seconds that are left, from the last minute and from the last quarter of an hour.
    /// Empty when it does not come nearer.
    public record Estimate(OptionalDouble byMinute, OptionalDouble byQuarterHour) {}

    /// The step before the first sample says nothing of time.
    synchronized void starts(long at) {
        applied = 0;
        position = at;
    }

    synchronized void reached(long to, long headNow) {
        applied = to - position;
        position = to;
        head = headNow;
        long now = System.nanoTime();
        if (!samples.isEmpty() && now - samples.getLast().nanos() < SAMPLE_NANOS) return;
        samples.addLast(new Sample(now, to, headNow));
        while (now - samples.getFirst().nanos() > REMEMBERED.toNanos()) samples.removeFirst();
    }

    /// Positions of the last step.
    synchronized long applied() {
        return applied;
    }

    public synchronized long position() {
        return position;
    }

    public synchronized long head() {
        return head;
    }

    /// Positions in a second, over the last minute.
    public synchronized double perSecond() {
        return rate(MINUTE, false);
    }

    /// What is left by the rate at which it comes nearer to a head that moves on.
    public synchronized Estimate estimate() {
        return new Estimate(seconds(rate(MINUTE, true)), seconds(rate(REMEMBERED, true)));
    }

    private OptionalDouble seconds(double nearer) {
        if (head <= position) return OptionalDouble.of(0);
        return nearer <= 0 ? OptionalDouble.empty() : OptionalDouble.of((head - position) / nearer);
    }

    private double rate(Duration window, boolean towardsHead) {
        if (samples.size() < 2) return 0;
        Sample last = samples.getLast();
        Sample first = last;
        for (Iterator<Sample> back = samples.descendingIterator(); back.hasNext(); ) {
            Sample earlier = back.next();
            if (last.nanos() - earlier.nanos() > window.toNanos()) break;
            first = earlier;
        }
        if (first == last) return 0;
        long come = last.position() - first.position() - (towardsHead ? last.head() - first.head() : 0);
        return come / ((last.nanos() - first.nanos()) / 1e9);
    }
}
