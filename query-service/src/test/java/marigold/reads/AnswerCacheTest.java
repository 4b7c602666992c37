package marigold.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import marigold.caches.Caches;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

@DisplayName("The cache of answers")
class AnswerCacheTest {
    private static final int LONG = 2 * Content.OFF_HEAP_FROM_BYTES;
    private static final int SHORT = 1_000;
    private static final int QUESTIONS = 12;
    private static final int CALLERS = 8;
    private static final int ASKS = 400;

    private record Numbered(int number) implements Query {}

    /// With room for a third of the long answers.
    private final AnswerCache cache = new AnswerCache(
            new ReadSettings(Duration.ZERO, Duration.ZERO, DataSize.ofBytes(QUESTIONS / 3L * LONG)),
            new Caches(new SimpleMeterRegistry()));

    @Test
    @DisplayName("gives callers who ask at the same time the whole answer of their own question, while it drops others")
    void dropped() throws InterruptedException, ExecutionException {
        long seed = Long.getLong("marigold.seed", new Random().nextLong());
        System.out.println("AnswerCacheTest: -Dmarigold.seed=" + seed);
        List<Callable<Void>> callers = IntStream.range(0, CALLERS)
                .<Callable<Void>>mapToObj(caller -> () -> {
                    var random = new Random(seed + caller);
                    for (int i = 0; i < ASKS; i++) ask(random.nextInt(QUESTIONS), random.nextBoolean());
                    return null;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<Void> caller : threads.invokeAll(callers)) caller.get();
        }
    }

    private void ask(int number, boolean compressed) {
        var held = held(number);
        var content = held.content(compressed);
        try {
            byte[] bytes = content.bytes();
            if (!compressed) assertThat(bytes).isEqualTo(bytes(number));
        } finally {
            content.release();
        }
    }

    private Representation held(int number) {
        return cache.held(
                new AnswerCache.Key(1, "/numbers", new Numbered(number), ""),
                () -> Representation.of(Answer.of(number), medium()));
    }

    private static Medium medium() {
        return new Medium(
                Medium.JSON.type(), Medium.JSON.contentSecurityPolicy(), "", number -> bytes((Integer) number));
    }

    /// Every third is short.
    private static byte[] bytes(int number) {
        byte[] bytes = new byte[number % 3 == 0 ? SHORT : LONG];
        Arrays.fill(bytes, (byte) number);
        return bytes;
    }

    @Test
    @DisplayName("frees a long answer when the last who holds it is done, and not before")
    void freed() {
        var content = Content.of(bytes(1));
        assertThat(content.hold()).isTrue();
        content.release();
        assertThat(content.bytes()).isEqualTo(bytes(1));

        content.release();

        assertThat(content.hold()).isFalse();
        assertThatThrownBy(content::bytes).isInstanceOf(IllegalStateException.class);
    }
}
