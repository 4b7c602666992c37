package marigold.market.silkday;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
final class SilkDayQueries {
    private final JdbcClient jdbc;

    SilkDayQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Oldest first.
    record FindCounts(long vendorId, DateRange days, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindCount(long vendorId, LocalDate day) implements Query {}

    /// Newest first.
    record FindReconciliations(long vendorId, DateRange days, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    /// Newest first.
    record FindSplits(long vendorId, DateRange days, Page page) implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record Counts(List<Count> collections) {}

    /// @param updatedAt null until the day is counted again, as in the other records
    record Count(
            LocalDate date, BigDecimal cash, BigDecimal upi, long id, Instant createdAt, Optional<Instant> updatedAt) {}

    record Reconciliation(
            long id,
            LocalDate date,
            BigDecimal creditAmount,
            BigDecimal cashAmount,
            BigDecimal upiAmount,
            BigDecimal totalEntered,
            BigDecimal ledgerTotal,
            BigDecimal difference,
            String status,
            Instant createdAt,
            Optional<Instant> updatedAt) {}

    record Split(
            long id,
            LocalDate date,
            BigDecimal physicalKg,
            BigDecimal physicalRate,
            BigDecimal physicalAmount,
            BigDecimal digitalKg,
            BigDecimal digitalRate,
            BigDecimal digitalAmount,
            BigDecimal totalKg,
            BigDecimal totalAmount,
            Instant createdAt,
            Optional<Instant> updatedAt) {}

    Answer find(FindCounts query) {
        Pages.Counted counted = new Pages.Counted();
        List<Count> counts = Listing.of(
                Count.class,
                jdbc.sql("""
                    select day, record_id, cash_paise, upi_paise, created_at, changed_at, changed, count(*) over () as total
                      from read.silk_day
                     where vendor_id = :vendorId and day between :from and :to
                     order by day
                     limit :size offset :offset
                    """)
                        .param("vendorId", query.vendorId())
                        .param("from", query.days().from())
                        .param("to", query.days().to())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> count(counted.of(row))));
        long total = counted.total(query.page(), () -> total("silk_day", query.vendorId(), query.days()));
        return new Answer(new Counts(counts), OptionalLong.of(total), Optional.empty());
    }

    Answer find(FindCount query) {
        return Answer.of(jdbc.sql("""
            select day, record_id, cash_paise, upi_paise, created_at, changed_at, changed
              from read.silk_day
             where vendor_id = :vendorId and day = :day
            """)
                .param("vendorId", query.vendorId())
                .param("day", query.day())
                .query((row, _) -> count(row))
                .optional()
                .orElseThrow(() -> new Unknown("No collection found for the specified date")));
    }

    Answer find(FindReconciliations query) {
        Pages.Counted counted = new Pages.Counted();
        List<Reconciliation> reconciliations = Listing.of(
                Reconciliation.class,
                jdbc.sql("""
                    select day, record_id, credit_paise, cash_paise, upi_paise, entered_paise, ledger_paise, difference_paise,
                           matched, created_at, changed_at, changed, count(*) over () as total
                      from read.silk_day_reconciliation
                     where vendor_id = :vendorId and day between :from and :to
                     order by day desc
                     limit :size offset :offset
                    """)
                        .param("vendorId", query.vendorId())
                        .param("from", query.days().from())
                        .param("to", query.days().to())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> reconciliation(counted.of(row))));
        return Answer.page(
                reconciliations,
                counted.total(query.page(), () -> total("silk_day_reconciliation", query.vendorId(), query.days())));
    }

    Answer find(FindSplits query) {
        Pages.Counted counted = new Pages.Counted();
        List<Split> splits = Listing.of(
                Split.class,
                jdbc.sql("""
                    select day, record_id, physical_grams, physical_rate_paise_per_kg, physical_paise, digital_grams,
                           digital_rate_paise_per_kg, digital_paise, created_at, changed_at, changed, count(*) over () as total
                      from read.silk_day_split
                     where vendor_id = :vendorId and day between :from and :to
                     order by day desc
                     limit :size offset :offset
                    """)
                        .param("vendorId", query.vendorId())
                        .param("from", query.days().from())
                        .param("to", query.days().to())
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> split(counted.of(row))));
        return Answer.page(
                splits, counted.total(query.page(), () -> total("silk_day_split", query.vendorId(), query.days())));
    }

    private long total(String table, long vendorId, DateRange days) {
        return jdbc.sql("select count(*) from read.%s where vendor_id = :vendorId and day between :from and :to"
                        .formatted(table))
                .param("vendorId", vendorId)
                .param("from", days.from())
                .param("to", days.to())
                .query(Long.class)
                .single();
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                Sql.date(row, "day"),
                Amounts.rupees(row.getLong("cash_paise")),
                Amounts.rupees(row.getLong("upi_paise")),
                row.getLong("record_id"),
                Sql.instant(row, "created_at"),
                updatedAt(row));
    }

    private static Reconciliation reconciliation(ResultSet row) throws SQLException {
        return new Reconciliation(
                row.getLong("record_id"),
                Sql.date(row, "day"),
                Amounts.rupees(row.getLong("credit_paise")),
                Amounts.rupees(row.getLong("cash_paise")),
                Amounts.rupees(row.getLong("upi_paise")),
                Amounts.rupees(row.getLong("entered_paise")),
                Amounts.rupees(row.getLong("ledger_paise")),
                Amounts.rupees(row.getLong("difference_paise")),
                row.getBoolean("matched") ? "MATCHED" : "MISMATCH",
                Sql.instant(row, "created_at"),
                updatedAt(row));
    }

    private static Split split(ResultSet row) throws SQLException {
        long physicalGrams = row.getLong("physical_grams");
        long digitalGrams = row.getLong("digital_grams");
        long physicalPaise = row.getLong("physical_paise");
        long digitalPaise = row.getLong("digital_paise");
        return new Split(
                row.getLong("record_id"),
                Sql.date(row, "day"),
                Amounts.kilograms(physicalGrams),
                Amounts.rupees(row.getLong("physical_rate_paise_per_kg")),
                Amounts.rupees(physicalPaise),
                Amounts.kilograms(digitalGrams),
                Amounts.rupees(row.getLong("digital_rate_paise_per_kg")),
                Amounts.rupees(digitalPaise),
                Amounts.kilograms(Math.addExact(physicalGrams, digitalGrams)),
                Amounts.rupees(Math.addExact(physicalPaise, digitalPaise)),
                Sql.instant(row, "created_at"),
                updatedAt(row));
    }

    private static Optional<Instant> updatedAt(ResultSet row) throws SQLException {
        return row.getBoolean("changed") ? Optional.of(Sql.instant(row, "changed_at")) : Optional.empty();
    }
}
