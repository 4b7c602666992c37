package marigold.garden.catalogue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import marigold.command.Actor;
import marigold.command.Commands;
import marigold.eventstore.EventJson;
import marigold.garden.catalogue.ImportProgress.Counts;
import marigold.garden.catalogue.ImportProgress.Pace;
import marigold.garden.catalogue.Plants.Known;
import marigold.garden.csv.BadRow;
import marigold.garden.csv.CsvFile;
import marigold.garden.csv.RowError;
import marigold.garden.events.CataloguePlantEvent.PlantFacts;
import marigold.idempotency.Answer;
import marigold.idempotency.Precondition;
import marigold.idempotency.WriteRequest;
import marigold.idempotency.Writes;
import marigold.idempotency.Written;
import marigold.ids.Ids;
import marigold.refusal.InvalidRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/// Imports the catalogue's file. Rows are read as they come and stored by the batch, each batch in one unit:
/// one look-up, one append, one change of the rows that commands look up. So a failure in the middle keeps
/// what was stored before, and the same file again goes on from there, since what the catalogue already says
/// is no news.
@Component
final class PlantImport {
    private static final Logger LOG = LoggerFactory.getLogger(PlantImport.class);

    static final String PATH = "/api/v1/admin/catalogue/import";

    /// An append of this many plants is about a megabyte.
    private static final int BATCH_ROWS = 500;

    /// A hundred times the predecessor's catalogue. All of a file's identities are remembered as numbers, to
    /// find a plant that is there twice: at most some 25 MB.
    private static final int ROWS_MAX = 250_000;

    /// Reasons that an answer lists; the rest is only counted.
    private static final int ERRORS_MAX = 1_000;

    private static final int LOG_EVERY_ROWS = 5_000;

    private final Writes writes;
    private final Commands commands;
    private final Ids ids;
    private final Plants plants;
    private final ImportProgress progress;
    private final DataSource dataSource;
    private final EventJson json = new EventJson();
    private final JsonMapper answers = JsonMapper.builder().build();

    PlantImport(
            Writes writes, Commands commands, Ids ids, Plants plants, ImportProgress progress, DataSource dataSource) {
        this.writes = writes;
        this.commands = commands;
        this.ids = ids;
        this.plants = plants;
        this.progress = progress;
        this.dataSource = dataSource;
    }

    /// @param complete       whether the file was read to its end
    /// @param errors         reasons of refused rows, the first thousand of them
    /// @param ignoredColumns columns whose names mean nothing here
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

