package marigold.reads;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.util.unit.DataSize;

/// Memory for the bytes of answers that are kept: blocks of one size, in arrays that are never given back.
///
/// Answers are kept for seconds, which is long enough to get into the old part of the heap; asked for by the
/// thousand, their garbage had all of it collected every few seconds. Blocks that are used again leave none.
final class Slabs {
    static final int BLOCK_BYTES = 1 << 10;

    private static final int SLAB_BLOCKS = 1 << 10;

    /// Made when they are first needed.
    private final byte[][] slabs;

    /// Blocks that were given back, as a stack.
    private final int[] free;

    /// Of each block, the taking that it belongs to.
    private final int[] takings;

    private int freeCount;
    private int used;
    private int taken;

    /// @param size that all blocks together have at most
    Slabs(DataSize size) {
        int blocks = Math.toIntExact(size.toBytes() / BLOCK_BYTES);
        slabs = new byte[Math.ceilDiv(blocks, SLAB_BLOCKS)][];
        free = new int[blocks];
        takings = new int[blocks];
    }

    /// Bytes in memory that so many bytes take.
    static int bytesTaken(int length) {
        return Math.ceilDiv(length, BLOCK_BYTES) * BLOCK_BYTES;
    }

    /// The same bytes in blocks of their own, held by the caller. In an array of just their length where
    /// they are so few that a block would mostly be empty, and where no blocks are left.
    Content keep(Content written) {
        if (2 * written.length() < BLOCK_BYTES) return new Content.OnHeap(written.bytes());
        int[] blocks = new int[Math.ceilDiv(written.length(), BLOCK_BYTES)];
        int taking = take(blocks);
        if (taking == 0) return new Content.OnHeap(written.bytes());
        try {
            written.writeTo(new Filling(blocks));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Content.InSlabs(this, blocks, taking, written.length());
    }

    /// Writes into blocks, one after the other.
    private final class Filling extends OutputStream {
        private final int[] blocks;
        private int filled;

        private Filling(int[] blocks) {
            this.blocks = blocks;
        }

        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int done = 0; done < length; ) {
                int block = blocks[filled / BLOCK_BYTES];
                int within = filled % BLOCK_BYTES;
                int part = Math.min(length - done, BLOCK_BYTES - within);
                System.arraycopy(bytes, offset + done, slab(block), offset(block) + within, part);
                done += part;
                filled += part;
            }
        }
    }

    /// @return a number that tells them from whatever was in these blocks before; 0 when there are too few
    private synchronized int take(int[] blocks) {
        if (blocks.length > freeCount + free.length - used) return 0;
        if (++taken == 0) taken++;
        for (int i = 0; i < blocks.length; i++) {
            int block = freeCount > 0 ? free[--freeCount] : used++;
            if (slabs[block / SLAB_BLOCKS] == null) slabs[block / SLAB_BLOCKS] = new byte[SLAB_BLOCKS * BLOCK_BYTES];
            takings[block] = taken;
            blocks[i] = block;
        }
        return taken;
    }

    synchronized void giveBack(int[] blocks) {
        for (int block : blocks) {
            takings[block] = 0;
            free[freeCount++] = block;
        }
    }

    /// @throws IllegalStateException when a block is not the taking's any more
    void write(int block, int taking, int length, OutputStream out) throws IOException {
        // Never another answer, which may be another tenant's, whatever went wrong before.
        if (takings[block] != taking) throw new IllegalStateException("An answer is read after it was dropped.");
        out.write(slab(block), offset(block), length);
    }

    private byte[] slab(int block) {
        return slabs[block / SLAB_BLOCKS];
    }

    private static int offset(int block) {
        return block % SLAB_BLOCKS * BLOCK_BYTES;
    }
}
