package marigold.market.farmerday;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class FarmerDayQueries {
    private final JdbcClient jdbc;

    FarmerDayQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindDays(long vendorId, long farmerId, DateRange range, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }

        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    /// @param luggage labour of the lines and their transport
    record DayLine(
            LocalDate date,
            long farmerId,
            long entries,
            BigDecimal qty,
            BigDecimal gross,
            BigDecimal luggage,
            BigDecimal totalLabour,
            BigDecimal transport,
            BigDecimal coolie,
            BigDecimal paid,
            BigDecimal lineTotal) {}

    Answer find(FindDays query) {
        Pages.Counted counted = new Pages.Counted();
        List<DayLine> days = Listing.of(
                DayLine.class,
                jdbc.sql("""
                    select collected_on, farmer_id, quantity_grams, gross_paise, labour_paise, coolie_paise,
                           transport_paise, line_total_paise, paid_paise, entry_count, count(*) over () as total
                      from read.farmer_day
                     where vendor_id = :vendorId and farmer_id = :farmerId and collected_on between :from and :to
                     order by collected_on
                     limit :size offset :offset
                    """)
                        .param("vendorId", query.vendorId())
                        .param("farmerId", query.farmerId())
                        .param("from", query.range().from())
                        .param("to", query.range().to())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> new DayLine(
                                Sql.date(counted.of(row), "collected_on"),
                                row.getLong("farmer_id"),
                                row.getLong("entry_count"),
                                Amounts.kilograms(row.getLong("quantity_grams")),
                                Amounts.rupees(row.getLong("gross_paise")),
                                Amounts.rupees(row.getLong("labour_paise") + row.getLong("transport_paise")),
                                Amounts.rupees(row.getLong("labour_paise")),
                                Amounts.rupees(row.getLong("transport_paise")),
                                Amounts.rupees(row.getLong("coolie_paise")),
                                Amounts.rupees(row.getLong("paid_paise")),
                                Amounts.rupees(row.getLong("line_total_paise")))));
        return Answer.page(days, days.isEmpty() ? count(query) : counted.total());
    }

    /// Days of the period; refuses where the vendor has no such farmer, who else would look like an idle one.
    private long count(FindDays query) {
        return jdbc.sql("""
            select (select count(*)
                      from read.farmer_day
                     where vendor_id = :vendorId and farmer_id = :farmerId and collected_on between :from and :to)
              from read.farmer_day_farmer
             where vendor_id = :vendorId and farmer_id = :farmerId
            """)
                .param("vendorId", query.vendorId())
                .param("farmerId", query.farmerId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Unknown("Farmer not found"));
    }
}
