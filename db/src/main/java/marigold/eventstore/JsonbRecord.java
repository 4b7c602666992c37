package marigold.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads records of one class from JSON exactly as PostgreSQL writes `jsonb`: the shortest name first, one
/// space after colon and comma. Knows which name comes next, so it compares bytes where a parser would look
/// names up.
///
/// Reads nothing else: whatever it does not expect is left to Jackson.
final class JsonbRecord {
    private static final int DIGITS_MAX = 18;

    /// Texts that were read lately, by their hash, for all threads: whoever finds another thread's, finds it
    /// whole.
    private static final String[] LATELY = new String[1 << 12];

    private static final int LATELY_LENGTH_MAX = 40;

    private final byte[][] names;

    /// Of each name, the place of its component.
    private final int[] places;

    private final Value[] values;
    private final MethodHandle constructor;

    /// Thrown where the JSON is not what was expected.
    private static final class Unexpected extends RuntimeException {
        private static final Unexpected HERE = new Unexpected();

        private Unexpected() {
            super(null, null, false, false);
        }
    }

    private interface Value {
        Object read(Scan scan) throws Throwable;
    }

    private JsonbRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Integer[] order = new Integer[components.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingInt(i -> components[i].getName().length())
                        .thenComparing(i -> components[i].getName()));
        names = new byte[components.length][];
        places = new int[components.length];
        values = new Value[components.length];
        for (int i = 0; i < order.length; i++) {
            RecordComponent component = components[order[i]];
            names[i] = ((i == 0 ? "{" : ", ") + '"' + component.getName() + "\": ").getBytes(UTF_8);
            places[i] = order[i];
            values[i] = valueOf(component.getGenericType());
        }
        constructor = constructorOf(type, components);
    }

    /// Absent when the class has a component of a kind that only Jackson reads.
    static Optional<JsonbRecord> of(Class<?> type) {
        try {
            return type.isRecord() && type.getRecordComponents().length > 0
                    ? Optional.of(new JsonbRecord(type))
                    : Optional.empty();
        } catch (Unexpected _) {
            return Optional.empty();
        }
    }

    /// The record; absent when Jackson has to read it.
    Optional<Object> read(byte[] json) {
        Scan scan = new Scan(json);
        try {
            Object read = read(scan);
            return scan.at == json.length ? Optional.of(read) : Optional.empty();
        } catch (Error failure) {
            throw failure;
        } catch (Throwable _) {
            // Jackson says what is wrong, if something is.
            return Optional.empty();
        }
    }

    private Object read(Scan scan) throws Throwable {
        Object[] arguments = new Object[values.length];
        for (int i = 0; i < names.length; i++) {
            scan.expect(names[i]);
            arguments[places[i]] = values[i].read(scan);
        }
        scan.expect('}');
        return (Object) constructor.invokeExact(arguments);
    }

    private static MethodHandle constructorOf(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Value valueOf(Type type) {
        if (type == long.class) return Scan::number;
        if (type == int.class) return scan -> Math.toIntExact(scan.number());
        if (type == boolean.class) return Scan::truth;
        if (type == String.class) return Scan::text;
        if (type == LocalDate.class) return Scan::date;
        if (type == OptionalLong.class)
            return scan -> scan.skipsNull() ? OptionalLong.empty() : OptionalLong.of(scan.number());
        if (type == OptionalInt.class)
            return scan -> scan.skipsNull() ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(scan.number()));
        if (type instanceof Class<?> constants && constants.isEnum()) return constantOf(constants);
        if (type instanceof Class<?> nested && nested.isRecord())
            return of(nested).orElseThrow(() -> Unexpected.HERE)::read;
        if (type instanceof ParameterizedType list && list.getRawType() == List.class)
            return listOf(valueOf(list.getActualTypeArguments()[0]));
        throw Unexpected.HERE;
    }

    private static Value constantOf(Class<?> constants) {
        Map<String, Object> byName = new HashMap<>();
        for (Object constant : constants.getEnumConstants()) byName.put(((Enum<?>) constant).name(), constant);
        return scan -> {
            Object constant = byName.get(scan.text());
            if (constant == null) throw Unexpected.HERE;
            return constant;
        };
    }

    private static Value listOf(Value element) {
        return scan -> {
            scan.expect('[');
            List<Object> elements = new ArrayList<>();
            if (scan.skips(']')) return elements;
            do elements.add(element.read(scan));
            while (scan.skipsComma());
            scan.expect(']');
            return elements;
        };
    }

    /// A place in the JSON.
    private static final class Scan {
        private static final byte[] NULL = "null".getBytes(UTF_8);
        private static final byte[] TRUE = "true".getBytes(UTF_8);
        private static final byte[] FALSE = "false".getBytes(UTF_8);
        private static final byte[] COMMA = ", ".getBytes(UTF_8);

        private final byte[] json;
        private int at;

        Scan(byte[] json) {
            this.json = json;
        }

        private boolean skips(byte[] wanted) {
            int end = at + wanted.length;
            if (end > json.length || !Arrays.equals(json, at, end, wanted, 0, wanted.length)) return false;
            at = end;
            return true;
        }

        boolean skips(char wanted) {
            if (json[at] != wanted) return false;
            at++;
            return true;
        }

        boolean skipsNull() {
            return json[at] == 'n' && skips(NULL);
        }

        boolean skipsComma() {
            return skips(COMMA);
        }

        void expect(byte[] wanted) {
            if (!skips(wanted)) throw Unexpected.HERE;
        }

        void expect(char wanted) {
            if (!skips(wanted)) throw Unexpected.HERE;
        }

        boolean truth() {
            if (skips(TRUE)) return true;
            expect(FALSE);
            return false;
        }

        long number() {
            boolean negative = skips('-');
            int from = at;
            long number = 0;
            for (int digit = json[at] - '0'; digit >= 0 && digit <= 9; digit = json[++at] - '0')
                number = 10 * number + digit;
            boolean whole = json[at] == ',' || json[at] == '}' || json[at] == ']';
            if (at == from || at - from > DIGITS_MAX || !whole) throw Unexpected.HERE;
            return negative ? -number : number;
        }

        String text() {
            expect('"');
            int from = at;
            int hash = 0;
            while (json[at] != '"') {
                if (json[at] == '\\') throw Unexpected.HERE;
                hash = 31 * hash + json[at++];
            }
            return text(from, at++, hash);
        }

        /// Names are in thousands of events: one that was read lately is taken again.
        private String text(int from, int end, int hash) {
            if (end - from > LATELY_LENGTH_MAX) return new String(json, from, end - from, UTF_8);
            int place = (hash ^ hash >>> 16) & LATELY.length - 1;
            String known = LATELY[place];
            if (known != null && known.length() == end - from && isAt(known, from)) return known;
            String read = new String(json, from, end - from, UTF_8);
            LATELY[place] = read;
            return read;
        }

        private boolean isAt(String text, int from) {
            for (int i = 0; i < text.length(); i++) if (text.charAt(i) != json[from + i]) return false;
            return true;
        }

        /// A year of four digits, as all that a calendar of this house shows.
        LocalDate date() {
            expect('"');
            int year = 100 * twoDigits() + twoDigits();
            expect('-');
            int month = twoDigits();
            expect('-');
            int day = twoDigits();
            expect('"');
            return LocalDate.of(year, month, day);
        }

        private int twoDigits() {
            int tens = json[at++] - '0';
            int ones = json[at++] - '0';
            if (tens < 0 || tens > 9 || ones < 0 || ones > 9) throw Unexpected.HERE;
            return 10 * tens + ones;
        }
    }
}
