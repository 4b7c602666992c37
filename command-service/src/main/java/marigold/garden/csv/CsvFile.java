package marigold.garden.csv;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marigold.refusal.FieldMistake;
import marigold.refusal.InvalidRequest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A file of the platform's, read a row at a time: CSV in UTF-8 (RFC 4180), whose first line names its
/// columns in any order.
///
/// Quotes in wrong places are taken as they stand, so that they spoil their own row and not the file.
public final class CsvFile {
    /// All texts of a row at their limits are below 100,000 characters. One more is a quote that is never
    /// closed, which would otherwise swallow the rest of the file.
    private static final int ROW_CHARACTERS_MAX = 200_000;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();

    private final List<String> required;
    private final List<String> optional;
    private final LimitedRow characters;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final int columns;
    private long line = 1;

    /// A row as it stands in the file.
    ///
    /// @param line on which it begins, counted from 1
    public record Row(long line, CSVRecord cells, Map<String, Integer> places, int columns) {
        /// The cell of a column, `""` when the file has no such column.
        public String cell(String column) {
            Integer place = places.get(column);
            return place == null ? "" : cells.get(place);
        }

        /// Whether the file has the column.
        public boolean has(String column) {
            return places.containsKey(column);
        }

        public boolean isComplete() {
            return cells.size() == columns;
        }
    }

    /// The rest of the file cannot be read.
    public static final class Unreadable extends Exception {
        private final long line;

        public Unreadable(long line, String reason) {
            super(reason, null, false, false);
            this.line = line;
        }

        public long line() {
            return line;
        }
    }

    /// Reads the first line. Refuses the file when a column is missing or there twice.
    ///
    /// @param required names of columns that must be there, in lower case
    /// @param optional names of columns that may be there
    public CsvFile(InputStream bytes, List<String> required, List<String> optional) throws IOException, Unreadable {
        this.required = required;
        this.optional = optional;
        characters = new LimitedRow(withoutMark(bytes));
        parser = CSVParser.builder().setReader(characters).setFormat(FORMAT).get();
        records = parser.iterator();
        CSVRecord header =
                next().orElseThrow(() -> new InvalidRequest("body", "is empty")).cells();
        columns = header.size();
        name(header);
    }

    private void name(CSVRecord header) {
        Map<String, String> mistakes = new LinkedHashMap<>();
        for (int place = 0; place < header.size(); place++) {
            String name = header.get(place).strip().toLowerCase(Locale.ROOT);
            if (!required.contains(name) && !optional.contains(name)) {
                ignored.add(header.get(place).strip());
            } else if (places.put(name, place) != null) {
                mistakes.put(name, "is a column twice");
            }
        }
        for (String name : required) {
            if (!places.containsKey(name)) mistakes.put(name, "is missing among the columns of the file's first line");
        }
        if (mistakes.isEmpty()) return;
        throw new InvalidRequest(mistakes.entrySet().stream()
                .map(mistake -> new FieldMistake(mistake.getKey(), mistake.getValue()))
                .toList());
    }

    /// Columns whose names mean nothing here.
    public List<String> ignored() {
        return List.copyOf(ignored);
    }

    /// The next row that is not blank; empty at the end of the file.
    public Optional<Row> next() throws Unreadable, IOException {
        try {
            while (true) {
                line = parser.getCurrentLineNumber() + 1;
                characters.begin();
                if (!records.hasNext()) return Optional.empty();
                CSVRecord record = records.next();
                boolean blank = record.size() == 1 && record.get(0).isBlank();
                if (!blank) return Optional.of(new Row(line, record, places, columns));
            }
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof RowTooLong) {
                throw new Unreadable(
                        line,
                        "has more than %d characters, perhaps since a quote is never closed; nothing behind it was read"
                                .formatted(ROW_CHARACTERS_MAX));
            }
            throw failed.getCause();
        }
    }

    /// Spreadsheets begin UTF-8 with a byte order mark, which belongs to no column's name. What is no UTF-8
    /// becomes U+FFFD, for which its row is refused.
    private static Reader withoutMark(InputStream bytes) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) reader.reset();
        return reader;
    }

    private static final class RowTooLong extends IOException {
        RowTooLong() {
            super("A row is too long.");
        }
    }

    /// Counts since the beginning of a row, give or take what the parser reads ahead.
    private static final class LimitedRow extends FilterReader {
        private long characters;

        LimitedRow(Reader reader) {
            super(reader);
        }

        void begin() {
            characters = 0;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) count(1);
            return next;
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) count(read);
            return read;
        }

        private void count(int read) throws RowTooLong {
            characters += read;
            if (characters > ROW_CHARACTERS_MAX) throw new RowTooLong();
        }
    }
}
