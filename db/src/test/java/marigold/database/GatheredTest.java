package marigold.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Callers whose work is done together")
@Timeout(60)
class GatheredTest {
    private final List<Integer> rounds = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstRound = new CountDownLatch(1);
    private Gathered<Integer, Integer> gathered;

    @AfterEach
    void close() {
        gathered.close();
    }

    @Test
    @DisplayName("wait for nobody when they come alone, however soon after each other")
    void alone() {
        firstRound.countDown();
        gathered = doubling(Duration.ofHours(1));
        for (int i = 0; i < 100; i++) assertThat(gathered.ask(i)).isEqualTo(2 * i);
        assertThat(rounds).hasSize(100).containsOnly(1);
    }

    @Test
    @DisplayName("wait for four where several have come together lately, and four wait for no more")
    void four() throws InterruptedException {
        gathered = doubling(Duration.ofHours(1));
        comeTogether();
        List<Thread> callers = List.of(caller(4), caller(5), caller(6));
        assertThat(gathered.ask(7)).isEqualTo(14);
        for (Thread each : callers) each.join();
        assertThat(rounds).containsExactly(1, 2, 4);
    }

    @Test
    @DisplayName("wait no longer than rounds are to be apart")
    void inTime() throws InterruptedException {
        gathered = doubling(Duration.ofMillis(20));
        comeTogether();
        assertThat(gathered.ask(4)).isEqualTo(8);
        assertThat(rounds).containsExactly(1, 2, 1);
    }

    @Test
    @DisplayName("are not left waiting for others when it is closed")
    void closed() throws InterruptedException {
        gathered = doubling(Duration.ofHours(1));
        comeTogether();
        Thread caller = caller(4);
        await().until(() -> caller.getState() == Thread.State.WAITING);
        gathered.close();
        caller.join();
    }

    /// One, and two who come while that one is answered.
    private void comeTogether() throws InterruptedException {
        Thread first = caller(1);
        await().until(() -> rounds.size() == 1);
        List<Thread> others = List.of(caller(2), caller(3));
        await().until(() -> others.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
        firstRound.countDown();
        first.join();
        for (Thread each : others) each.join();
    }

    private Thread caller(int question) {
        return Thread.ofPlatform().daemon().start(() -> gathered.ask(question));
    }

    private Gathered<Integer, Integer> doubling(Duration apart) {
        return new Gathered<>(
                "gathered-test",
                questions -> {
                    rounds.add(questions.size());
                    try {
                        firstRound.await();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                    return questions.stream().map(question -> 2 * question).toList();
                },
                apart);
    }
}
