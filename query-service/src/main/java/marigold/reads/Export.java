package marigold.reads;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// One list on its way into a CSV file (RFC 4180): a header, then a line for each row, written as they come.
/// Nothing is sent before the query has found its first row, so that a refusal can still be answered.
final class Export {
    private final Receiver receiver;
    private CsvColumns columns;
    private CSVPrinter lines;

    /// Where the file goes; opened when the first line is there.
    interface Receiver {
        OutputStream open() throws IOException;
    }

    Export(Receiver receiver) {
        this.receiver = receiver;
    }

    /// The whole file of what a query found.
    static byte[] bytes(Object body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Export export = new Export(() -> bytes);
        export.whole(body);
        export.end();
        return bytes.toByteArray();
    }

    /// Writes the header; a list has one, also when it has no rows.
    void begin(Class<?> row) {
        if (columns != null) return;
        columns = CsvColumns.of(row);
        write(columns.names());
    }

    void row(Object row) {
        write(columns.values(row));
    }

    /// Writes what a query found as a whole: a list, or the list that a report holds beside its totals. Rows
    /// that hold a list themselves are written once for each of its elements.
    void whole(Object body) {
        if (columns != null) return;
        if (body instanceof List<?> rows) {
            rows(rows, rows.isEmpty() ? Object.class : rows.getFirst().getClass());
            return;
        }
        Optional<RecordComponent> list = CsvColumns.listIn(body.getClass());
        if (list.isEmpty()) rows(List.of(body), body.getClass());
        else rows((List<?>) read(list.get(), body), CsvColumns.element(list.get()));
    }

    private void rows(List<?> rows, Class<?> type) {
        Optional<RecordComponent> inner = CsvColumns.listIn(type);
        if (inner.isEmpty()) {
            begin(type);
            rows.forEach(this::row);
            return;
        }
        CsvColumns outer = CsvColumns.of(type);
        columns = CsvColumns.of(CsvColumns.element(inner.get()));
        write(joined(outer.names(), columns.names()));
        for (Object row : rows) {
            List<String> shared = outer.values(row);
            for (Object element : (List<?>) read(inner.get(), row)) write(joined(shared, columns.values(element)));
        }
    }

    private static Object read(RecordComponent component, Object record) {
        component.getAccessor().setAccessible(true);
        return CsvColumns.read(component, record);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    void end() {
        try {
            if (lines != null) lines.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void write(List<String> values) {
        try {
            if (lines == null) lines = open();
            lines.printRecord(values);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private CSVPrinter open() throws IOException {
        return new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(receiver.open(), StandardCharsets.UTF_8)), CSVFormat.RFC4180);
    }
}
