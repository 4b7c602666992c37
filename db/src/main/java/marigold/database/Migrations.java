package marigold.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the three schemas up to this release. Each schema has its own history, so that read models can
/// change while the events stand still.
public final class Migrations {
    /// The schemas in the order in which they are made.
    public static final List<String> SCHEMAS = List.of("events", "read", "analytics");

    private Migrations() {}

    /// Creates what is missing; does nothing on a current database. Safe while other processes start.
    public static void migrate(DataSource dataSource) {
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
}
