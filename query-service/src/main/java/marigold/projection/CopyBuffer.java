package marigold.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/// Rows on their way to PostgreSQL in the binary format of its `COPY`: each value is its length and its
/// bytes, the highest first.
final class CopyBuffer {
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int SENT_AT_ONCE = 1 << 16;
    private static final int NONE = -1;

    /// PostgreSQL counts from the first day of 2000.
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private static final long EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final CopyIn target;
    private byte[] bytes = new byte[2 * SENT_AT_ONCE];
    private int length;

    CopyBuffer(CopyIn target) {
        this.target = target;
        System.arraycopy(HEADER, 0, bytes, 0, HEADER.length);
        length = HEADER.length;
    }

    /// Begins a row of so many values.
    void row(int values) throws SQLException {
        if (length >= SENT_AT_ONCE) send();
        SHORTS.set(bytes, room(Short.BYTES), (short) values);
    }

    /// Ends the rows.
    void end() throws SQLException {
        SHORTS.set(bytes, room(Short.BYTES), (short) NONE);
        send();
        target.endCopy();
    }

    private void send() throws SQLException {
        target.writeToCopy(bytes, 0, length);
        length = 0;
    }

    void addNull() {
        INTS.set(bytes, room(Integer.BYTES), NONE);
    }

    void addLong(long value) {
        int at = room(Integer.BYTES + Long.BYTES);
        INTS.set(bytes, at, Long.BYTES);
        LONGS.set(bytes, at + Integer.BYTES, value);
    }

    void addInt(int value) {
        int at = room(2 * Integer.BYTES);
        INTS.set(bytes, at, Integer.BYTES);
        INTS.set(bytes, at + Integer.BYTES, value);
    }

    void addBoolean(boolean value) {
        int at = room(Integer.BYTES + 1);
        INTS.set(bytes, at, 1);
        bytes[at + Integer.BYTES] = (byte) (value ? 1 : 0);
    }

    void addText(String value) {
        byte[] text = value.getBytes(UTF_8);
        int at = room(Integer.BYTES + text.length);
        INTS.set(bytes, at, text.length);
        System.arraycopy(text, 0, bytes, at + Integer.BYTES, text.length);
    }

    void addDate(LocalDate value) {
        addInt(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
    }

    /// To the microsecond, rounded half up as PostgreSQL rounds the text of an instant.
    void addInstant(Instant value) {
        long micros = (value.getNano() + 500) / 1_000;
        addLong(Math.addExact(Math.multiplyExact(value.getEpochSecond() - EPOCH_SECOND, 1_000_000L), micros));
    }

    /// @return where the next so many bytes go
    private int room(int wanted) {
        int at = length;
        length += wanted;
        if (length > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        return at;
    }
}
