package marigold.reads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/// The finished bytes of an answer, plain and, where it pays, compressed once for everybody.
///
/// @param gzip  empty when the plain bytes are few
/// @param total rows on all pages, for lists
/// @param next  cursor of the next page, for lists that have cursors
/// @param note  what the body has no place for
record Representation(byte[] plain, byte[] gzip, OptionalLong total, Optional<String> next, Optional<String> note) {
    /// Below this, gzip's own header and the receiver's work cost more than the bytes saved.
    private static final int GZIP_ABOVE_BYTES = 1_000;

    /// What the objects around the bytes take, roughly.
    private static final int OVERHEAD_BYTES = 200;

    static Representation of(Answer answer, Medium medium) {
        byte[] plain = medium.writer().apply(answer.body());
        byte[] gzip = plain.length > GZIP_ABOVE_BYTES ? compress(plain) : new byte[0];
        return new Representation(plain, gzip, answer.total(), answer.next(), answer.note());
    }

    boolean isCompressed() {
        return gzip.length > 0;
    }

    /// @param compressed if the bytes are many enough
    byte[] bytes(boolean compressed) {
        return compressed && isCompressed() ? gzip : plain;
    }

    int weight() {
        return plain.length + gzip.length + OVERHEAD_BYTES;
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
