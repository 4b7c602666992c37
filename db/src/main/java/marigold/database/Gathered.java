package marigold.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/// Work on the database that many callers wait for and that costs the same for one as for all of them: a
/// thread of its own does it for everybody who has come meanwhile. Nobody waits for company; under load there
/// is some.
///
/// A caller holds no connection while it waits, or the pool could be empty when the thread needs one.
///
/// @param <Q> what a caller asks
/// @param <A> what it is answered
public final class Gathered<Q, A> implements AutoCloseable {
    /// Those of one round. More would wait longer for each other than they gain.
    private static final int ROUND_MAX = 64;

    /// What is done for those who wait.
    @FunctionalInterface
    public interface Work<Q, A> {
        /// Answers in the questions' order. What it throws, all of them get.
        List<A> answers(List<Q> questions);
    }

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    private final BlockingQueue<Waiting<Q, A>> waiting = new LinkedBlockingQueue<>();
    private final Work<Q, A> work;
    private final Thread worker;
    private volatile boolean closed;

    /// @param name of the thread
    public Gathered(String name, Work<Q, A> work) {
        this.work = work;
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
        List<Waiting<Q, A>> round = new ArrayList<>();
        while (!closed) {
            try {
                round.add(waiting.take());
                waiting.drainTo(round, ROUND_MAX - 1);
                answer(round);
            } catch (InterruptedException _) {
                break;
            }
            round.clear();
        }
        refuseAll();
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
