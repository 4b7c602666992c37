package marigold.docs;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/// Some value of a type, so that code can be run where only its type is known: events for folds, refusals for
/// their codes. Texts and numbers are all different, so that what an event calls changed is.
final class Sample {
    private static final Map<Class<?>, Object> KNOWN = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(double.class, 1.5),
            Map.entry(List.class, List.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(OptionalLong.class, OptionalLong.of(1)),
            Map.entry(OptionalInt.class, OptionalInt.of(1)),
            Map.entry(OptionalDouble.class, OptionalDouble.of(1.5)),
            Map.entry(LocalDate.class, LocalDate.of(2026, 3, 1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(DataSize.class, DataSize.ofBytes(1)));

    private static final AtomicLong DRAWN = new AtomicLong();

    private Sample() {}

    static <T> T of(Class<T> type) {
        return wrapped(type).cast(value(type));
    }

    /// A list has one element, so that folds reach what is in it.
    private static Object value(Parameter parameter) {
        return parameter.getParameterizedType() instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? List.of(value(element))
                : value(parameter.getType());
    }

    private static Object value(Class<?> type) {
        if (KNOWN.containsKey(type)) return KNOWN.get(type);
        if (type == long.class || type == Long.class) return DRAWN.incrementAndGet();
        if (type == int.class) return (int) DRAWN.incrementAndGet();
        if (type == String.class) return "text " + DRAWN.incrementAndGet();
        if (type.isEnum()) return type.getEnumConstants()[0];
        try {
            Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                    .min(Comparator.comparingInt(Constructor::getParameterCount))
                    .orElseThrow(() -> new IllegalArgumentException("There is no sample of " + type));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(constructor.getParameters())
                    .map(Sample::value)
                    .toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalArgumentException("There is no sample of " + type, impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> wrapped(Class<T> type) {
        return type.isPrimitive()
                ? (Class<T>) Array.get(Array.newInstance(type, 1), 0).getClass()
                : type;
    }
}
