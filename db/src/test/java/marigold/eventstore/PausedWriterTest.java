package marigold.eventstore;

import static marigold.eventstore.StoreUnderTest.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import marigold.eventstore.StoreUnderTest.OpenWriter;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Runs beside the other tests, since it does nothing but wait.
@DisplayName("Following the store")
@Execution(ExecutionMode.CONCURRENT)
class PausedWriterTest {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Test
    @DisplayName("waits for a writer that pauses for 30 seconds and loses nothing")
    void pausedWriter() throws InterruptedException {
        StoreUnderTest store = new StoreUnderTest();
        try {
            BlockingStream<TrackedEventMessage<?>> stream = store.tail.openStream(null);
            OpenWriter writer = store.openElsewhere(event("paused", 0));
            store.append(event("vehicle-1", 0));
            assertThat(StoreUnderTest.read(stream, 1, PAUSE)).isEmpty();
            writer.commit();
            assertThat(StoreUnderTest.read(stream, 2, Duration.ofSeconds(10)))
                    .containsExactly("paused#0", "vehicle-1#0");
        } finally {
            store.close();
        }
    }
}
