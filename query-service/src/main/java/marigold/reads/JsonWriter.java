package marigold.reads;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// Writes answers of many rows as [Json] does, byte by byte the same, but from the numbers that PostgreSQL
/// gives and while it gives them (decision 0105). Whoever uses it closes what he opens.
public final class JsonWriter {
    private static final int FIRST_PIECE_BYTES = 16 * 1024;
    private static final int NEXT_PIECE_BYTES = 128 * 1024;

    /// The longest number, with its sign and its point.
    private static final int NUMBER_BYTES = 24;

    private static final int DATE_BYTES = 12;

    /// The most that a UTF-16 unit can become, as `\u0001`.
    private static final int UNIT_BYTES = 6;

    private static final int ASCII_END = 0x80;
    private static final int TWO_BYTES_END = 0x800;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private static final long[] POWERS_OF_TEN =
            LongStream.iterate(1, power -> power * 10).limit(19).toArray();

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
        text(text);
    }

    public void number(Name name, long number) {
        name(name);
        room(NUMBER_BYTES);
        number(number);
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
        date(date);
    }

    /// Paise as [Amounts] has them: 47250 is 472.50.
    public void rupees(Name name, long paise) {
        name(name);
        decimal(paise, 2);
    }

    /// Basis points as [Amounts] has them: 1250 is 12.50.
    public void percent(Name name, int basisPoints) {
        name(name);
        decimal(basisPoints, 2);
    }

    /// Grams as [Amounts] has them, with two decimals, or three where there are single grams.
    public void kilograms(Name name, long grams) {
        name(name);
        if (grams % 10 == 0) decimal(grams / 10, 2);
        else decimal(grams, 3);
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

    private void literal(Name name, String literal) {
        name(name);
        room(literal.length());
        for (int i = 0; i < literal.length(); i++) piece[length++] = (byte) literal.charAt(i);
    }

    private void bytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, piece, length, bytes.length);
        length += bytes.length;
    }

    private void number(long number) {
        if (number >= 0) {
            digits(number, 1);
        } else if (number == Long.MIN_VALUE) {
            bytes(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        } else {
            piece[length++] = '-';
            digits(-number, 1);
        }
    }

    private void decimal(long unscaled, int scale) {
        room(NUMBER_BYTES);
        if (unscaled == Long.MIN_VALUE) {
            bytes(BigDecimal.valueOf(unscaled, scale).toPlainString().getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (unscaled < 0) piece[length++] = '-';
        digits(Math.abs(unscaled), scale + 1);
        System.arraycopy(piece, length - scale, piece, length - scale + 1, scale);
        piece[length - scale] = '.';
        length++;
    }

    /// @param least how many, with zeros before the number
    private void digits(long number, int least) {
        int digits = least;
        while (digits < POWERS_OF_TEN.length && number >= POWERS_OF_TEN[digits]) digits++;
        long rest = number;
        for (int place = length + digits - 1; place >= length; place--) {
            long tenth = rest / 10;
            piece[place] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        length += digits;
    }

    private void date(LocalDate date) {
        int year = date.getYear();
        if (year < 0 || year > 9999) {
            text(date.toString());
            return;
        }
        room(DATE_BYTES);
        piece[length++] = '"';
        digits(year, 4);
        piece[length++] = '-';
        digits(date.getMonthValue(), 2);
        piece[length++] = '-';
        digits(date.getDayOfMonth(), 2);
        piece[length++] = '"';
    }

    private void text(String text) {
        room(text.length() * UNIT_BYTES + 2);
        byte[] into = piece;
        int at = length;
        into[at++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= ' ' && unit < ASCII_END && unit != '"' && unit != '\\') {
                into[at++] = (byte) unit;
            } else if (unit < ASCII_END) {
                at = escaped(unit, into, at);
            } else if (Character.isHighSurrogate(unit) && i + 1 < text.length()) {
                at = encoded(text.codePointAt(i++), into, at);
            } else {
                at = encoded(unit, into, at);
            }
        }
        into[at++] = '"';
        length = at;
    }

    private static int escaped(char unit, byte[] into, int at) {
        char letter = switch (unit) {
            case '"', '\\' -> unit;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> 'u';
        };
        into[at++] = '\\';
        into[at++] = (byte) letter;
        if (letter == 'u') {
            into[at++] = '0';
            into[at++] = '0';
            into[at++] = HEX[unit >> 4];
            into[at++] = HEX[unit & 0xF];
        }
        return at;
    }

    private static int encoded(int point, byte[] into, int at) {
        if (point < TWO_BYTES_END) {
            into[at++] = (byte) (0xC0 | point >> 6);
        } else if (Character.isBmpCodePoint(point)) {
            into[at++] = (byte) (0xE0 | point >> 12);
            into[at++] = continued(point >> 6);
        } else {
            into[at++] = (byte) (0xF0 | point >> 18);
            into[at++] = continued(point >> 12);
            into[at++] = continued(point >> 6);
        }
        into[at++] = continued(point);
        return at;
    }

    private static byte continued(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }

    private void room(int bytes) {
        if (piece.length - length >= bytes) return;
        full.add(ByteBuffer.wrap(piece, 0, length));
        fullBytes = Math.addExact(fullBytes, length);
        piece = new byte[Math.max(bytes, NEXT_PIECE_BYTES)];
        length = 0;
    }
}
