package marigold.market.farmeraccount;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// Lines as a few bytes each: numbers as long as they have to be, and in place of the vehicles and flowers
/// that come again and again, which one it is. For memory only; nothing of it is stored.
final class PackedLines {
    /// An account has a vehicle or two and some flowers. Whoever writes others each time has them in full.
    private static final int WORDS_MAX = 60;

    private static final int IN_FULL = 0;

    /// Of fourteen numbers, the places and lengths of five texts and two flags.
    private static final int NUMBERS_BYTES_MAX = 20 * 10;

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private final List<String> words = new ArrayList<>(4);

    byte[] of(EntryLine line) {
        Writer to = new Writer();
        to.number(line.collectedOn().toEpochDay());
        to.optional(line.groupId());
        to.optional(line.vehicleId());
        to.word(line.vehicleNumber());
        to.word(line.vehicleName());
        to.word(line.itemCode());
        to.word(line.itemName());
        to.number(line.quantityGrams());
        to.number(line.ratePaisePerKg());
        to.number(line.labourPaisePerKg());
        to.number(line.grossPaise());
        to.number(line.labourPaise());
        to.number(line.cooliePaise());
        to.number(line.transportPaise());
        to.number(line.lineTotalPaise());
        to.number(line.paidPaise());
        to.text(line.remarks());
        return to.bytes();
    }

    EntryLine read(byte[] packed) {
        Reader from = new Reader(packed);
        return new EntryLine(
                LocalDate.ofEpochDay(from.number()),
                from.optional(),
                from.optional(),
                from.word(),
                from.word(),
                from.word(),
                from.word(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.text());
    }

    private final class Writer {
        private byte[] bytes = new byte[NUMBERS_BYTES_MAX];
        private int length;

        /// Seven bits a byte, the lowest first; signs alternate, so that small numbers of both are short.
        void number(long number) {
            long rest = number << 1 ^ number >> 63;
            while (rest >>> BITS != 0) {
                bytes[length++] = (byte) (rest | MORE);
                rest >>>= BITS;
            }
            bytes[length++] = (byte) rest;
        }

        void optional(OptionalLong number) {
            bytes[length++] = (byte) (number.isPresent() ? 1 : 0);
            if (number.isPresent()) number(number.getAsLong());
        }

        void word(String word) {
            int place = words.indexOf(word);
            if (place < 0 && words.size() < WORDS_MAX) {
                place = words.size();
                words.add(word.intern());
            }
            if (place >= 0) {
                number(place + 1);
            } else {
                number(IN_FULL);
                text(word);
            }
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            bytes = Arrays.copyOf(bytes, bytes.length + utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }
    }

    private final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long rest = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                rest |= (long) (next & MORE - 1) << shift;
                shift += BITS;
            } while (next < 0);
            return rest >>> 1 ^ -(rest & 1);
        }

        OptionalLong optional() {
            return bytes[at++] == 0 ? OptionalLong.empty() : OptionalLong.of(number());
        }

        String word() {
            int place = (int) number();
            return place == IN_FULL ? text() : words.get(place - 1);
        }

        String text() {
            int utf8Length = (int) number();
            if (utf8Length == 0) return "";
            at += utf8Length;
            return new String(bytes, at - utf8Length, utf8Length, StandardCharsets.UTF_8);
        }
    }
}
