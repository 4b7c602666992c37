package marigold.reads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The bytes of an answer. Those that are kept are in blocks of memory that other answers use later.
///
/// Whoever writes them holds them meanwhile. Their blocks are given back when nobody holds them any more; who
/// looks at them after that gets an exception, and never another answer's bytes.
sealed interface Content {
    int length();

    /// @return false when they are given back
    boolean hold();

    void release();

    void writeTo(OutputStream out) throws IOException;

    /// A copy of the bytes.
    default byte[] bytes() {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(length());
        try {
            writeTo(copy);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return copy.toByteArray();
    }

    /// As they were written, in one piece or several.
    ///
    /// @param pieces each with an array, written from its begin to the piece's limit
    /// @param length of all pieces
    record OnHeap(List<ByteBuffer> pieces, int length) implements Content {
        OnHeap(byte[] bytes) {
            this(List.of(ByteBuffer.wrap(bytes)), bytes.length);
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
        public void writeTo(OutputStream out) throws IOException {
            for (ByteBuffer piece : pieces) out.write(piece.array(), 0, piece.limit());
        }
    }

    final class InSlabs implements Content {
        private final AtomicInteger holders = new AtomicInteger(1);
        private final Slabs slabs;
        private final int[] blocks;
        private final int taking;
        private final int length;

        /// @param taking by which [Slabs] knows that the blocks are still these bytes'
        InSlabs(Slabs slabs, int[] blocks, int taking, int length) {
            this.slabs = slabs;
            this.blocks = blocks;
            this.taking = taking;
            this.length = length;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public boolean hold() {
            return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        @Override
        public void release() {
            if (holders.decrementAndGet() == 0) slabs.giveBack(blocks);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            for (int i = 0; i < blocks.length; i++) {
                int left = length - i * Slabs.BLOCK_BYTES;
                slabs.write(blocks[i], taking, Math.min(Slabs.BLOCK_BYTES, left), out);
            }
        }
    }
}
