package marigold.market.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.Cells;
import marigold.reads.DateRange;
import marigold.reads.JsonWriter;
import marigold.reads.JsonWriter.Name;
import marigold.reads.Listing;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The daily sales report: every line of a period with its charges, and their sums.
@Component
public final class DailySalesReport {
    public static final List<String> READ_MODELS = List.of("entries");

    /// Lines of an A4 page, from the predecessor's template.
    private static final int LINES_PER_PAGE = 33;

    private static final Name DATA = Name.of("data");
    private static final Name TOTALS = Name.of("totals");
    private static final Name METADATA = Name.of("metadata");

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
        Read read = read(query, line -> sales.add(line.sale()));
        return new DailySales(sales, read.totals(), read.metadata(query));
    }

    /// As [#find], written while the lines arrive, unless an export wants them one by one.
    public Answer answer(FindDailySales query) {
        if (Listing.isExported()) return Answer.of(find(query));
        JsonWriter json = new JsonWriter();
        json.beginObject();
        json.beginArray(DATA);
        Read read = read(query, line -> line.write(json));
        json.endArray();
        json.other(TOTALS, read.totals());
        json.other(METADATA, read.metadata(query));
        json.endObject();
        return Answer.of(json);
    }

    private Read read(FindDailySales query, Consumer<SaleLine> line) {
        Read read = new Read();
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
                    if (read.changedAt.isEmpty()) read.changedAt = Optional.of(Sql.instant(row, "changed_at"));
                    Cells cells = Cells.of(row);
                    long entryId = cells.number();
                    if (entryId == 0) return;
                    SaleLine sale = SaleLine.of(entryId, cells);
                    read.add(sale);
                    line.accept(sale);
                });
        return read;
    }

    private static String conditions(FindDailySales query) {
        return (query.farmerId().isPresent() ? " and entry.farmer_id = :farmerId" : "")
                + (query.groupId().isPresent() ? " and entry.group_id = :groupId" : "")
                + (query.itemName().isEmpty() ? "" : " and entry.item_name = :itemName")
                + Filters.lines("", query.vehicle());
    }

    /// What all lines come to.
    private static final class Read {
        private int lines;
        private Optional<Instant> changedAt = Optional.empty();
        private long quantityGrams;
        private long luggagePaise;
        private long cooliePaise;
        private long paidPaise;
        private long grossPaise;

        void add(SaleLine line) {
            LineLimit.check(++lines);
            quantityGrams = Math.addExact(quantityGrams, line.quantityGrams());
            luggagePaise = Math.addExact(luggagePaise, line.luggagePaise());
            cooliePaise = Math.addExact(cooliePaise, line.cooliePaise());
            paidPaise = Math.addExact(paidPaise, line.paidPaise());
            grossPaise = Math.addExact(grossPaise, line.grossPaise());
        }

        SalesTotals totals() {
            return new SalesTotals(
                    Amounts.kilograms(quantityGrams),
                    Amounts.rupees(luggagePaise),
                    Amounts.rupees(cooliePaise),
                    Amounts.rupees(paidPaise),
                    Amounts.rupees(grossPaise));
        }

        Metadata metadata(FindDailySales query) {
            return Metadata.of("daily_sales", lines, LINES_PER_PAGE, changedAt, query.range());
        }
    }
}
