package marigold.garden.suburb;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marigold.command.Actor;
import marigold.command.Commands;
import marigold.garden.csv.BadRow;
import marigold.garden.csv.CsvFile;
import marigold.garden.csv.RowError;
import marigold.idempotency.Answer;
import marigold.idempotency.Precondition;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.idempotency.Written;
import marigold.ids.Ids;
import marigold.refusal.InvalidRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Imports the suburbs' file in one unit: a country has some thousand suburbs. What is known already is no
/// news.
@Component
final class SuburbImport {
    static final String PATH = "/api/v1/admin/suburbs/import";

    /// All of Victoria has below 3,000.
    private static final int ROWS_MAX = 5_000;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Suburbs suburbs;

    SuburbImport(Writes writes, Commands commands, Ids ids, Suburbs suburbs) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.suburbs = suburbs;
    }

    /// As the catalogue's import answers.
    ///
    /// @param complete whether the file was read to its end
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Imported(
            long imported,
            long revised,
            long unchanged,
            long refused,
            long rows,
            boolean complete,
            List<RowError> errors,
            List<String> ignoredColumns) {}

    Written run(InputStream bytes) throws IOException {
        Content content = read(bytes);
        return writes.run(
                new WriteRequest(Actor.PLATFORM, Optional.empty(), "POST", PATH, Precondition.NONE, new byte[0]),
                () -> Answer.ok(store(content)));
    }

    /// @param suburbs by [Suburbs#nameKey], in the file's order
    private record Content(
            Map<String, DescribedSuburb> suburbs,
            List<RowError> errors,
            boolean complete,
            List<String> ignoredColumns) {}

    private static Content read(InputStream bytes) throws IOException {
        Map<String, DescribedSuburb> described = new LinkedHashMap<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        List<RowError> errors = new ArrayList<>();
        List<String> ignored = List.of();
        try {
            CsvFile file = SuburbFile.open(bytes);
            ignored = file.ignored();
            for (Optional<CsvFile.Row> next = file.next(); next.isPresent(); next = file.next()) {
                CsvFile.Row row = next.get();
                if (described.size() + errors.size() == ROWS_MAX) {
                    throw new CsvFile.Unreadable(
                            row.line(), "is one too many: a file may have %d rows".formatted(ROWS_MAX));
                }
                try {
                    DescribedSuburb suburb = SuburbRow.described(row);
                    String nameKey = Suburbs.nameKey(suburb.facts().name());
                    Long before = lines.putIfAbsent(nameKey, row.line());
                    if (before != null) throw new BadRow("", "is the same suburb as line %d".formatted(before));
                    described.put(nameKey, suburb);
                } catch (BadRow bad) {
                    errors.add(new RowError(row.line(), bad.column(), bad.reason()));
                }
            }
        } catch (CsvFile.Unreadable unreadable) {
            if (unreadable.line() <= 1) throw new InvalidRequest("body", unreadable.getMessage());
            errors.add(new RowError(unreadable.line(), "", unreadable.getMessage()));
            return new Content(described, errors, false, ignored);
        }
        return new Content(described, errors, true, ignored);
    }

    private Imported store(Content content) {
        Map<String, Long> known = suburbs.known(content.suburbs().keySet());
        List<Object> decisions = new ArrayList<>();
        List<Suburbs.Row> rows = new ArrayList<>();
        known.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(suburb -> {
            DescribedSuburb now = content.suburbs().get(suburb.getKey());
            decisions.add(new ReviseSuburb(suburb.getValue(), now));
            rows.add(new Suburbs.Row(suburb.getValue(), now.facts().name()));
        });
        content.suburbs().forEach((nameKey, suburb) -> {
            if (known.containsKey(nameKey)) return;
            long suburbId = ids.next(Ids.Of.SUBURB);
            decisions.add(new ListSuburb(suburbId, suburb));
            rows.add(new Suburbs.Row(suburbId, suburb.facts().name()));
        });
        long revised = decisions.isEmpty()
                ? 0
                : commands.sendTogether(decisions).stream()
                        .filter(Boolean.TRUE::equals)
                        .count();
        suburbs.store(rows);
        return new Imported(
                content.suburbs().size() - known.size(),
                revised,
                known.size() - revised,
                content.errors().size(),
                content.suburbs().size() + content.errors().size(),
                content.complete(),
                content.errors(),
                content.ignoredColumns());
    }
}
