package marigold.reads;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes of an array at once, the first of them in the lowest bits: for what looks at every byte of
/// long answers.
final class EightBytes {
    static final int COUNT = Long.BYTES;

    private static final VarHandle IN_ARRAY =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long ONES = 0x0101_0101_0101_0101L;

    private EightBytes() {}

    static long get(byte[] from, int at) {
        return (long) IN_ARRAY.get(from, at);
    }

    static void put(byte[] into, int at, long eight) {
        IN_ARRAY.set(into, at, eight);
    }

    /// The place of the first such byte from there on; the array's length when there is none.
    static int next(char ascii, byte[] in, int begin) {
        int at = begin;
        for (; at + COUNT <= in.length; at += COUNT) {
            long found = equal(get(in, at), ascii);
            if (found != 0) return at + first(found);
        }
        while (at < in.length && in[at] != ascii) at++;
        return at;
    }

    /// The place behind the last such byte before the end; 0 when there is none.
    static int behindLast(char ascii, byte[] in, int end) {
        int at = end;
        for (; at >= COUNT; at -= COUNT) {
            long found = equal(get(in, at - COUNT), ascii);
            if (found != 0) return at - COUNT + last(found) + 1;
        }
        while (at > 0 && in[at - 1] != ascii) at--;
        return at;
    }

    /// Copies the bytes before the first such byte; up to eight more are written behind them.
    ///
    /// @param end where it ends when there is no such byte
    /// @return the place of that byte, or the end
    static int copyUntil(char ascii, byte[] from, int begin, int end, byte[] into, int place) {
        int at = begin;
        int to = place;
        for (; at + COUNT <= end; at += COUNT, to += COUNT) {
            long eight = get(from, at);
            put(into, to, eight);
            long found = equal(eight, ascii);
            if (found != 0) return at + first(found);
        }
        while (at < end && from[at] != ascii) into[to++] = from[at++];
        return at;
    }

    /// The highest bit of each that is the byte, and no other bit.
    private static long equal(long eight, char ascii) {
        long different = eight ^ ascii * ONES;
        return ~((different & LOW_BITS) + LOW_BITS | different | LOW_BITS);
    }

    private static int first(long marked) {
        return Long.numberOfTrailingZeros(marked) / Byte.SIZE;
    }

    private static int last(long marked) {
        return COUNT - 1 - Long.numberOfLeadingZeros(marked) / Byte.SIZE;
    }
}
