package marigold.projection;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// One column of a read table: a component of the row's record, its name in snake_case.
final class Column {
    /// PostgreSQL's name of the type of each component type; the arrays of `unnest` need it.
    private static final Map<Class<?>, String> SQL_TYPES = Map.of(
            long.class, "bigint",
            int.class, "integer",
            boolean.class, "boolean",
            String.class, "text",
            LocalDate.class, "date",
            Instant.class, "timestamptz",
            OptionalLong.class, "bigint",
            OptionalInt.class, "integer");

    private final String name;
    private final Class<?> type;
    private final Method accessor;

    /// Made when they are first used: a process that only reads never needs them.
    private Function<Record, Object> reader;

    private Writer writer;

    /// Writes one component of a row as the next field.
    private interface Writer {
        void write(CopyBuffer rows, Record row);
    }

    Column(RecordComponent component) {
        this.name = component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
        this.type = component.getType();
        this.accessor = component.getAccessor();
        if (!SQL_TYPES.containsKey(type)) {
            throw new IllegalArgumentException(
                    "A read table has no columns of type " + type.getName() + ": " + component);
        }
    }

    /// The accessor as code of its own, many times as fast as reflection, where millions of rows are written.
    ///
    /// @param function with one method, from an object to what the accessor returns
    @SuppressWarnings("unchecked")
    private <F> F accessorAs(Class<? super F> function, String method, Class<?> result) {
        try {
            var lookup = MethodHandles.privateLookupIn(accessor.getDeclaringClass(), MethodHandles.lookup());
            return (F) LambdaMetafactory.metafactory(
                            lookup,
                            method,
                            methodType(function),
                            methodType(result, Object.class),
                            lookup.unreflect(accessor),
                            methodType(result == Object.class ? box(type) : result, accessor.getDeclaringClass()))
                    .getTarget()
                    .invoke();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Class<?> box(Class<?> type) {
        return methodType(type).wrap().returnType();
    }

    String name() {
        return name;
    }

    String sqlType() {
        return SQL_TYPES.get(type);
    }

    /// The component's value; never null, since rows have no null but empty optionals.
    Object valueOf(Record row) {
        Function<Record, Object> known = reader;
        if (known == null) reader = known = accessorAs(Function.class, "apply", Object.class);
        Object value = known.apply(row);
        if (value == null) throw new IllegalStateException("%s of %s is null".formatted(name, row));
        return value;
    }

    /// Writes the component's value as the next field of a row.
    void write(CopyBuffer rows, Record row) {
        Writer known = writer;
        if (known == null) writer = known = newWriter();
        known.write(rows, row);
    }

    private Writer newWriter() {
        if (type == long.class) {
            ToLongFunction<Record> number = accessorAs(ToLongFunction.class, "applyAsLong", long.class);
            return (rows, row) -> rows.addLong(number.applyAsLong(row));
        }
        if (type == int.class) {
            ToIntFunction<Record> number = accessorAs(ToIntFunction.class, "applyAsInt", int.class);
            return (rows, row) -> rows.addInt(number.applyAsInt(row));
        }
        return (rows, row) -> writeObject(rows, valueOf(row));
    }

    private static void writeObject(CopyBuffer rows, Object object) {
        switch (object) {
            case Boolean value -> rows.addBoolean(value);
            case String value -> rows.addText(value);
            case LocalDate value -> rows.addDate(value);
            case Instant value -> rows.addInstant(value);
            case OptionalLong value when value.isPresent() -> rows.addLong(value.getAsLong());
            case OptionalInt value when value.isPresent() -> rows.addInt(value.getAsInt());
            default -> rows.addNull();
        }
    }

    /// The value as the JDBC driver takes it inside an array; empty optionals are null.
    static Object toSql(Object value) {
        return switch (value) {
            case OptionalLong optional -> optional.isPresent() ? optional.getAsLong() : null;
            case OptionalInt optional -> optional.isPresent() ? optional.getAsInt() : null;
            case LocalDate date -> date.toString();
            case Instant instant -> instant.toString();
            default -> value;
        };
    }

    Object read(ResultSet row, int index) throws SQLException {
        if (type == long.class) return row.getLong(index);
        if (type == int.class) return row.getInt(index);
        if (type == boolean.class) return row.getBoolean(index);
        if (type == String.class) return row.getString(index);
        if (type == LocalDate.class) return row.getObject(index, LocalDate.class);
        if (type == Instant.class)
            return row.getObject(index, OffsetDateTime.class).toInstant();
        if (type == OptionalLong.class) {
            long value = row.getLong(index);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
        }
        int value = row.getInt(index);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
