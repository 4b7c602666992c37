package marigold.projection;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.springframework.jdbc.core.JdbcTemplate;

/// The parked events of one read model, and which rows wait for them.
///
/// An event that the fold or its SQL cannot take is parked. The rows that it concerns must not be changed by
/// later events before it, so whatever comes to one of them is parked behind it; everything else goes on.
final class DeadLetters {
    private static final String COLUMNS =
            "read_model, position, sequence, tenant, event_type, failure, fingerprint, whole, places, parked_at, tries";

    private final String readModel;
    private final JdbcTemplate jdbc;

    /// Which sequence a row or look-up waits for, by its name.
    private volatile Map<String, Long> blockedPlaces = Map.of();

    /// Which sequence all rows of a tenant wait for.
    private volatile Map<Long, Long> blockedTenants = Map.of();

    private volatile int count;

    DeadLetters(String readModel, JdbcTemplate jdbc) {
        this.readModel = readModel;
        this.jdbc = jdbc;
    }

    /// An event to be parked, with the rows that wait for it.
    record Parked(
            long position,
            long sequence,
            long tenant,
            String eventType,
            String failure,
            String fingerprint,
            boolean whole,
            Set<String> places) {}

    /// Reads which rows wait.
    void load() {
        Map<String, Long> places = new HashMap<>();
        Map<Long, Long> tenants = new HashMap<>();
        AtomicInteger events = new AtomicInteger();
        jdbc.query(
                "select sequence, tenant, whole, places from read.dead_letter where read_model = ? order by position",
                row -> {
                    events.incrementAndGet();
                    for (String place : (String[]) row.getArray("places").getArray())
                        places.putIfAbsent(place, row.getLong("sequence"));
                    if (row.getBoolean("whole")) tenants.putIfAbsent(row.getLong("tenant"), row.getLong("sequence"));
                },
                readModel);
        blockedPlaces = places;
        blockedTenants = tenants;
        count = events.get();
    }

    /// How many events are parked.
    int count() {
        return count;
    }

    /// What keeps rows from being changed now.
    Blockade blockade() {
        return new Blockade(blockedPlaces, blockedTenants);
    }

    /// Writes events down as parked, in the current transaction. Whoever does so calls [#load] after it.
    void park(List<Parked> parked) {
        if (parked.isEmpty()) return;
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                insert into read.dead_letter (read_model, position, sequence, tenant, event_type, failure, fingerprint,
                                              whole, places)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (read_model, position) do update
                   set failure = excluded.failure, fingerprint = excluded.fingerprint, whole = excluded.whole,
                       sequence = excluded.sequence, places = excluded.places, tries = dead_letter.tries + 1
                """)) {
                for (Parked each : parked) {
                    insert.setString(1, readModel);
                    insert.setLong(2, each.position());
                    insert.setLong(3, each.sequence());
                    insert.setLong(4, each.tenant());
                    insert.setString(5, each.eventType());
                    insert.setString(6, each.failure());
                    insert.setString(7, each.fingerprint());
                    insert.setBoolean(8, each.whole());
                    insert.setArray(
                            9, connection.createArrayOf("text", each.places().toArray()));
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    /// The parked events, the oldest first.
    List<DeadLetter> all() {
        return jdbc.query(
                "select " + COLUMNS + " from read.dead_letter where read_model = ? order by position",
                (row, _) -> read(row),
                readModel);
    }

    /// Takes events off the list, in the current transaction.
    void remove(List<Long> positions) {
        jdbc.update(
                "delete from read.dead_letter where read_model = ? and position = any(?)",
                readModel,
                positions.toArray(Long[]::new));
    }

    /// Takes all events off the list: other tables have become live, which contain them.
    void clear() {
        jdbc.update("delete from read.dead_letter where read_model = ?", readModel);
    }

    static String fingerprint(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        String where = frames.length == 0 ? "" : frames[0].getClassName() + "." + frames[0].getMethodName();
        String what = failure.getClass().getName()
                + where
                + String.valueOf(failure.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceAll("[0-9]+", "#");
        CRC32 checksum = new CRC32();
        checksum.update(what.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("read_model"),
                row.getLong("position"),
                row.getLong("sequence"),
                row.getLong("tenant"),
                row.getString("event_type"),
                row.getString("failure"),
                row.getString("fingerprint"),
                row.getBoolean("whole"),
                row.getTimestamp("parked_at").toInstant(),
                row.getInt("tries"));
    }
}
