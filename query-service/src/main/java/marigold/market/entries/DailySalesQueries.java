package marigold.market.entries;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The daily sales report: every line of a period with its charges, and their sums.
@Component
final class DailySalesQueries {
    private static final DateTimeFormatter PRINTED_DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    /// Lines of an A4 page, from the predecessor's template.
    private static final int LINES_PER_PAGE = 33;

    private final JdbcClient jdbc;

    DailySalesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param itemName exact name, `""` for all
    /// @param groupId  of the farmer on the day of the entry (D10)
    /// @param vehicle  name or number, `""` for all
    record FindDailySales(
            long vendorId,
            DateRange range,
            String itemName,
            OptionalLong farmerId,
            OptionalLong groupId,
            String vehicle)
            implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    record DailySales(List<Sale> data, Totals totals, Metadata metadata) {}

    /// @param luggage labour of the line and its transport
    /// @param total   weight times rate
    record Sale(
            String date,
            LocalDate isoDate,
            String vehicle,
            String party,
            String address,
            String itemCode,
            String productName,
            BigDecimal qty,
            BigDecimal rate,
            BigDecimal luggage,
            BigDecimal coolie,
            BigDecimal paid,
            BigDecimal total,
            long farmerId,
            long id) {}

    record Totals(BigDecimal qty, BigDecimal luggage, BigDecimal coolie, BigDecimal paid, BigDecimal amount) {}

    /// @param generatedAt when the vendor's entries last changed, so that the same entries always give the
    ///        same answer; null before the first one
    record Metadata(
            int pageCount,
            int recordCount,
            String reportType,
            String paperSize,
            Optional<Instant> generatedAt,
            Period dateRange) {}

    record Period(LocalDate from, LocalDate to) {}

    Answer find(FindDailySales query) {
        List<Sale> sales = new ArrayList<>();
        Sums sums = new Sums();
        jdbc.sql("""
            select entry.entry_id, entry.collected_on, entry.vehicle_number, entry.vehicle_name, entry.farmer_id,
                   entry.farmer_name, entry.farmer_address, entry.item_code, entry.item_name, entry.quantity_grams,
                   entry.rate_paise_per_kg, entry.labour_paise + entry.transport_paise as luggage_paise,
                   entry.coolie_paise, entry.paid_paise, entry.gross_paise, change.changed_at
              from read.entries_change change
              left join read.entries entry on %s%s
             where change.vendor_id = :vendorId
             order by entry.collected_on, entry.farmer_name, entry.entry_id
            """.formatted(
                                EntryFilter.of(query.farmerId(), query.groupId(), query.vehicle()),
                                query.itemName().isEmpty() ? "" : " and entry.item_name = :itemName"))
                .param("vendorId", query.vendorId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("farmerId", query.farmerId().orElse(0))
                .param("groupId", query.groupId().orElse(0))
                .param("vehicle", query.vehicle())
                .param("itemName", query.itemName())
                .query(row -> {
                    sums.changedAt = Optional.of(Sql.instant(row, "changed_at"));
                    if (row.getLong("entry_id") == 0) return;
                    sums.add(row);
                    sales.add(sale(row));
                });
        return Answer.of(new DailySales(sales, sums.totals(), metadata(query, sales.size(), sums.changedAt)));
    }

    private static Sale sale(ResultSet row) throws SQLException {
        LocalDate date = Sql.date(row, "collected_on");
        String vehicleName = row.getString("vehicle_name");
        return new Sale(
                PRINTED_DATE.format(date),
                date,
                or(vehicleName.isEmpty() ? row.getString("vehicle_number") : vehicleName, "N/A"),
                or(row.getString("farmer_name"), "Unknown"),
                or(row.getString("farmer_address"), "N/A"),
                or(row.getString("item_code"), "N/A"),
                or(row.getString("item_name"), "Unspecified"),
                Amounts.kilograms(row.getLong("quantity_grams")),
                Amounts.rupees(row.getLong("rate_paise_per_kg")),
                Amounts.rupees(row.getLong("luggage_paise")),
                Amounts.rupees(row.getLong("coolie_paise")),
                Amounts.rupees(row.getLong("paid_paise")),
                Amounts.rupees(row.getLong("gross_paise")),
                row.getLong("farmer_id"),
                row.getLong("entry_id"));
    }

    private static String or(String text, String blank) {
        return text.isBlank() ? blank : text;
    }

    private static Metadata metadata(FindDailySales query, int records, Optional<Instant> changedAt) {
        return new Metadata(
                Math.max(1, (records + LINES_PER_PAGE - 1) / LINES_PER_PAGE),
                records,
                "daily_sales",
                "A4",
                changedAt,
                new Period(query.range().from(), query.range().to()));
    }

    private static final class Sums {
        private Optional<Instant> changedAt = Optional.empty();
        private long quantityGrams;
        private long luggagePaise;
        private long cooliePaise;
        private long paidPaise;
        private long grossPaise;

        void add(ResultSet row) throws SQLException {
            quantityGrams = Math.addExact(quantityGrams, row.getLong("quantity_grams"));
            luggagePaise = Math.addExact(luggagePaise, row.getLong("luggage_paise"));
            cooliePaise = Math.addExact(cooliePaise, row.getLong("coolie_paise"));
            paidPaise = Math.addExact(paidPaise, row.getLong("paid_paise"));
            grossPaise = Math.addExact(grossPaise, row.getLong("gross_paise"));
        }

        Totals totals() {
            return new Totals(
                    Amounts.kilograms(quantityGrams),
                    Amounts.rupees(luggagePaise),
                    Amounts.rupees(cooliePaise),
                    Amounts.rupees(paidPaise),
                    Amounts.rupees(grossPaise));
        }
    }
}
