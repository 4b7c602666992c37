package marigold.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Requests that come when they come, whether those before them are answered or not. Each has its time, and
/// what counts is how long after that time its answer is complete: also what it waited because every
/// connection was busy.
///
/// Threads of the platform, one a connection, are the cheapest here: a virtual thread would add a hop through
/// the poller to each answer.
final class OpenLoad {
    /// What one request is.
    interface Work {
        /// @param due when it should have begun, by [System#nanoTime]
        /// @return the nanoseconds that count, or -1 where it failed
        long done(Wire wire, long number, long due) throws IOException;
    }

    /// As fast as the connections allow: then a request's time is that of its sending.
    static final double WITHOUT_LIMIT = Double.POSITIVE_INFINITY;

    private final int port;
    private final int connections;

    OpenLoad(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /// Requests that must be answered with success.
    ///
    /// @param request by its number, counted from 0
    Latencies ask(double perSecond, Duration time, LongFunction<byte[]> request) {
        return run(perSecond, time, (wire, number, due) -> {
            int status = wire.ask(request.apply(number));
            return status / 100 == 2 ? System.nanoTime() - due : -1;
        });
    }

    Latencies run(double perSecond, Duration time, Work work) {
        long begin = System.nanoTime() + 10_000_000;
        long end = begin + time.toNanos();
        var numbers = new AtomicLong();
        var callers = new ArrayList<Caller>();
        for (int i = 0; i < connections; i++) callers.add(new Caller(port, begin, end, perSecond, numbers, work));
        callers.forEach(caller -> caller.thread.start());
        callers.forEach(Caller::join);
        double seconds =
                (callers.stream().mapToLong(caller -> caller.ended).max().orElse(end) - begin) / 1e9;
        return Latencies.of(
                callers.stream().flatMapToLong(Caller::nanos).toArray(),
                callers.stream().mapToLong(caller -> caller.failures).sum(),
                seconds);
    }

    /// One connection and its thread.
    private static final class Caller implements Runnable {
        private static final int FAILURES_MAX = 1_000;

        private final int port;
        private final long begin;
        private final long end;
        private final double perSecond;
        private final AtomicLong numbers;
        private final Work work;
        private final Thread thread =
                Thread.ofPlatform().daemon().name("bench-load").unstarted(this);
        private long[] taken = new long[4_096];
        private int count;
        private long failures;
        private long ended;

        Caller(int port, long begin, long end, double perSecond, AtomicLong numbers, Work work) {
            this.port = port;
            this.begin = begin;
            this.end = end;
            this.perSecond = perSecond;
            this.numbers = numbers;
            this.work = work;
        }

        @Override
        public void run() {
            while (failures < FAILURES_MAX) {
                try (var wire = new Wire(port)) {
                    if (ask(wire)) break;
                } catch (IOException _) {
                    failures++;
                }
            }
            ended = System.nanoTime();
        }

        /// @return true when the time is over
        private boolean ask(Wire wire) throws IOException {
            while (failures < FAILURES_MAX) {
                long number = numbers.getAndIncrement();
                long due = due(number);
                if (due >= end) return true;
                sleepUntil(due);
                long nanos = work.done(wire, number, due);
                if (nanos < 0) {
                    failures++;
                } else {
                    if (count == taken.length) taken = Arrays.copyOf(taken, 2 * count);
                    taken[count++] = nanos;
                }
            }
            return true;
        }

        private long due(long number) {
            return Double.isInfinite(perSecond)
                    ? Math.max(begin, System.nanoTime())
                    : begin + (long) (number * 1e9 / perSecond);
        }

        private static void sleepUntil(long due) {
            while (true) {
                long left = due - System.nanoTime();
                if (left <= 0) return;
                LockSupport.parkNanos(left);
            }
        }

        private void join() {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new BenchFailed("The benchmark was interrupted.", interrupted);
            }
        }

        private LongStream nanos() {
            return LongStream.of(taken).limit(count);
        }
    }
}
