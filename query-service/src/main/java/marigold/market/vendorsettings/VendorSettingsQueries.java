package marigold.market.vendorsettings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.Query;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class VendorSettingsQueries {
    private final JdbcClient jdbc;

    VendorSettingsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindSettings(long vendorId) implements Query {}

    record SettingsAnswer(
            long vendorId,
            String name,
            String ownerName,
            String phone,
            List<String> phones,
            String address,
            String logo,
            String timeZone,
            BigDecimal defaultCommissionPercent,
            String settlementBase,
            boolean deductPaid,
            boolean allowAdvanceOverdraw) {}

    Answer find(FindSettings query) {
        return Answer.of(jdbc.sql("""
            select vendor_id, name, owner_name, phone, address, logo, time_zone, default_commission_basis_points,
                   settlement_base, deduct_paid, allow_advance_overdraw
              from read.vendor_settings
             where vendor_id = :vendorId
            """)
                .param("vendorId", query.vendorId())
                .query((row, _) -> new SettingsAnswer(
                        row.getLong("vendor_id"),
                        row.getString("name"),
                        row.getString("owner_name"),
                        row.getString("phone"),
                        phones(row.getString("phone")),
                        row.getString("address"),
                        row.getString("logo"),
                        row.getString("time_zone"),
                        Amounts.percent(row.getInt("default_commission_basis_points")),
                        row.getString("settlement_base"),
                        row.getBoolean("deduct_paid"),
                        row.getBoolean("allow_advance_overdraw")))
                .optional()
                .orElseThrow(() -> new Unknown("Vendor not found")));
    }

    Optional<Letterhead> letterhead(long vendorId) {
        return jdbc.sql("select name, phone, address, logo from read.vendor_settings where vendor_id = :vendorId")
                .param("vendorId", vendorId)
                .query((row, _) -> new Letterhead(
                        row.getString("name"),
                        phones(row.getString("phone")),
                        row.getString("address"),
                        row.getString("logo")))
                .optional();
    }

    private static List<String> phones(String phone) {
        return Arrays.stream(phone.split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
    }

    Optional<String> timeZone(long vendorId) {
        return jdbc.sql("select time_zone from read.vendor_settings where vendor_id = :vendorId")
                .param("vendorId", vendorId)
                .query(String.class)
                .optional();
    }
}
