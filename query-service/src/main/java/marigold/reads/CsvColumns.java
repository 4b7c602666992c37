package marigold.reads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The columns of a record: its components under their names in JSON, those of a nested record behind its
/// name. Lists inside a row have no columns, nor has what JSON leaves out.
final class CsvColumns {
    private record Column(String name, List<RecordComponent> path) {}

    private final List<Column> columns;

    private CsvColumns(List<Column> columns) {
        this.columns = columns;
    }

    static CsvColumns of(Class<?> row) {
        List<Column> columns = new ArrayList<>();
        if (row.isRecord()) collect(row, "", List.of(), columns);
        else columns.add(new Column("name", List.of()));
        return new CsvColumns(columns);
    }

    /// The list inside an answer's record, which holds its rows: for example of a report beside its totals.
    static Optional<RecordComponent> listIn(Class<?> record) {
        if (!record.isRecord()) return Optional.empty();
        for (RecordComponent component : record.getRecordComponents()) {
            if (List.class.isAssignableFrom(component.getType())
                    && element(component).isRecord()) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    static Class<?> element(RecordComponent list) {
        return list.getGenericType() instanceof ParameterizedType type
                        && type.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : Object.class;
    }

    private static void collect(Class<?> record, String prefix, List<RecordComponent> above, List<Column> columns) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (List.class.isAssignableFrom(component.getType())) continue;
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) continue;
            component.getAccessor().setAccessible(true);
            List<RecordComponent> path = new ArrayList<>(above);
            path.add(component);
            if (!component.getType().isRecord()) {
                columns.add(new Column(prefix + name(component), List.copyOf(path)));
            } else if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                collect(component.getType(), prefix, path, columns);
            } else {
                collect(component.getType(), prefix + name(component) + "_", path, columns);
            }
        }
    }

    /// As [Json] names it.
    private static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        if (named != null) return named.value();
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> values(Object row) {
        return columns.stream().map(column -> value(column, row)).toList();
    }

    private static String value(Column column, Object row) {
        Object value = row;
        for (RecordComponent component : column.path()) {
            if (value == null) return "";
            value = read(component, value);
        }
        return text(value);
    }

    static Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("%s cannot be read".formatted(component), unreadable);
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Optional<?> optional -> text(optional.orElse(null));
            case OptionalLong optional -> optional.isPresent() ? Long.toString(optional.getAsLong()) : "";
            case OptionalInt optional -> optional.isPresent() ? Integer.toString(optional.getAsInt()) : "";
            case OptionalDouble optional -> optional.isPresent() ? Double.toString(optional.getAsDouble()) : "";
            case String words -> harmless(words);
            default -> value.toString();
        };
    }

    /// A spreadsheet takes a text that begins like this for a formula and runs it; an apostrophe says that it
    /// is text.
    private static String harmless(String words) {
        if (words.isEmpty()) return words;
        char first = words.charAt(0);
        boolean sign = first == '+' || first == '-';
        boolean number = sign && words.length() > 1 && Character.isDigit(words.charAt(1));
        return first == '=' || first == '@' || first == '\t' || first == '\r' || sign && !number ? "'" + words : words;
    }
}
