package marigold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A bare flush of the disk")
class DiskFlushesTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("comes fifty times a second, and writes one page over and over")
    void rate() {
        var file = folder.resolve("flushed");

        var flushes = DiskFlushes.during(file, Duration.ofMillis(200));

        assertThat(flushes.nanos()).hasSize(10).doesNotContain(0);
        assertThat(flushes.seconds()).isGreaterThanOrEqualTo(0.18);
        assertThat(file).hasSize(8_192);
    }
}
