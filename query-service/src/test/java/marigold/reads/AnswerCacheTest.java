package marigold.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import marigold.caches.Caches;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

@DisplayName("The cache of answers")
class AnswerCacheTest {
    private static final int LONG = 500_000;
    private static final int SHORT = 1_200;
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
            assertThat(compressed ? unzipped(bytes) : bytes).isEqualTo(bytes(number));
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

    private static Content content(int number) {
        return new Content.OnHeap(bytes(number));
    }

    /// As a writer leaves them.
    private static List<ByteBuffer> pieces(byte[] bytes) {
        int middle = bytes.length / 3;
        return List.of(
                ByteBuffer.wrap(bytes, 0, middle),
                ByteBuffer.wrap(Arrays.copyOfRange(bytes, middle, bytes.length + 9), 0, bytes.length - middle));
    }

    private static byte[] unzipped(byte[] bytes) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    @DisplayName("lets others have an answer's blocks when the last who holds it is done, and not before")
    void freed() {
        var slabs = new Slabs(DataSize.ofBytes(LONG + Slabs.BLOCK_BYTES));
        var first = slabs.keep(content(1));
        assertThat(first.hold()).isTrue();
        first.release();

        var second = slabs.keep(content(2));

        assertThat(second).as("no blocks are left").isInstanceOf(Content.OnHeap.class);
        assertThat(second.bytes()).isEqualTo(bytes(2));
        assertThat(first.bytes()).isEqualTo(bytes(1));

        first.release();
        assertThat(slabs.keep(content(2))).isInstanceOf(Content.InSlabs.class);
    }

    @Test
    @DisplayName("never shows another answer to who has released his own, whether or not its blocks are in use again")
    void afterRelease() {
        var slabs = new Slabs(DataSize.ofBytes(LONG + Slabs.BLOCK_BYTES));
        var mine = slabs.keep(content(1));

        mine.release();

        assertThat(mine.hold()).isFalse();
        assertThatThrownBy(mine::bytes).isInstanceOf(IllegalStateException.class);
        var others = slabs.keep(content(2));
        assertThat(others).isInstanceOf(Content.InSlabs.class);
        assertThatThrownBy(mine::bytes).isInstanceOf(IllegalStateException.class);
        assertThat(others.bytes()).isEqualTo(bytes(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 1_023, 1_024, 1_025, 3_000})
    @DisplayName("keeps answers of every length")
    void lengths(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        var written = new ByteArrayOutputStream();

        var content = new Slabs(DataSize.ofMegabytes(1)).keep(new Content.OnHeap(pieces(bytes), length));
        content.writeTo(written);

        assertThat(content.length()).isEqualTo(length);
        assertThat(content.bytes()).isEqualTo(bytes);
        assertThat(written.toByteArray()).isEqualTo(bytes);
    }
}
