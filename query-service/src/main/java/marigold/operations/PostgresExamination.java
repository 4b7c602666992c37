package marigold.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import marigold.database.DatabaseSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How PostgreSQL is set up: whether it keeps what it has acknowledged, has room for our connections, and
/// tells what an operator will want to know.
@Component
final class PostgresExamination {
    private static final String IN_ITS_SETTINGS = "Set it in postgresql.conf and restart PostgreSQL.";

    private final JdbcClient jdbc;
    private final DatabaseSettings settings;

    PostgresExamination(JdbcClient jdbc, DatabaseSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    List<Finding> findings() {
        Map<String, String> found = found();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok("PostgreSQL", found.get("server_version"), "Marigold runs on PostgreSQL 15 and newer."));
        for (String durable : List.of("fsync", "full_page_writes")) findings.add(durable(durable, found));
        findings.add(
                found.get("synchronous_commit").equals("off")
                        ? Finding.problem(
                                "synchronous_commit",
                                "off",
                                "What was acknowledged can be lost in a crash.",
                                "Remove the setting from the user, the database or postgresql.conf.")
                        : Finding.ok(
                                "synchronous_commit",
                                found.get("synchronous_commit"),
                                "A commit waits until it is on disk."));
        findings.add(
                found.get("wal_level").equals("minimal")
                        ? Finding.warning(
                                "wal_level",
                                "minimal",
                                "Neither a base backup nor a replica can be made.",
                                "Set wal_level = replica in postgresql.conf and restart PostgreSQL.")
                        : Finding.ok("wal_level", found.get("wal_level"), "Base backups and replicas can be made."));
        findings.add(connections(found));
        findings.add(wanted(
                found, "autovacuum", "Dead rows are cleared away.", "Tables and indexes grow with every change."));
        findings.add(wanted(
                found, "track_counts", "Autovacuum learns what to do.", "Autovacuum does not learn what to do."));
        findings.add(wanted(
                found,
                "track_io_timing",
                "EXPLAIN and statistics tell time spent on the disk.",
                "EXPLAIN and statistics do not tell time spent on the disk."));
        findings.add(
                found.get("data_checksums").equals("on")
                        ? Finding.ok("data checksums", "on", "A page that the disk has changed is noticed.")
                        : Finding.warning(
                                "data checksums",
                                "off",
                                "A page that the disk has changed is taken as it is.",
                                "Stop PostgreSQL and run pg_checksums --enable on its folder."));
        findings.add(
                found.get("server_encoding").equals("UTF8")
                        ? Finding.ok("encoding", "UTF8", "Every name can be written.")
                        : Finding.problem(
                                "encoding",
                                found.get("server_encoding"),
                                "Some names cannot be written.",
                                "Move to a database with encoding UTF8."));
        return findings;
    }

    private Map<String, String> found() {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("""
            select name, setting
              from pg_settings
             where name in ('server_version', 'fsync', 'full_page_writes', 'synchronous_commit', 'wal_level',
                            'max_connections', 'superuser_reserved_connections', 'autovacuum', 'track_counts',
                            'track_io_timing', 'data_checksums', 'server_encoding')
            """).query(row -> {
            found.put(row.getString("name"), row.getString("setting"));
        });
        return found;
    }

    private static Finding durable(String setting, Map<String, String> found) {
        return found.get(setting).equals("on")
                ? Finding.ok(setting, "on", "Acknowledged events survive a crash.")
                : Finding.problem(
                        setting, found.get(setting), "Acknowledged events can be lost in a crash.", IN_ITS_SETTINGS);
    }

    private static Finding wanted(Map<String, String> found, String setting, String on, String off) {
        return found.get(setting).equals("on")
                ? Finding.ok(setting, "on", on)
                : Finding.warning(
                        setting, found.get(setting), off, "Set %s = on in postgresql.conf.".formatted(setting));
    }

    private Finding connections(Map<String, String> found) {
        int free = Integer.parseInt(found.get("max_connections"))
                - Integer.parseInt(found.get("superuser_reserved_connections"));
        int pool = settings.connectionsMax();
        if (free < pool) {
            return Finding.problem(
                    "max_connections",
                    found.get("max_connections"),
                    "The pool of this process alone may hold %d.".formatted(pool),
                    "Raise max_connections, or lower MARIGOLD_DATABASE_CONNECTIONS_MAX.");
        }
        if (free < 2 * pool) {
            return Finding.warning(
                    "max_connections",
                    found.get("max_connections"),
                    "A second process of ours, with %d more, finds no room.".formatted(pool),
                    "Raise max_connections before a second process is started.");
        }
        return Finding.ok(
                "max_connections",
                found.get("max_connections"),
                "There is room for two processes with %d each.".formatted(pool));
    }
}
