package marigold.market.vendordirectory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marigold.reads.Answer;
import marigold.reads.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class VendorDirectoryQueries {
    private final JdbcClient jdbc;

    VendorDirectoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindVendors() implements Query {}

    record VendorLine(
            long id,
            String name,
            String ownerName,
            String email,
            String phone,
            Instant createdAt,
            List<UserLine> users) {}

    record UserLine(
            long id,
            String name,
            String email,
            String role,
            @JsonProperty("is_active") boolean active,
            Instant createdAt) {}

    Answer find(FindVendors query) {
        Map<Long, VendorLine> vendors = new LinkedHashMap<>();
        jdbc.sql("""
            select vendor.vendor_id, vendor.name, vendor.owner_name, vendor.email, vendor.phone, vendor.registered_at,
                   person.user_id, person.name as user_name, person.email as user_email, person.role,
                   person.active, person.added_at
              from read.vendor_directory vendor
              left join read.vendor_directory_user person using (vendor_id)
             order by vendor.vendor_id, person.user_id
            """).query(row -> {
            VendorLine vendor = vendors.get(row.getLong("vendor_id"));
            if (vendor == null) {
                vendor = vendor(row);
                vendors.put(vendor.id(), vendor);
            }
            if (row.getLong("user_id") != 0) vendor.users().add(user(row));
        });
        return Answer.of(List.copyOf(vendors.values()));
    }

    private static VendorLine vendor(ResultSet row) throws SQLException {
        return new VendorLine(
                row.getLong("vendor_id"),
                row.getString("name"),
                row.getString("owner_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                new ArrayList<>());
    }

    private static UserLine user(ResultSet row) throws SQLException {
        return new UserLine(
                row.getLong("user_id"),
                row.getString("user_name"),
                row.getString("user_email"),
                row.getString("role"),
                row.getBoolean("active"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
