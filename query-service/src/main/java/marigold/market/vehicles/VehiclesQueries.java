package marigold.market.vehicles;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import marigold.reads.Answer;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class VehiclesQueries {
    private final JdbcClient jdbc;

    VehiclesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindVehicles(long vendorId, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindVehicle(long vendorId, long vehicleId) implements Query {}

    record VehicleLine(
            long id,
            String name,
            String vehicleNumber,
            String vehicleName,
            String driverName,
            String description,
            @JsonProperty("vehicleDescription") String vehicleDescription) {}

    record VehicleAnswer(
            long id, long vendorId, String vehicleNumber, String vehicleName, String driverName, Instant createdAt) {}

    Answer find(FindVehicles query) {
        Pages.Counted counted = new Pages.Counted();
        List<VehicleLine> vehicles = Listing.of(
                VehicleLine.class,
                jdbc.sql("""
                    select vehicle_id, vehicle_number, vehicle_name, driver_name, display_name, count(*) over () as total
                      from read.vehicles
                     where vendor_id = :vendorId
                     order by display_name, vehicle_id
                     limit :size offset :offset
                    """)
                        .param("vendorId", query.vendorId())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> line(counted.of(row))));
        return Answer.page(vehicles, counted.total(query.page(), () -> count(query)));
    }

    private long count(FindVehicles query) {
        return jdbc.sql("select count(*) from read.vehicles where vendor_id = :vendorId")
                .param("vendorId", query.vendorId())
                .query(Long.class)
                .single();
    }

    Answer find(FindVehicle query) {
        return Answer.of(jdbc.sql("""
            select vendor_id, vehicle_id, vehicle_number, vehicle_name, driver_name, registered_at
              from read.vehicles
             where vendor_id = :vendorId and vehicle_id = :vehicleId
            """)
                .param("vendorId", query.vendorId())
                .param("vehicleId", query.vehicleId())
                .query((row, _) -> new VehicleAnswer(
                        row.getLong("vehicle_id"),
                        row.getLong("vendor_id"),
                        row.getString("vehicle_number"),
                        row.getString("vehicle_name"),
                        row.getString("driver_name"),
                        Sql.instant(row, "registered_at")))
                .optional()
                .orElseThrow(() -> new Unknown("Vehicle not found")));
    }

    private static VehicleLine line(ResultSet row) throws SQLException {
        String number = row.getString("vehicle_number");
        String name = row.getString("vehicle_name");
        String description = name.isEmpty() || name.equals(number) ? number : name + " / " + number;
        return new VehicleLine(
                row.getLong("vehicle_id"),
                row.getString("display_name"),
                number,
                name,
                row.getString("driver_name"),
                description,
                description);
    }
}
