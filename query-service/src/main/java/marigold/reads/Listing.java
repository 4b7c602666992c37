package marigold.reads;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/// The rows of a list, which may be many: collected for an answer, or handed on one by one while the list is
/// exported, so that an export never holds more than a few.
public final class Listing {
    private static final ScopedValue<Export> EXPORT = ScopedValue.newInstance();

    private Listing() {}

    /// The rows of the statement; none when they were handed to an export.
    public static <R> List<R> of(Class<R> type, MappedQuerySpec<R> statement) {
        return EXPORT.isBound() ? handedOn(type, Long.MAX_VALUE, statement) : statement.list();
    }

    /// The rows of a page and, when there are more, the first of the next, which an export leaves out.
    ///
    /// @param statement with a limit of one more than the size
    public static <R> List<R> withNext(Class<R> type, int size, MappedQuerySpec<R> statement) {
        return EXPORT.isBound() ? handedOn(type, size, statement) : statement.list();
    }

    private static <R> List<R> handedOn(Class<R> type, long rowsMax, MappedQuerySpec<R> statement) {
        Export export = EXPORT.get();
        export.begin(type);
        try (Stream<R> rows = statement.stream()) {
            rows.limit(rowsMax).forEach(export::row);
        }
        return List.of();
    }

    /// Whether rows are wanted as records, for an export.
    public static boolean isExported() {
        return EXPORT.isBound();
    }

    static void into(Export export, Runnable query) {
        ScopedValue.where(EXPORT, export).run(query);
    }
}
