package marigold.eventstore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import marigold.database.Gathered;
import marigold.database.KeptConnection;
import marigold.eventstore.SharedAppend.KeptAnswer;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// Commits the appends of many units of work together: one round trip, one transaction and one flush to disk
/// for all that have come while the last ones were written.
///
/// The statements are sent at once with automatic commit, which makes them one transaction to PostgreSQL:
/// first the announcement that [EventHorizon] reads, then the events, then the answers. When PostgreSQL
/// refuses it, each append is tried in a transaction of its own, so that only those fail that must.
public final class SharedAppends implements AutoCloseable {
    /// Between two rounds of a few, here and in what is asked before an append. A thousand entries in a
    /// second then come by two and three, and not one by one, which costs PostgreSQL a fifth less.
    public static final Duration APART = Duration.ofMillis(2);

    /// As [PostgresEventStorageEngine] announces; whoever waits longer for another writer of the same rows
    /// must not keep the others waiting.
    private static final String ANNOUNCE = """
        select pg_advisory_xact_lock_shared(case when is_called then last_value else 0 end),
               set_config('lock_timeout', '500ms', true)
          from events.event_global_index;
        """;

    private static final String APPEND = ANNOUNCE + AppendedEvent.INSERT;

    private static final String APPEND_AND_KEEP = ANNOUNCE + """
        with appended as (%s, aggregate_id, sequence_number), kept as (
        insert into events.stored_answer
               (vendor_id, user_id, idempotency_key, fingerprint, status, content_type, body, position, created_at)
        select vendor_id, user_id, idempotency_key, fingerprint, status, content_type, body,
               (select global_index
                  from appended
                 where appended.aggregate_id = answer.aggregate_id
                   and appended.sequence_number = answer.sequence_number),
               created_at::timestamptz
          from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bytea[], ?::int[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::bigint[])
               as answer (vendor_id, user_id, idempotency_key, fingerprint, status, content_type, body, created_at,
                          aggregate_id, sequence_number))
        select global_index from appended order by global_index
        """.formatted(AppendedEvent.INSERT);

    private final KeptConnection connection;
    private final SQLExceptionTranslator translator;
    private final EventSignal signal;
    private final Counter conflicts;
    private final Gathered<SharedAppend, Outcome> gathered;

    /// @param position of the append's last event
    /// @param failure  why it is not in the store; nobody knows whether it is when the connection broke
    private record Outcome(long position, Optional<RuntimeException> failure) {}

    SharedAppends(DataSource dataSource, EventSignal signal, MeterRegistry meters) {
        this.connection = new KeptConnection(dataSource);
        this.translator = new JdbcTemplate(dataSource).getExceptionTranslator();
        this.signal = signal;
        this.conflicts = PostgresEventStorageEngine.conflicts(meters);
        this.gathered = new Gathered<>("event-append", this::commit, APART);
    }

    /// Ones that nobody measures.
    public SharedAppends(DataSource dataSource, EventSignal signal) {
        this(dataSource, signal, new CompositeMeterRegistry());
    }

    public SharedAppend open() {
        return new SharedAppend(this);
    }

    /// Returns the position of the append's last event, which is then committed. Throws Axon's
    /// [ConcurrencyException] when another writer has taken one of the aggregate versions.
    long commit(SharedAppend append) {
        Outcome outcome = gathered.ask(append);
        outcome.failure().ifPresent(failure -> {
            throw failure;
        });
        return outcome.position();
    }

    private List<Outcome> commit(List<SharedAppend> appends) {
        // Everybody writes streams in one order, so that two processes do not wait for each other.
        List<SharedAppend> ordered = appends.stream()
                .sorted(Comparator.comparing(
                        append -> append.events().getFirst().aggregateId()))
                .toList();
        try {
            long[] positions = write(ordered);
            return appends.stream()
                    .map(append -> new Outcome(positions[ordered.indexOf(append)], Optional.empty()))
                    .toList();
        } catch (DataAccessException failure) {
            if (!KeptConnection.isRefusal(failure.getMostSpecificCause()) || appends.size() == 1) {
                return appends.stream().map(_ -> failed(failure)).toList();
            }
        }
        return appends.stream().map(this::alone).toList();
    }

    private Outcome alone(SharedAppend append) {
        try {
            return new Outcome(write(List.of(append))[0], Optional.empty());
        } catch (DataAccessException failure) {
            return failed(failure);
        }
    }

    private Outcome failed(DataAccessException failure) {
        if (!PostgresEventStorageEngine.isVersionTaken(failure)) return new Outcome(0, Optional.of(failure));
        conflicts.increment();
        return new Outcome(
                0, Optional.of(new ConcurrencyException("Another command changed the same aggregate first.", failure)));
    }

    private long[] write(List<SharedAppend> appends) {
        List<AppendedEvent> events =
                appends.stream().flatMap(append -> append.events().stream()).toList();
        List<SharedAppend> answered =
                appends.stream().filter(append -> append.answer().isPresent()).toList();
        long[] drawn = new long[events.size()];
        String sql = answered.isEmpty() ? APPEND : APPEND_AND_KEEP;
        try (PreparedStatement statement = connection.get().prepareStatement(sql)) {
            AppendedEvent.bind(statement, events);
            if (!answered.isEmpty()) bind(statement, answered);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet indexes = statement.getResultSet()) {
                for (int i = 0; indexes.next(); i++) drawn[i] = indexes.getLong(1);
            }
        } catch (SQLException failure) {
            if (!KeptConnection.isRefusal(failure)) connection.close();
            DataAccessException known = translator.translate("Shared append", sql, failure);
            throw known == null ? new UncategorizedSQLException("Shared append", sql, failure) : known;
        }
        signal.raise();
        long[] positions = new long[appends.size()];
        int last = -1;
        for (int i = 0; i < positions.length; i++) {
            last += appends.get(i).events().size();
            positions[i] = drawn[last];
        }
        return positions;
    }

    private static void bind(PreparedStatement statement, List<SharedAppend> answered) throws SQLException {
        Connection connection = statement.getConnection();
        List<KeptAnswer> answers =
                answered.stream().map(append -> append.answer().orElseThrow()).toList();
        List<AppendedEvent> last =
                answered.stream().map(append -> append.events().getLast()).toList();
        Object[][] columns = {
            answers.stream().map(KeptAnswer::vendorId).toArray(),
            answers.stream().map(KeptAnswer::userId).toArray(),
            answers.stream().map(KeptAnswer::key).toArray(),
            answers.stream().map(KeptAnswer::fingerprint).toArray(byte[][]::new),
            answers.stream().map(KeptAnswer::status).toArray(),
            answers.stream().map(KeptAnswer::contentType).toArray(),
            answers.stream().map(KeptAnswer::body).toArray(byte[][]::new),
            answers.stream().map(KeptAnswer::createdAt).toArray(),
            last.stream().map(AppendedEvent::aggregateId).toArray(),
            last.stream().map(AppendedEvent::sequenceNumber).toArray()
        };
        String[] types = {"bigint", "bigint", "text", "bytea", "int", "text", "bytea", "text", "text", "bigint"};
        for (int i = 0; i < columns.length; i++) {
            statement.setArray(AppendedEvent.PARAMETERS + 1 + i, connection.createArrayOf(types[i], columns[i]));
        }
    }

    @Override
    public void close() {
        gathered.close();
        connection.close();
    }
}
