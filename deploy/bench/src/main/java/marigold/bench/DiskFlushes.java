package marigold.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.LongStream;

/// How long the disk takes for next to nothing, at a fixed rate: a page is written over and flushed. Every
/// commit waits for at least that, so that this tells a stall of the machine from one of the product.
final class DiskFlushes {
    private static final int PER_SECOND = 50;

    /// As PostgreSQL has it for its log.
    private static final int PAGE_BYTES = 8_192;

    private DiskFlushes() {}

    /// @param file on the disk in question; made where it is missing
    /// @throws BenchFailed where it cannot be written
    static Latencies during(Path file, Duration time) {
        long begin = System.nanoTime();
        var taken = LongStream.builder();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var page = ByteBuffer.allocateDirect(PAGE_BYTES);
            // The first gives the file its length, which later ones leave alone, as PostgreSQL's do.
            flush(channel, page);
            long numbers = time.toNanos() * PER_SECOND / 1_000_000_000;
            for (long number = 0; number < numbers; number++) {
                long left = begin + number * 1_000_000_000 / PER_SECOND - System.nanoTime();
                if (left > 0) Waiting.pause(Duration.ofNanos(left));
                long flushed = System.nanoTime();
                flush(channel, page);
                taken.add(System.nanoTime() - flushed);
            }
        } catch (IOException unwritable) {
            throw new BenchFailed("%s cannot be written.".formatted(file), unwritable);
        }
        return Latencies.of(taken.build().toArray(), 0, (System.nanoTime() - begin) / 1e9);
    }

    private static void flush(FileChannel channel, ByteBuffer page) throws IOException {
        channel.write(page.clear(), 0);
        channel.force(false);
    }
}
