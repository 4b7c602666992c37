package marigold.garden.plantinstance;

import java.time.LocalDate;
import java.time.ZoneId;
import marigold.command.WriteUnit;
import marigold.refusal.Unknown;
import marigold.security.GardenerSession;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How instances are named in the event store, and whose they are.
@Component
final class PlantInstances {
    static final String TYPE = "plant-instance";

    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");

    private final JdbcClient jdbc;

    PlantInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String id(long instanceId) {
        return TYPE + "-" + instanceId;
    }

    static Unknown unknown() {
        return new Unknown("Plant instance not found");
    }

    /// The day of this request in the gardens.
    static LocalDate today() {
        return LocalDate.ofInstant(WriteUnit.now(), MELBOURNE);
    }

    /// Whose instance it is. Another gardener must not learn that it exists; in an open garden, where nobody
    /// is signed in, whoever knows it may act for its gardener.
    long gardener(GardenerSession session, long instanceId) {
        long starter = jdbc.sql("""
            select (payload ->> 'gardenerId')::bigint
              from events.event
             where aggregate_id = :instance and sequence_number = 0
            """)
                .param("instance", id(instanceId))
                .query(Long.class)
                .optional()
                .orElseThrow(PlantInstances::unknown);
        if (session.gardenerId().orElse(starter) != starter) throw unknown();
        return starter;
    }
}
