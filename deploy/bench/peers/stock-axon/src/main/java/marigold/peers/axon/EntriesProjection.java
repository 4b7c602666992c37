package marigold.peers.axon;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// One upsert for each event.
@Component
@ProcessingGroup(EntriesProjection.NAME)
class EntriesProjection {
    static final String NAME = "entries";

    private final JdbcClient jdbc;

    EntriesProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(EntryRecorded event) {
        jdbc.sql("""
            insert into entry
                   (entry_id, vendor_id, farmer_id, group_id, collected_on, vehicle_id, vehicle_number, vehicle_name,
                    item_code, item_name, quantity_grams, rate_paise_per_kg, labour_paise_per_kg, gross_paise, labour_paise,
                    coolie_paise, transport_paise, line_total_paise, paid_paise, remarks)
            values (:entryId, :vendorId, :farmerId, :groupId, :collectedOn, :vehicleId, :vehicleNumber, :vehicleName,
                    :itemCode, :itemName, :quantityGrams, :ratePaisePerKg, :labourPaisePerKg, :grossPaise, :labourPaise,
                    :cooliePaise, :transportPaise, :lineTotalPaise, :paidPaise, :remarks)
                on conflict (entry_id) do update
               set collected_on = excluded.collected_on, quantity_grams = excluded.quantity_grams,
                   rate_paise_per_kg = excluded.rate_paise_per_kg, gross_paise = excluded.gross_paise,
                   line_total_paise = excluded.line_total_paise
            """).paramSource(event).update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate entry").update();
    }
}
