package marigold.reads;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;

/// The finished bytes of an answer, plain and, where it pays and somebody takes it, compressed once for all.
final class Representation {
    /// Below this, gzip's own header and the receiver's work cost more than the bytes saved.
    private static final int GZIP_ABOVE_BYTES = 1_000;

    /// Of rows in JSON, gzip leaves less.
    private static final int GZIP_LEAVES = 4;

    /// What the objects around the bytes take, roughly.
    private static final int OVERHEAD_BYTES = 200;

    private final Content plain;
    private final Answer answered;

    /// Made for the first who takes it; whoever comes meanwhile makes the same.
    private volatile byte[] gzip;

    private Representation(Content plain, Answer answered) {
        this.plain = plain;
        this.answered = answered;
    }

    static Representation of(Answer answer, Medium medium) {
        Content plain = answer.body() instanceof JsonWriter written
                ? written.content()
                : new Content.OnHeap(medium.writer().apply(answer.body()));
        return new Representation(plain, new Answer("", answer.total(), answer.next(), answer.note()));
    }

    /// The same with its bytes where they may stay for long; held by the caller.
    Representation keptIn(Slabs slabs) {
        return new Representation(slabs.keep(plain), answered);
    }

    /// Rows on all pages, for lists.
    OptionalLong total() {
        return answered.total();
    }

    /// Cursor of the next page, for lists that have cursors.
    Optional<String> next() {
        return answered.next();
    }

    /// What the body has no place for.
    Optional<String> note() {
        return answered.note();
    }

    boolean isCompressible() {
        return plain.length() > GZIP_ABOVE_BYTES;
    }

    /// @return false when the cache has dropped it, and nobody writes it any more
    boolean hold() {
        return plain.hold();
    }

    void release() {
        plain.release();
    }

    /// What is written; whoever holds this holds that and releases that.
    ///
    /// @param compressed if the bytes are many enough
    Content content(boolean compressed) {
        if (!compressed || !isCompressible()) return plain;
        if (gzip == null) gzip = compress(plain);
        plain.release();
        return new Content.OnHeap(gzip);
    }

    /// Bytes in memory, those of gzip included before they are made: a cache weighs once.
    int weight() {
        return Slabs.bytesTaken(plain.length())
                + (isCompressible() ? plain.length() / GZIP_LEAVES : 0)
                + OVERHEAD_BYTES;
    }

    private static byte[] compress(Content plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length() / GZIP_LEAVES);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            plain.writeTo(gzip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