    /// Reads the file and stores its plants. Only one import runs at a time.
    Written run(InputStream file, OptionalLong bytesTotal) throws IOException {
        // A transaction that does nothing else holds the lock: it ends with the connection, however that ends.
        try (Connection alone = dataSource.getConnection()) {
            alone.setAutoCommit(false);
            try {
                if (!isLocked(alone)) throw new ImportRunning();
                return new Run(file, bytesTotal).finish();
            } finally {
                alone.rollback();
                alone.setAutoCommit(true);
            }
        } catch (SQLException lost) {
            throw new IllegalStateException("The import's lock cannot be taken or given back.", lost);
        }
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet locked = statement.executeQuery(ImportProgress.TRY_LOCK)) {
            return locked.next() && locked.getBoolean(1);
        }
    }

    private record Read(String identity, String contentHash, PlantFacts facts) {}

    private static final class CountedBytes extends FilterInputStream {
        private long bytes;

        CountedBytes(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) bytes++;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) bytes += read;
            return read;
        }
    }

    /// One file on its way into the catalogue.
    private final class Run {
        private final long startedNanos = System.nanoTime();
        private final CountedBytes bytes;
        private final OptionalLong bytesTotal;
        private final List<RowError> errors = new ArrayList<>();

        /// Lines by a number that is made from the plant's identity.
        private final Map<Long, Long> lines = new HashMap<>();

        private List<Read> batch = new ArrayList<>();
        private Counts stored = Counts.NOTHING;
        private long rows;
        private long refused;
        private boolean complete = true;
        private Optional<Long> position = Optional.empty();

        Run(InputStream file, OptionalLong bytesTotal) {
            this.bytes = new CountedBytes(file);
            this.bytesTotal = bytesTotal;
        }

        Written finish() throws IOException {
            CsvFile file = open();
            boolean failed = true;
            progress.start(bytesTotal);
            try {
                readAll(file);
                failed = false;
            } finally {
                progress.finish(failed);
            }
            report("finished");
            Imported imported = new Imported(
                    stored.imported(),
                    stored.revised(),
                    stored.unchanged(),
                    stored.refused(),
                    stored.rows(),
                    complete,
                    errors,
                    file.ignored());
            return new Written(
                    200, MediaType.APPLICATION_JSON_VALUE, answers.writeValueAsBytes(imported), position, false);
        }

        private CsvFile open() throws IOException {
            try {
                return PlantFile.open(bytes);
            } catch (CsvFile.Unreadable unreadable) {
                throw new InvalidRequest("body", "line %d %s".formatted(unreadable.line(), unreadable.getMessage()));
            }
        }

        private void readAll(CsvFile file) throws IOException {
            try {
                for (var row = file.next(); row.isPresent(); row = file.next()) {
                    if (rows == ROWS_MAX) {
                        throw new CsvFile.Unreadable(
                                row.get().line(),
                                "is beyond the %d rows that one file may have; nothing from here on was read"
                                        .formatted(ROWS_MAX));
                    }
                    rows++;
                    take(row.get());
                    if (rows % BATCH_ROWS == 0) store();
                    if (rows % LOG_EVERY_ROWS == 0) report("under way");
                }
            } catch (CsvFile.Unreadable unreadable) {
                complete = false;
                rows++;
                refuse(unreadable.line(), "", unreadable.getMessage());
            }
            store();
        }

        private void take(CsvFile.Row row) {
            try {
                PlantFacts facts = PlantRow.facts(row);
                String identity = Plants.identity(facts);
                byte[] digest = sha256(identity);
                Long before = lines.putIfAbsent(ByteBuffer.wrap(digest).getLong(), row.line());
                if (before != null) throw new BadRow("", "is the same plant as line %d".formatted(before));
                batch.add(new Read(identity, HexFormat.of().formatHex(sha256(json.write(facts))), facts));
            } catch (BadRow bad) {
                refuse(row.line(), bad.column(), bad.reason());
            }
        }

        private void refuse(long line, String column, String reason) {
            refused++;
            if (errors.size() < ERRORS_MAX) errors.add(new RowError(line, column, reason));
        }

        /// Stores what was read since the last time, also when that is only how many rows were refused.
        private void store() {
            if (rows == stored.rows()) return;
            List<Read> batched = batch;
            batch = new ArrayList<>();
            Counts[] outcome = new Counts[1];
            Written written = writes.run(
                    new WriteRequest(Actor.PLATFORM, Optional.empty(), "POST", PATH, Precondition.NONE, new byte[0]),
                    () -> {
                        outcome[0] = stored.plus(apply(batched))
                                .plus(new Counts(rows - stored.rows(), 0, 0, 0, refused - stored.refused()));
                        progress.reached(outcome[0], bytes.bytes);
                        return Answer.ok(outcome[0]);
                    });
            stored = outcome[0];
            position = written.position().or(() -> position);
        }

        private void report(String state) {
            Pace pace =
                    Pace.of(Duration.ofNanos(System.nanoTime() - startedNanos), stored.rows(), bytes.bytes, bytesTotal);
            LOG.info(
                    "Catalogue import {}: {} rows{}; {} new, {} revised, {} unchanged, {} refused; {} rows/s{}.",
                    state,
                    stored.rows(),
                    pace.percent().isPresent()
                            ? " (%d %%)".formatted(pace.percent().getAsLong())
                            : "",
                    stored.imported(),
                    stored.revised(),
                    stored.unchanged(),
                    stored.refused(),
                    pace.rowsPerSecond(),
                    pace.secondsLeft().isPresent() && !state.equals("finished")
                            ? ", about %d s to go".formatted(pace.secondsLeft().getAsLong())
                            : "");
        }
    }

    /// Decides and stores one batch within the current unit.
    private Counts apply(List<Read> batch) {
        if (batch.isEmpty()) return Counts.NOTHING;
        Map<String, Known> known =
                plants.known(batch.stream().map(Read::identity).toList());
        List<Plants.Row> news = new ArrayList<>();
        List<Plants.Row> changes = new ArrayList<>();
        for (Read read : batch) {
            Known now = known.get(read.identity());
            if (now == null) {
                news.add(new Plants.Row(ids.next(Ids.Of.PLANT), read.identity(), read.contentHash(), read.facts()));
            } else if (!now.contentHash().equals(read.contentHash())) {
                changes.add(new Plants.Row(now.plantId(), read.identity(), read.contentHash(), read.facts()));
            }
        }
        changes.sort(Comparator.comparingLong(Plants.Row::plantId));
        List<Object> decisions = new ArrayList<>();
        changes.forEach(plant -> decisions.add(new RevisePlant(plant.plantId(), plant.facts())));
        news.forEach(plant -> decisions.add(new ListPlant(plant.plantId(), plant.facts())));
        long revised = decisions.isEmpty()
                ? 0
                : commands.sendTogether(decisions).stream()
                        .filter(Boolean.TRUE::equals)
                        .count();
        List<Plants.Row> rows = new ArrayList<>(changes);
        rows.addAll(news);
        plants.store(rows);
        return new Counts(0, news.size(), revised, batch.size() - news.size() - revised, 0);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
