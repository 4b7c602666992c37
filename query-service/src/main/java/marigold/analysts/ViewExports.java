package marigold.analysts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes a whole view as CSV, as PostgreSQL's own `COPY` makes it, with what it is and how far it goes: both
/// are of one snapshot.
@Component
final class ViewExports {
    /// The key's columns come first in every view, so the same rows are always the same file.
    private static final String STATEMENT = """
        select format('copy (select * from analytics.%I order by %s) to stdout with (format csv, header true)',
                      view.relname,
                      (select string_agg(attnum::text, ', ' order by attnum)
                         from pg_attribute where attrelid = view.oid and attnum between 1 and 4))
          from pg_class view
         where view.relnamespace = 'analytics'::regnamespace and view.relkind = 'v' and view.relname = :view
        """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    ViewExports(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /// @param position   every event up to here is in the rows; empty for a view that is made of none
    /// @param rows       without the header
    /// @param sha256     of all bytes
    /// @param exportedAt by the database's clock
    record Manifest(
            String view,
            String format,
            OptionalLong position,
            long rows,
            long bytes,
            String sha256,
            Instant exportedAt) {}

    private record Taken(OptionalLong position, Instant at) {}

    List<String> views() {
        return jdbc.sql("select viewname from pg_views where schemaname = 'analytics' order by 1")
                .query(String.class)
                .list();
    }

    /// @param view one of [#views]
    Manifest write(String view, OutputStream to) {
        return snapshot.execute(_ -> {
            Taken taken = jdbc.sql("""
                select (select position from analytics.freshness where view_name = :view) as position, now() as at
                """)
                    .param("view", view)
                    .query((row, _) -> {
                        long position = row.getLong("position");
                        return new Taken(
                                row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position),
                                row.getTimestamp("at").toInstant());
                    })
                    .single();
            String copy =
                    jdbc.sql(STATEMENT).param("view", view).query(String.class).single();
            Counted counted = new Counted(to, sha256());
            long rows = copy(copy, counted);
            return new Manifest(view, "csv", taken.position(), rows, counted.bytes, counted.hex(), taken.at());
        });
    }

    private long copy(String statement, OutputStream to) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement, to);
        } catch (SQLException failed) {
            throw new IllegalStateException("The view cannot be copied: " + failed.getMessage(), failed);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static final class Counted extends DigestOutputStream {
        private long bytes;

        Counted(OutputStream to, MessageDigest digest) {
            super(to, digest);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            super.write(from, offset, length);
            bytes += length;
        }

        @Override
        public void write(int one) throws IOException {
            super.write(one);
            bytes++;
        }

        String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
