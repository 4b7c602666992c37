package marigold.market.reports;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.Cells;
import marigold.reads.DateRange;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The daily sales report: every line of a period with its charges, and their sums.
@Component
public final class DailySalesReport {
    public static final List<String> READ_MODELS = List.of("entries");

    /// Lines of an A4 page, from the predecessor's template.
    private static final int LINES_PER_PAGE = 33;

    private final JdbcClient jdbc;

    DailySalesReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param itemName exact name, `""` for all
    /// @param groupId  of the farmer on the day of the entry (D10)
    /// @param vehicle  name or number, `""` for all
    public record FindDailySales(
            long vendorId,
            DateRange range,
            String itemName,
            OptionalLong farmerId,
            OptionalLong groupId,
            String vehicle)
            implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    public record DailySales(List<Sale> data, SalesTotals totals, Metadata metadata) {}

    /// @param luggage labour of the line and its transport
    /// @param total   weight times rate
    public record Sale(
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

    public record SalesTotals(
            BigDecimal qty, BigDecimal luggage, BigDecimal coolie, BigDecimal paid, BigDecimal amount) {}

    public DailySales find(FindDailySales query) {
        List<Sale> sales = new ArrayList<>();
        Sums sums = new Sums();
        jdbc.sql("""
            select entry.entry_id, entry.collected_on, entry.vehicle_name, entry.vehicle_number, entry.farmer_name,
                   entry.farmer_address, entry.item_code, entry.item_name, entry.quantity_grams,
                   entry.rate_paise_per_kg, entry.labour_paise + entry.transport_paise as luggage_paise,
                   entry.coolie_paise, entry.paid_paise, entry.gross_paise, entry.farmer_id, change.changed_at
              from read.entries_change change
              left join read.entries entry
                     on entry.vendor_id = :vendorId and entry.collected_on between :from and :to%s
             where change.vendor_id = :vendorId
             order by entry.collected_on, entry.farmer_name, entry.entry_id
             limit :limit
            """.formatted(conditions(query)))
                .param("vendorId", query.vendorId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("farmerId", query.farmerId().orElse(0))
                .param("groupId", query.groupId().orElse(0))
                .param("vehicle", query.vehicle())
                .param("itemName", query.itemName())
                .param("limit", LineLimit.LINES_MAX + 1)
                .query(row -> {
                    // The same in every row, and slow to read.
                    if (sums.changedAt.isEmpty()) sums.changedAt = Optional.of(Sql.instant(row, "changed_at"));
                    Cells cells = Cells.of(row);
                    long entryId = cells.number();
                    if (entryId == 0) return;
                    sales.add(sale(entryId, cells, sums));
                    LineLimit.check(sales.size());
                });
        return new DailySales(
                sales,
                sums.totals(),
                Metadata.of("daily_sales", sales.size(), LINES_PER_PAGE, sums.changedAt, query.range()));
    }

    private static String conditions(FindDailySales query) {
        return (query.farmerId().isPresent() ? " and entry.farmer_id = :farmerId" : "")
                + (query.groupId().isPresent() ? " and entry.group_id = :groupId" : "")
                + (query.itemName().isEmpty() ? "" : " and entry.item_name = :itemName")
                + Filters.lines("", query.vehicle());
    }

    private static Sale sale(long entryId, Cells cells, Sums sums) throws SQLException {
        LocalDate date = cells.date();
        return new Sale(
                Printed.date(date),
                date,
                Printed.vehicle(cells.text(), cells.text()),
                Printed.or(cells.text(), "Unknown"),
                Printed.or(cells.text(), Printed.BLANK),
                Printed.or(cells.text(), Printed.BLANK),
                Printed.or(cells.text(), "Unspecified"),
                Amounts.kilograms(sums.quantityGrams.add(cells.number())),
                Amounts.rupees(cells.number()),
                Amounts.rupees(sums.luggagePaise.add(cells.number())),
                Amounts.rupees(sums.cooliePaise.add(cells.number())),
                Amounts.rupees(sums.paidPaise.add(cells.number())),
                Amounts.rupees(sums.grossPaise.add(cells.number())),
                cells.number(),
                entryId);
    }

    private static final class Sum {
        private long value;

        /// @return what was added
        long add(long part) {
            value = Math.addExact(value, part);
            return part;
        }
    }

    private static final class Sums {
        private Optional<Instant> changedAt = Optional.empty();
        private final Sum quantityGrams = new Sum();
        private final Sum luggagePaise = new Sum();
        private final Sum cooliePaise = new Sum();
        private final Sum paidPaise = new Sum();
        private final Sum grossPaise = new Sum();

        SalesTotals totals() {
            return new SalesTotals(
                    Amounts.kilograms(quantityGrams.value),
                    Amounts.rupees(luggagePaise.value),
                    Amounts.rupees(cooliePaise.value),
                    Amounts.rupees(paidPaise.value),
                    Amounts.rupees(grossPaise.value));
        }
    }
}
