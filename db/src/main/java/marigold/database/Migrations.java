package marigold.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings the three schemas up to this release. Each schema has its own history, so that read models can
/// change while the events stand still.
public final class Migrations {
    /// The schemas in the order in which they are made.
    public static final List<String> SCHEMAS = List.of("events", "read", "analytics");

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /// Creates what is missing; does nothing on a current database. Safe while other processes start.
    public static void migrate(DataSource dataSource) {
        if (AppliedMigrations.areCurrent(dataSource)) LOG.info("The schemas are those of this release.");
        else bringUp(dataSource);
        guardAnalytics(dataSource);
    }

    private static void bringUp(DataSource dataSource) {
        for (String schema : SCHEMAS) {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(dataSource)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .table("schema_history")
                    .locations("classpath:db/" + schema)
                    .failOnMissingLocations(false)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        }
    }

    /// Gives analysts their rights. A database that does not let us is no reason not to start.
    private static void guardAnalytics(DataSource dataSource) {
        String shortcoming = JdbcClient.create(dataSource)
                .sql("select analytics.guard()")
                .query(String.class)
                .single();
        if (!shortcoming.isEmpty()) LOG.warn(shortcoming);
    }
}
