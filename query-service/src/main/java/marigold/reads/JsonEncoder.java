package marigold.reads;

import java.time.LocalDate;
import java.util.stream.LongStream;

/// Values as [Json] writes them, byte by byte the same, written into an array at a place. Each method returns
/// the place behind; whoever calls it has made room.
final class JsonEncoder {
    /// The longest number, with its sign and its point.
    static final int NUMBER_BYTES = 24;

    /// With quotes; years of nine digits have a sign.
    static final int DATE_BYTES = 18;

    /// The most that a UTF-16 unit can become, as `\u0001`.
    private static final int UNIT_BYTES = 6;

    private static final int ASCII_END = 0x80;
    private static final int TWO_BYTES_END = 0x800;
    private static final String HEX = "0123456789ABCDEF";

    private static final long[] POWERS_OF_TEN =
            LongStream.iterate(1, power -> power * 10).limit(19).toArray();

    private JsonEncoder() {}

    /// Room that a text needs at most, with its quotes.
    static int bytesMax(String text) {
        return text.length() * UNIT_BYTES + 2;
    }

    static int number(byte[] into, int at, long number) {
        if (number >= 0) return digits(into, at, number, 1);
        if (number == Long.MIN_VALUE) return ascii(into, at, Long.toString(number));
        into[at] = '-';
        return digits(into, at + 1, -number, 1);
    }

    /// @param scale how many of the digits are behind the point, at least one
    static int decimal(byte[] into, int at, long unscaled, int scale) {
        int end;
        if (unscaled == Long.MIN_VALUE) {
            end = ascii(into, at, Long.toString(unscaled));
        } else {
            if (unscaled < 0) into[at] = '-';
            end = digits(into, unscaled < 0 ? at + 1 : at, Math.abs(unscaled), scale + 1);
        }
        System.arraycopy(into, end - scale, into, end - scale + 1, scale);
        into[end - scale] = '.';
        return end + 1;
    }

    /// Paise as [Amounts] has them: 47250 is 472.50.
    static int rupees(byte[] into, int at, long paise) {
        return decimal(into, at, paise, 2);
    }

    /// Grams as [Amounts] has them, with two decimals, or three where there are single grams.
    static int kilograms(byte[] into, int at, long grams) {
        return grams % 10 == 0 ? decimal(into, at, grams / 10, 2) : decimal(into, at, grams, 3);
    }

    static int date(byte[] into, int at, LocalDate date) {
        int year = date.getYear();
        if (year < 0 || year > 9999) return text(into, at, date.toString());
        int end = at;
        into[end++] = '"';
        end = digits(into, end, year, 4);
        into[end++] = '-';
        end = digits(into, end, date.getMonthValue(), 2);
        into[end++] = '-';
        end = digits(into, end, date.getDayOfMonth(), 2);
        into[end++] = '"';
        return end;
    }

    static int text(byte[] into, int at, String text) {
        int end = at;
        into[end++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= ' ' && unit < ASCII_END && unit != '"' && unit != '\\') {
                into[end++] = (byte) unit;
            } else if (unit < ASCII_END) {
                end = escaped(unit, into, end);
            } else if (Character.isHighSurrogate(unit) && i + 1 < text.length()) {
                end = encoded(text.codePointAt(i++), into, end);
            } else {
                end = encoded(unit, into, end);
            }
        }
        into[end++] = '"';
        return end;
    }

    /// Text that JSON has as it is, without quotes.
    static int ascii(byte[] into, int at, String text) {
        for (int i = 0; i < text.length(); i++) into[at + i] = (byte) text.charAt(i);
        return at + text.length();
    }

    /// @param least how many, with zeros before the number
    private static int digits(byte[] into, int at, long number, int least) {
        int digits = least;
        while (digits < POWERS_OF_TEN.length && number >= POWERS_OF_TEN[digits]) digits++;
        long rest = number;
        for (int place = at + digits - 1; place >= at; place--) {
            long tenth = rest / 10;
            into[place] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        return at + digits;
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
        into[at] = '\\';
        into[at + 1] = (byte) letter;
        if (letter != 'u') return at + 2;
        into[at + 2] = '0';
        into[at + 3] = '0';
        into[at + 4] = (byte) HEX.charAt(unit >> 4);
        into[at + 5] = (byte) HEX.charAt(unit & 0xF);
        return at + 6;
    }

    private static int encoded(int point, byte[] into, int at) {
        int end = at;
        if (point < TWO_BYTES_END) {
            into[end++] = (byte) (0xC0 | point >> 6);
        } else if (Character.isBmpCodePoint(point)) {
            into[end++] = (byte) (0xE0 | point >> 12);
            into[end++] = continued(point >> 6);
        } else {
            into[end++] = (byte) (0xF0 | point >> 18);
            into[end++] = continued(point >> 12);
            into[end++] = continued(point >> 6);
        }
        into[end++] = continued(point);
        return end;
    }

    private static byte continued(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }
}
