package marigold.market.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.DateRange;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How much of each flower came in on each day at each rate.
@Component
final class ItemSalesReport {
    static final List<String> READ_MODELS = List.of("entries");

    /// Lines of an A4 page, as in the daily sales.
    private static final int LINES_PER_PAGE = 33;

    private final JdbcClient jdbc;

    ItemSalesReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param item    name or code, `""` for all
    /// @param vehicle name or number, `""` for all
    /// @param groupId of the farmer on the day of the entry (D10)
    record FindItemSales(
            long vendorId, DateRange range, String item, String vehicle, OptionalLong groupId, OptionalLong farmerId)
            implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    record ItemSales(List<ItemRow> rows, ItemTotals totals, Metadata metadata) {}

    record ItemRow(
            String date,
            LocalDate isoDate,
            String itemCode,
            String productName,
            BigDecimal rate,
            BigDecimal qty,
            BigDecimal amount) {}

    record ItemTotals(BigDecimal qty, BigDecimal amount) {}

    ItemSales find(FindItemSales query) {
        List<ItemRow> rows = new ArrayList<>();
        List<Instant> changes = new ArrayList<>();
        long[] sums = new long[2];
        jdbc.sql("""
            select entry.collected_on, entry.item_code, entry.item_name, entry.rate_paise_per_kg,
                   sum(entry.quantity_grams)::bigint as quantity_grams, sum(entry.gross_paise)::bigint as gross_paise,
                   change.changed_at
              from read.entries_change change
              left join read.entries entry
                     on entry.vendor_id = :vendorId and entry.collected_on between :from and :to%s
             where change.vendor_id = :vendorId
             group by change.vendor_id, entry.collected_on, entry.item_name, entry.item_code, entry.rate_paise_per_kg
             order by entry.collected_on, entry.item_name, entry.item_code, entry.rate_paise_per_kg
            """.formatted(conditions(query)))
                .param("vendorId", query.vendorId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("item", query.item())
                .param("vehicle", query.vehicle())
                .param("groupId", query.groupId().orElse(0))
                .param("farmerId", query.farmerId().orElse(0))
                .query(row -> {
                    if (changes.isEmpty()) changes.add(Sql.instant(row, "changed_at"));
                    LocalDate day = Sql.date(row, "collected_on");
                    if (day == null) return;
                    long grams = row.getLong("quantity_grams");
                    long paise = row.getLong("gross_paise");
                    sums[0] = Math.addExact(sums[0], grams);
                    sums[1] = Math.addExact(sums[1], paise);
                    rows.add(new ItemRow(
                            Printed.date(day),
                            day,
                            Printed.or(row.getString("item_code"), Printed.BLANK),
                            Printed.or(row.getString("item_name"), Printed.NO_ITEM),
                            Amounts.rupees(row.getLong("rate_paise_per_kg")),
                            Amounts.kilograms(grams),
                            Amounts.rupees(paise)));
                });
        return new ItemSales(
                rows,
                new ItemTotals(Amounts.kilograms(sums[0]), Amounts.rupees(sums[1])),
                Metadata.of(
                        "item_sales",
                        rows.size(),
                        LINES_PER_PAGE,
                        changes.stream().findFirst(),
                        query.range()));
    }

    private static String conditions(FindItemSales query) {
        return Filters.lines(query.item(), query.vehicle())
                + (query.groupId().isPresent() ? " and entry.group_id = :groupId" : "")
                + (query.farmerId().isPresent() ? " and entry.farmer_id = :farmerId" : "");
    }
}
