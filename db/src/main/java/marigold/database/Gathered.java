package marigold.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Work on the database that many callers wait for and that costs the same for one as for all of them: a
/// thread of its own does it for everybody who has come meanwhile.
///
/// Who comes alone waits for nobody. Where callers have come together lately, rounds of a few may be kept
/// apart, so that those who come one by one go together (decision 0111).
///
/// A caller holds no connection while it waits, or the pool could be empty when the thread needs one.
///
/// @param <Q> what a caller asks
/// @param <A> what it is answered
public final class Gathered<Q, A> implements AutoCloseable {
    /// Those of one round. More would wait longer for each other than they gain.
    private static final int ROUND_MAX = 64;

    /// As many as these wait for no others: those who would come may wait for the answers of these.
    private static final int ENOUGH = 4;

    /// After so many rounds of one there is nobody to wait for.
    private static final int LONELY_ROUNDS = 8;

    /// What is done for those who wait.
    @FunctionalInterface
    public interface Work<Q, A> {
        /// Answers in the questions' order. What it throws, all of them get.
        List<A> answers(List<Q> questions);
    }

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    private final BlockingQueue<Waiting<Q, A>> waiting = new LinkedBlockingQueue<>();
    private final Work<Q, A> work;
    private final long apartNanos;
    private final Thread worker;
    private volatile boolean closed;

    /// Rounds follow each other at once.
    ///
    /// @param name of the thread
    public Gathered(String name, Work<Q, A> work) {
        this(name, work, Duration.ZERO);
    }

    /// @param name  of the thread
    /// @param apart between the beginnings of two rounds, unless the second is for one who comes alone or for
    ///     four
    public Gathered(String name, Work<Q, A> work, Duration apart) {
        this.work = work;
        this.apartNanos = apart.toNanos();
        this.worker = Thread.ofPlatform().daemon().name(name).start(this::serve);
    }

    /// Returns when it is answered; throws what the work threw.
    public A ask(Q question) {
        Waiting<Q, A> asked = new Waiting<>(question, new CompletableFuture<>());
        waiting.add(asked);
        if (closed) refuseAll();
        try {
            return asked.answer().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) throw cause;
            throw failure;
        }
    }

    private void serve() {
        long begun = System.nanoTime() - apartNanos;
        int lonelyRounds = LONELY_ROUNDS;
        while (!closed) {
            try {
                List<Waiting<Q, A>> round = new ArrayList<>();
                round.add(waiting.take());
                waiting.drainTo(round, ROUND_MAX - 1);
                if (lonelyRounds < LONELY_ROUNDS) awaitMore(round, begun + apartNanos);
                begun = System.nanoTime();
                lonelyRounds = round.size() > 1 ? 0 : lonelyRounds + 1;
                answer(round);
            } catch (InterruptedException _) {
                break;
            }
        }
        refuseAll();
    }

    /// Returns also when this process is stopping: whoever is in the round is answered.
    private void awaitMore(List<Waiting<Q, A>> round, long untilNanos) {
        try {
            while (round.size() < ENOUGH) {
                Waiting<Q, A> next = waiting.poll(untilNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) break;
                round.add(next);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        waiting.drainTo(round, ROUND_MAX - round.size());
    }

    private void answer(List<Waiting<Q, A>> round) {
        try {
            List<A> answers = work.answers(round.stream().map(Waiting::question).toList());
            for (int i = 0; i < round.size(); i++) round.get(i).answer().complete(answers.get(i));
        } catch (RuntimeException | Error failure) {
            round.forEach(each -> each.answer().completeExceptionally(failure));
        }
    }

    private void refuseAll() {
        for (Waiting<Q, A> left = waiting.poll(); left != null; left = waiting.poll()) {
            left.answer().completeExceptionally(new IllegalStateException("This process is stopping."));
        }
    }

    /// Whoever still waits is refused.
    @Override
    public void close() {
        closed = true;
        worker.interrupt();
    }
}
