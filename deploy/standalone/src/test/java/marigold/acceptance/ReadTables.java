package marigold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The read tables of a product on a data folder of its own, reached behind its back.
final class ReadTables {
    private ReadTables() {}

    /// Empties every read table and forgets how far it was.
    static void empty(Path data) throws Exception {
        try (var connection = DriverManager.getConnection(databaseUrl(data));
                var statement = connection.createStatement()) {
            statement.execute("""
                do $$
                declare read_table text;
                begin
                  for read_table in select tablename from pg_tables
                                     where schemaname = 'read' and tablename <> 'schema_history' loop
                    execute format('truncate read.%I', read_table);
                  end loop;
                end $$
                """);
        }
    }

    /// Rows of analysts' check views, once all of them have seen every event.
    static List<String> notAddingUp(Path data) throws Exception {
        try (var connection = DriverManager.getConnection(databaseUrl(data));
                var statement = connection.createStatement()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                try (var rows = statement.executeQuery("select max(lag_events) = 0 from analytics.freshness")) {
                    rows.next();
                    return rows.getBoolean(1);
                }
            });
            var checks = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "select viewname from pg_views where schemaname = 'analytics' and viewname like 'check%'")) {
                while (rows.next()) checks.add(rows.getString(1));
            }
            assertThat(checks).hasSizeGreaterThan(3);
            var found = new ArrayList<String>();
            for (var check : checks) {
                try (var rows = statement.executeQuery("select found::text from analytics.%s found".formatted(check))) {
                    while (rows.next()) found.add(check + " " + rows.getString(1));
                }
            }
            return found;
        }
    }

    static long watermarks(Path data) throws Exception {
        try (var connection = DriverManager.getConnection(databaseUrl(data));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from read.watermark")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Position of the last event.
    static String lastPosition(Path data) throws Exception {
        try (var connection = DriverManager.getConnection(databaseUrl(data));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select max(global_index) from events.event")) {
            rows.next();
            return rows.getString(1);
        }
    }

    static String databaseUrl(Path data) throws Exception {
        String address = java.nio.file.Files.readString(data.resolve("secrets/database-url"))
                .strip();
        String[] parts = address.replaceFirst("^postgresql://", "").split("@");
        String[] user = parts[0].split(":");
        return "jdbc:postgresql://%s?user=%s&password=%s".formatted(parts[1], user[0], user.length > 1 ? user[1] : "");
    }
}
