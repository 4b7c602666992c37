package marigold.market.reports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.DateRange;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a saala customer took and paid in a period, with the balance before, after each line, and at the end.
@Component
public final class SaalaStatementReport {
    public static final List<String> READ_MODELS = List.of("saala_statement");

    /// Lines of an A4 page, as on a ledger.
    private static final int LINES_PER_PAGE = 27;

    private final JdbcClient jdbc;

    SaalaStatementReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record FindSaalaStatement(long vendorId, long customerId, DateRange range) implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    /// @param rows           by (day, id) (D6)
    /// @param openingBalance before the period
    public record SaalaStatement(
            List<SaalaRow> rows,
            SaalaTotals totals,
            Metadata metadata,
            SaalaBuyer customer,
            BigDecimal openingBalance,
            BigDecimal closingBalance) {}

    /// @param date    as printed
    /// @param qty     null for a payment, like the rate
    /// @param balance after this line
    public record SaalaRow(
            long id,
            String date,
            LocalDate isoDate,
            String itemCode,
            String itemName,
            String description,
            Optional<BigDecimal> qty,
            Optional<BigDecimal> rate,
            BigDecimal totalAmount,
            BigDecimal paidAmount,
            BigDecimal balance) {}

    public record SaalaTotals(BigDecimal qty, BigDecimal totalAmount, BigDecimal paidAmount) {}

    public record SaalaBuyer(long id, String name, String contact, String address) {}

    public SaalaStatement find(FindSaalaStatement query) {
        Reader reader = new Reader();
        jdbc.sql("""
            select customer.customer_id, customer.name, customer.contact, customer.address,
                   coalesce((select sum(day.total_paise - day.paid_paise)
                               from read.saala_statement_day day
                              where day.vendor_id = :vendorId and day.customer_id = :customerId
                                and day.entered_on < :from), 0) as opening_paise,
                   line.line_id, line.entered_on, line.description, line.item_code, line.item_name,
                   line.quantity_grams, line.rate_paise_per_kg, line.total_paise, line.paid_paise, line.changed_at
              from read.saala_statement_customer customer
              left join read.saala_statement line
                     on line.vendor_id = customer.vendor_id and line.customer_id = customer.customer_id
                    and line.entered_on between :from and :to
             where customer.vendor_id = :vendorId and customer.customer_id = :customerId
             order by line.entered_on, line.line_id
             limit :limit
            """)
                .param("vendorId", query.vendorId())
                .param("customerId", query.customerId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("limit", LineLimit.LINES_MAX + 1)
                .query(reader::read);
        return reader.statement(query.range());
    }

    private static final class Reader {
        private final List<SaalaRow> rows = new ArrayList<>();
        private Optional<SaalaBuyer> buyer = Optional.empty();
        private Optional<Instant> changedAt = Optional.empty();
        private long openingPaise;
        private long quantityGrams;
        private long totalPaise;
        private long paidPaise;

        void read(ResultSet row) throws SQLException {
            if (buyer.isEmpty()) {
                buyer = Optional.of(new SaalaBuyer(
                        row.getLong("customer_id"),
                        row.getString("name"),
                        row.getString("contact"),
                        row.getString("address")));
                openingPaise = row.getLong("opening_paise");
            }
            if (row.getLong("line_id") == 0) return;
            Instant changed = Sql.instant(row, "changed_at");
            if (changedAt.filter(changed::isBefore).isEmpty()) changedAt = Optional.of(changed);
            OptionalLong grams = Sql.optionalLong(row, "quantity_grams");
            OptionalLong rate = Sql.optionalLong(row, "rate_paise_per_kg");
            quantityGrams += grams.orElse(0);
            totalPaise += row.getLong("total_paise");
            paidPaise += row.getLong("paid_paise");
            LocalDate day = Sql.date(row, "entered_on");
            rows.add(new SaalaRow(
                    row.getLong("line_id"),
                    Printed.date(day),
                    day,
                    row.getString("item_code"),
                    row.getString("item_name"),
                    row.getString("description"),
                    grams.isPresent() ? Optional.of(Amounts.kilograms(grams.getAsLong())) : Optional.empty(),
                    rate.isPresent() ? Optional.of(Amounts.rupees(rate.getAsLong())) : Optional.empty(),
                    Amounts.rupees(row.getLong("total_paise")),
                    Amounts.rupees(row.getLong("paid_paise")),
                    Amounts.rupees(balancePaise())));
            LineLimit.check(rows.size());
        }

        private long balancePaise() {
            return openingPaise + totalPaise - paidPaise;
        }

        SaalaStatement statement(DateRange range) {
            return new SaalaStatement(
                    rows,
                    new SaalaTotals(
                            Amounts.kilograms(quantityGrams), Amounts.rupees(totalPaise), Amounts.rupees(paidPaise)),
                    Metadata.of("saala_statement", rows.size(), LINES_PER_PAGE, changedAt, range),
                    buyer.orElseThrow(() -> new Unknown("SAALA customer not found")),
                    Amounts.rupees(openingPaise),
                    Amounts.rupees(balancePaise()));
        }
    }
}
