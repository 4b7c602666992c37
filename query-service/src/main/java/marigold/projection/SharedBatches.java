package marigold.projection;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import marigold.database.Gathered;
import marigold.database.KeptConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// Writes the batches of several read models together: one round trip, one transaction and one flush to disk
/// for all that have come while the last ones were written (decision 0111).
final class SharedBatches implements AutoCloseable {
    /// Larger ones go alone, or small ones of other read models would wait for them.
    private static final int ROWS_MAX = 200;

    /// Whoever waits longer for somebody else's lock goes alone.
    private static final String LOCK_TIMEOUT = "select set_config('lock_timeout', '500ms', true)";

    private final KeptConnection connection;
    private final SQLExceptionTranslator translator;
    private final Gathered<Waiting, Boolean> gathered;

    /// @param statements without a commit
    record Waiting(String readModel, Statements statements) {}

    SharedBatches(DataSource dataSource) {
        this.connection = new KeptConnection(dataSource);
        this.translator = new JdbcTemplate(dataSource).getExceptionTranslator();
        this.gathered = new Gathered<>("live-rows", batches -> {
            boolean committed = writeAll(batches);
            return batches.stream().map(_ -> committed).toList();
        });
    }

    /// Whether the rows are few enough to go with those of others.
    static boolean takes(WorkingSet rows) {
        return rows.size() <= ROWS_MAX;
    }

    /// Returns whether the batch is committed. If not, PostgreSQL has refused it or one that went with it,
    /// and nothing is written. Throws when nobody knows, since the connection broke.
    ///
    /// @param statements of the read model's batch, without a commit
    boolean write(String readModel, Statements statements) {
        return gathered.ask(new Waiting(readModel, statements));
    }

    /// All of them, or none.
    boolean writeAll(List<Waiting> batches) {
        Statements together = new Statements();
        together.ask(LOCK_TIMEOUT, (_, _, first) -> first, _ -> {});
        // In one order, so that few statements have to be prepared.
        batches.stream()
                .sorted(Comparator.comparing(Waiting::readModel))
                .map(Waiting::statements)
                .forEach(together::addAll);
        return commit(together);
    }

    private boolean commit(Statements statements) {
        try {
            statements.execute(connection.get());
            return true;
        } catch (SQLException failure) {
            if (KeptConnection.isRefusal(failure)) return false;
            connection.close();
            DataAccessException known = translator.translate("Live rows", null, failure);
            throw known == null ? new UncategorizedSQLException("Live rows", null, failure) : known;
        }
    }

    @Override
    public void close() {
        gathered.close();
        connection.close();
    }
}
