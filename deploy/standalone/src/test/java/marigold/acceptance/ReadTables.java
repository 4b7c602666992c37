package marigold.acceptance;

import java.nio.file.Path;
import java.sql.DriverManager;

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
