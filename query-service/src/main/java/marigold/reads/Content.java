package marigold.reads;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The bytes of an answer. Many of them are kept outside of the Java heap, where megabytes that live for
/// seconds cost no collection of everything that lives for long.
///
/// Whoever writes them holds them meanwhile. They are freed when nobody holds them any more; who looks at
/// them after that gets an exception, and never another answer's bytes.
sealed interface Content {
    /// Shorter ones are copied by a collection faster than memory is asked for and given back.
    int OFF_HEAP_FROM_BYTES = 256 * 1024;

    int length();

    /// @return false when they are freed
    boolean hold();

    void release();

    void writeTo(ServletOutputStream out) throws IOException;

    ByteBuffer buffer();

    /// Held by who makes it.
    static Content of(byte[] bytes) {
        return bytes.length < OFF_HEAP_FROM_BYTES ? new OnHeap(bytes) : new OffHeap(List.of(bytes), bytes.length);
    }

    /// As above, of bytes that were written in pieces.
    ///
    /// @param length of all pieces
    static Content of(List<byte[]> pieces, int length) {
        if (length >= OFF_HEAP_FROM_BYTES) return new OffHeap(pieces, length);
        if (pieces.size() == 1) return new OnHeap(pieces.getFirst());
        ByteBuffer all = ByteBuffer.allocate(length);
        pieces.forEach(all::put);
        return new OnHeap(all.array());
    }

    /// A copy of the bytes, or themselves.
    default byte[] bytes() {
        byte[] copy = new byte[length()];
        buffer().get(copy);
        return copy;
    }

    record OnHeap(byte[] bytes) implements Content {
        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public boolean hold() {
            return true;
        }

        @Override
        public void release() {
            // The collector does it.
        }

        @Override
        public void writeTo(ServletOutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes);
        }
    }

    final class OffHeap implements Content {
        private final Arena arena = Arena.ofShared();
        private final AtomicInteger holders = new AtomicInteger(1);
        private final MemorySegment segment;

        private OffHeap(List<byte[]> pieces, int length) {
            segment = arena.allocate(length);
            ByteBuffer all = segment.asByteBuffer();
            pieces.forEach(all::put);
        }

        @Override
        public int length() {
            return (int) segment.byteSize();
        }

        @Override
        public boolean hold() {
            return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        @Override
        public void release() {
            if (holders.decrementAndGet() == 0) arena.close();
        }

        @Override
        public void writeTo(ServletOutputStream out) throws IOException {
            out.write(buffer());
        }

        @Override
        public ByteBuffer buffer() {
            return segment.asByteBuffer().asReadOnlyBuffer();
        }
    }
}
