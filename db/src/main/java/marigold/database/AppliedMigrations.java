package marigold.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether a database has been given exactly this release's migrations, found out with one statement.
///
/// It compares what Flyway compares when it validates and finds nothing to do, which is a tenth of a start.
/// Wherever something differs, be it only how a checksum is made, Flyway is asked and decides.
final class AppliedMigrations {
    /// `V12__name.sql` runs once, `R__name.sql` again whenever it changed.
    private static final Pattern FILE = Pattern.compile("(?:V([0-9]+)|R)__(.+)\\.sql");

    private static final String APPLIED = """
        select distinct on (schema, version, description) schema, version, description, type, checksum, success
          from (select 'events' as schema, installed_rank, version, description, type, checksum, success
                  from events.schema_history
                union all
                select 'read', installed_rank, version, description, type, checksum, success
                  from read.schema_history
                union all
                select 'analytics', installed_rank, version, description, type, checksum, success
                  from analytics.schema_history) history
         where type <> 'SCHEMA'
         order by schema, version, description, installed_rank desc
        """;

    private AppliedMigrations() {}

    /// @param version null for one that runs again whenever it changed
    private record Migration(
            String schema, String version, String description, String type, int checksum, boolean success) {}

    static boolean areCurrent(DataSource dataSource) {
        try {
            return applied(dataSource).equals(ofThisRelease());
        } catch (DataAccessException _) {
            // There is no history yet, or one of another form.
            return false;
        }
    }

    private static Set<Migration> applied(DataSource dataSource) {
        return new HashSet<>(JdbcClient.create(dataSource)
                .sql(APPLIED)
                .query((row, _) -> new Migration(
                        row.getString("schema"),
                        row.getString("version"),
                        row.getString("description"),
                        row.getString("type"),
                        row.getInt("checksum"),
                        row.getBoolean("success")))
                .list());
    }

    private static Set<Migration> ofThisRelease() {
        PathMatchingResourcePatternResolver files =
                new PathMatchingResourcePatternResolver(AppliedMigrations.class.getClassLoader());
        Set<Migration> migrations = new HashSet<>();
        try {
            for (String schema : Migrations.SCHEMAS) {
                for (Resource file : files.getResources("classpath:db/" + schema + "/*.sql")) {
                    Matcher name = FILE.matcher(Objects.requireNonNull(file.getFilename()));
                    if (!name.matches()) continue;
                    String description = name.group(2).replace('_', ' ');
                    migrations.add(new Migration(schema, name.group(1), description, "SQL", checksum(file), true));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The migrations cannot be read", unreadable);
        }
        return migrations;
    }

    /// As Flyway makes it: of the lines, however they end.
    private static int checksum(Resource file) throws IOException {
        CRC32 checksum = new CRC32();
        file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }
}
