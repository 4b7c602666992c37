package marigold.reads;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Writes answers of many rows as [Json] does, byte by byte the same, but from the numbers that PostgreSQL
/// gives and while it gives them (decision 0105). Whoever uses it closes what he opens.
public final class JsonWriter {
    private static final int FIRST_PIECE_BYTES = 16 * 1024;
    private static final int NEXT_PIECE_BYTES = 128 * 1024;

    private final List<ByteBuffer> full = new ArrayList<>();
    private int fullBytes;
    private byte[] piece = new byte[FIRST_PIECE_BYTES];
    private int length;

    /// Whether nothing stands yet between the last bracket and the next member or element.
    private boolean first = true;

    /// A member's name, made once.
    public static final class Name {
        private final byte[] bytes;

        private Name(String name) {
            bytes = ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
        }

        /// @param name as it is written, without anything in it that JSON escapes
        public static Name of(String name) {
            return new Name(name);
        }
    }

    /// The names of an object's members, in their order, made once.
    public static final class Names {
        /// Each with what stands before it, and zeros behind it, for [EightBytes].
        private final long[][] parts;

        private final int[] partBytes;
        private final int bytes;

        private Names(String... names) {
            parts = new long[names.length][];
            partBytes = new int[names.length];
            for (int i = 0; i < names.length; i++) {
                byte[] part = ((i == 0 ? "{\"" : ",\"") + names[i] + "\":").getBytes(StandardCharsets.UTF_8);
                partBytes[i] = part.length;
                parts[i] = new long[Math.ceilDiv(part.length, EightBytes.COUNT)];
                byte[] filled = Arrays.copyOf(part, parts[i].length * EightBytes.COUNT);
                Arrays.setAll(parts[i], eight -> EightBytes.get(filled, eight * EightBytes.COUNT));
            }
            bytes = IntStream.of(partBytes).sum();
        }

        /// @param names as they are written, without anything in them that JSON escapes
        public static Names of(String... names) {
            return new Names(names);
        }
    }

    public void beginArray() {
        begin('[');
    }

    public void endArray() {
        end(']');
    }

    public void beginArray(Name name) {
        name(name);
        open('[');
    }

    public void beginObject() {
        begin('{');
    }

    public void endObject() {
        end('}');
    }

    /// @param text null for none
    public void text(Name name, String text) {
        if (text == null) {
            literal(name, "null");
            return;
        }
        name(name);
        room(JsonEncoder.bytesMax(text));
        length = JsonEncoder.text(piece, length, text);
    }

    public void number(Name name, long number) {
        name(name);
        room(JsonEncoder.NUMBER_BYTES);
        length = JsonEncoder.number(piece, length, number);
    }

    public void number(Name name, OptionalLong number) {
        if (number.isPresent()) number(name, number.getAsLong());
        else literal(name, "null");
    }

    public void truth(Name name, boolean truth) {
        literal(name, truth ? "true" : "false");
    }

    public void date(Name name, LocalDate date) {
        name(name);
        room(JsonEncoder.DATE_BYTES);
        length = JsonEncoder.date(piece, length, date);
    }

    /// Paise as [Amounts] has them: 47250 is 472.50.
    public void rupees(Name name, long paise) {
        name(name);
        room(JsonEncoder.NUMBER_BYTES);
        length = JsonEncoder.rupees(piece, length, paise);
    }

    /// Basis points as [Amounts] has them: 1250 is 12.50.
    public void percent(Name name, int basisPoints) {
        name(name);
        room(JsonEncoder.NUMBER_BYTES);
        length = JsonEncoder.decimal(piece, length, basisPoints, 2);
    }

    /// Grams as [Amounts] has them, with two decimals, or three where there are single grams.
    public void kilograms(Name name, long grams) {
        name(name);
        room(JsonEncoder.NUMBER_BYTES);
        length = JsonEncoder.kilograms(piece, length, grams);
    }

    /// Objects whose values are ready: as many lines as there are objects, each as [JsonValues#line] gave it.
    ///
    /// @param lines     in UTF-8, with a line break between two; empty for none
    /// @param lastFirst whether they are written in the other order
    /// @return how many there are
    /// @throws IllegalArgumentException when a line has other values than there are names
    public int objects(Names names, byte[] lines, boolean lastFirst) {
        int count = 0;
        if (lastFirst) {
            for (int end = lines.length; end > 0; count++) {
                int begin = EightBytes.behindLast('\n', lines, end);
                object(names, lines, begin, end);
                end = begin - 1;
            }
        } else {
            for (int begin = 0; begin < lines.length; count++) {
                int end = EightBytes.next('\n', lines, begin);
                object(names, lines, begin, end);
                begin = end + 1;
            }
        }
        return count;
    }

    /// What an answer has but once, written by [Json].
    public void other(Name name, Object value) {
        name(name);
        bytes(Json.write(value));
    }

    /// A copy of what is written.
    public byte[] bytes() {
        return content().bytes();
    }

    /// What is written, not copied: nothing is written after it.
    Content content() {
        List<ByteBuffer> pieces = new ArrayList<>(full);
        pieces.add(ByteBuffer.wrap(piece, 0, length));
        return new Content.OnHeap(pieces, fullBytes + length);
    }

    private void begin(char bracket) {
        comma();
        open(bracket);
    }

    private void open(char bracket) {
        room(1);
        piece[length++] = (byte) bracket;
        first = true;
    }

    private void end(char bracket) {
        room(1);
        piece[length++] = (byte) bracket;
        first = false;
    }

    private void comma() {
        if (!first) {
            room(1);
            piece[length++] = ',';
        }
        first = false;
    }

    private void name(Name name) {
        comma();
        bytes(name.bytes);
    }

    /// Copies the values of a line, each behind its name.
    private void object(Names names, byte[] lines, int begin, int end) {
        comma();
        room(names.bytes + end - begin + 1 + EightBytes.COUNT);
        byte[] into = piece;
        int place = length;
        int at = begin;
        for (int i = 0; i < names.parts.length; i++) {
            requireSameCount(at <= end);
            long[] part = names.parts[i];
            for (int j = 0; j < part.length; j++) EightBytes.put(into, place + j * EightBytes.COUNT, part[j]);
            place += names.partBytes[i];
            int behind = EightBytes.copyUntil('\t', lines, at, end, into, place);
            place += behind - at;
            at = behind + 1;
        }
        requireSameCount(at == end + 1);
        into[place++] = '}';
        length = place;
    }

    private static void requireSameCount(boolean same) {
        if (!same) throw new IllegalArgumentException("A row has other values than there are names.");
    }

    private void literal(Name name, String literal) {
        name(name);
        room(literal.length());
        length = JsonEncoder.ascii(piece, length, literal);
    }

    private void bytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, piece, length, bytes.length);
        length += bytes.length;
    }

    private void room(int bytes) {
        if (piece.length - length >= bytes) return;
        full.add(ByteBuffer.wrap(piece, 0, length));
        fullBytes = Math.addExact(fullBytes, length);
        piece = new byte[Math.max(bytes, NEXT_PIECE_BYTES)];
        length = 0;
    }
}
