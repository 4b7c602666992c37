package marigold.market.farmeraccount;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import marigold.market.events.FarmerAccountEvent.EntryLine;

/// Lines one after another, of each what differs from the one before it: numbers by how much, as long as that
/// has to be, and in place of the vehicles and flowers that come again and again, which one it is. For memory
/// only; nothing of it is stored.
final class PackedLines {
    /// An account has a vehicle or two and some flowers. Whoever writes others each time has them in full.
    private static final int WORDS_MAX = 60;

    private static final int IN_FULL = 0;

    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final int NUMBER_BYTES_MAX = 10;

    /// What the first line follows.
    private static final EntryLine NOTHING = new EntryLine(
            LocalDate.EPOCH, OptionalLong.empty(), OptionalLong.empty(), "", "", "", "", 0, 0, 0, 0, 0, 0, 0, 0, 0, "");

    private final List<String> words = new ArrayList<>(4);

    /// @param lines at least one
    /// @return all of them, but for the lowest id
    byte[] of(SortedMap<Long, EntryLine> lines) {
        Writer to = new Writer();
        long idBefore = lines.firstKey();
        EntryLine before = NOTHING;
        for (Map.Entry<Long, EntryLine> line : lines.entrySet()) {
            to.line(line.getKey() - idBefore, line.getValue(), before);
            idBefore = line.getKey();
            before = line.getValue();
        }
        return to.packed.toBytes();
    }

    /// @param lowestId of these lines
    void read(long lowestId, byte[] packed, EntryLines.Visitor visitor) {
        Reader from = new Reader(packed);
        long entryId = lowestId;
        EntryLine before = NOTHING;
        while (from.at < packed.length) {
            entryId += from.number();
            before = from.line(before);
            visitor.line(entryId, before);
        }
    }

    private final class Writer {
        final Bytes packed = new Bytes();

        /// Of one line: its fields that differ, and a bit for each of these.
        private final Bytes fields = new Bytes();

        private int differing;
        private int field;

        void line(long idStep, EntryLine line, EntryLine before) {
            fields.length = 0;
            differing = 0;
            field = 0;
            number(line.collectedOn().toEpochDay(), before.collectedOn().toEpochDay());
            optional(line.groupId(), before.groupId());
            optional(line.vehicleId(), before.vehicleId());
            word(line.vehicleNumber(), before.vehicleNumber());
            word(line.vehicleName(), before.vehicleName());
            word(line.itemCode(), before.itemCode());
            word(line.itemName(), before.itemName());
            number(line.quantityGrams(), before.quantityGrams());
            number(line.ratePaisePerKg(), before.ratePaisePerKg());
            number(line.labourPaisePerKg(), before.labourPaisePerKg());
            number(line.grossPaise(), before.grossPaise());
            number(line.labourPaise(), before.labourPaise());
            number(line.cooliePaise(), before.cooliePaise());
            number(line.transportPaise(), before.transportPaise());
            number(line.lineTotalPaise(), before.lineTotalPaise());
            number(line.paidPaise(), before.paidPaise());
            if (differs(line.remarks().equals(before.remarks()))) fields.text(line.remarks());
            packed.number(idStep);
            packed.number(differing);
            packed.add(fields);
        }

        private boolean differs(boolean same) {
            if (!same) differing |= 1 << field;
            field++;
            return !same;
        }

        private void number(long number, long before) {
            if (differs(number == before)) fields.number(number - before);
        }

        private void optional(OptionalLong number, OptionalLong before) {
            if (!differs(number.equals(before))) return;
            fields.number(number.isPresent() ? 1 : 0);
            if (number.isPresent()) fields.number(number.getAsLong());
        }

        private void word(String word, String before) {
            if (!differs(word.equals(before))) return;
            int place = words.indexOf(word);
            if (place < 0 && words.size() < WORDS_MAX) {
                place = words.size();
                words.add(word.intern());
            }
            fields.number(place < 0 ? IN_FULL : place + 1);
            if (place < 0) fields.text(word);
        }
    }

    /// As many as are written.
    private static final class Bytes {
        private byte[] bytes = new byte[128];
        private int length;

        /// Seven bits a byte, the lowest first; signs alternate, so that small numbers of both are short.
        void number(long number) {
            require(NUMBER_BYTES_MAX);
            long rest = number << 1 ^ number >> 63;
            while (rest >>> BITS != 0) {
                bytes[length++] = (byte) (rest | MORE);
                rest >>>= BITS;
            }
            bytes[length++] = (byte) rest;
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            add(utf8, utf8.length);
        }

        void add(Bytes others) {
            add(others.bytes, others.length);
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, length);
        }

        private void add(byte[] others, int count) {
            require(count);
            System.arraycopy(others, 0, bytes, length, count);
            length += count;
        }

        private void require(int more) {
            if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }

    private final class Reader {
        private final byte[] bytes;
        private int at;
        private long differing;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        EntryLine line(EntryLine before) {
            differing = number();
            return new EntryLine(
                    LocalDate.ofEpochDay(number(before.collectedOn().toEpochDay())),
                    optional(before.groupId()),
                    optional(before.vehicleId()),
                    word(before.vehicleNumber()),
                    word(before.vehicleName()),
                    word(before.itemCode()),
                    word(before.itemName()),
                    number(before.quantityGrams()),
                    number(before.ratePaisePerKg()),
                    number(before.labourPaisePerKg()),
                    number(before.grossPaise()),
                    number(before.labourPaise()),
                    number(before.cooliePaise()),
                    number(before.transportPaise()),
                    number(before.lineTotalPaise()),
                    number(before.paidPaise()),
                    differs() ? text() : before.remarks());
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

        /// The bits are used up in the order of the fields.
        private boolean differs() {
            boolean differs = (differing & 1) != 0;
            differing >>>= 1;
            return differs;
        }

        private long number(long before) {
            return differs() ? before + number() : before;
        }

        private OptionalLong optional(OptionalLong before) {
            if (!differs()) return before;
            return number() == 0 ? OptionalLong.empty() : OptionalLong.of(number());
        }

        private String word(String before) {
            if (!differs()) return before;
            int place = (int) number();
            return place == IN_FULL ? text() : words.get(place - 1);
        }

        private String text() {
            int utf8Length = (int) number();
            at += utf8Length;
            return new String(bytes, at - utf8Length, utf8Length, StandardCharsets.UTF_8);
        }
    }
}
