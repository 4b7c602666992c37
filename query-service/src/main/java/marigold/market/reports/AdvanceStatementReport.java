package marigold.market.reports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import marigold.reads.Amounts;
import marigold.reads.DateRange;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a farmer was lent and what was recovered, with the balance after each.
@Component
public final class AdvanceStatementReport {
    public static final List<String> READ_MODELS = List.of("advances", "farmer_directory");

    /// Lines of an A4 page, as on a ledger.
    private static final int LINES_PER_PAGE = 27;

    private final JdbcClient jdbc;

    AdvanceStatementReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record FindAdvanceStatement(long vendorId, long farmerId, DateRange range) implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    /// @param rows           by (day, id)
    /// @param openingBalance before the period
    public record AdvanceStatement(
            List<AdvanceRow> rows,
            AdvanceTotals totals,
            Metadata metadata,
            AdvanceFarmer farmer,
            BigDecimal openingBalance,
            BigDecimal closingBalance) {}

    /// @param date      as printed
    /// @param type      `give` or `deduct`
    /// @param given     zero for a deduction, as what is deducted is for an advance
    /// @param balance   after this row
    /// @param createdAt when it was recorded
    public record AdvanceRow(
            long id,
            String date,
            LocalDate isoDate,
            String type,
            BigDecimal given,
            BigDecimal deducted,
            BigDecimal balance,
            String remarks,
            Instant createdAt) {}

    public record AdvanceTotals(BigDecimal given, BigDecimal deducted) {}

    public record AdvanceFarmer(long id, String name, String address, String phone, String groupName) {}

    public AdvanceStatement find(FindAdvanceStatement query) {
        Reader reader = new Reader(query.range().from());
        jdbc.sql("""
            select account.farmer_id, account.farmer_name, farmer.address, farmer.phone, farmer.group_name,
                   log.advance_id, log.entered_on, log.kind, log.amount_paise, log.remarks, log.recorded_at
              from read.advances account
              left join read.farmer_directory farmer using (vendor_id, farmer_id)
              left join read.advances_log log
                     on log.vendor_id = account.vendor_id and log.farmer_id = account.farmer_id
                    and log.entered_on <= :to
             where account.vendor_id = :vendorId and account.farmer_id = :farmerId
             order by log.entered_on, log.advance_id
            """)
                .param("vendorId", query.vendorId())
                .param("farmerId", query.farmerId())
                .param("to", query.range().to())
                .query(reader::read);
        return reader.statement(query.range());
    }

    private static final class Reader {
        private final LocalDate from;
        private final List<AdvanceRow> rows = new ArrayList<>();
        private Optional<AdvanceFarmer> farmer = Optional.empty();
        private Optional<Instant> changedAt = Optional.empty();
        private long openingPaise;
        private long givenPaise;
        private long deductedPaise;

        Reader(LocalDate from) {
            this.from = from;
        }

        void read(ResultSet row) throws SQLException {
            if (farmer.isEmpty()) farmer = Optional.of(farmer(row));
            if (row.getLong("advance_id") == 0) return;
            changedAt = Optional.of(Sql.instant(row, "recorded_at"));
            boolean given = row.getString("kind").equals("give");
            long paise = row.getLong("amount_paise");
            LocalDate day = Sql.date(row, "entered_on");
            if (day.isBefore(from)) {
                openingPaise += given ? paise : -paise;
                return;
            }
            if (given) givenPaise += paise;
            else deductedPaise += paise;
            rows.add(new AdvanceRow(
                    row.getLong("advance_id"),
                    Printed.date(day),
                    day,
                    row.getString("kind"),
                    Amounts.rupees(given ? paise : 0),
                    Amounts.rupees(given ? 0 : paise),
                    Amounts.rupees(balancePaise()),
                    row.getString("remarks"),
                    Sql.instant(row, "recorded_at")));
            LineLimit.check(rows.size());
        }

        private long balancePaise() {
            return openingPaise + givenPaise - deductedPaise;
        }

        private static AdvanceFarmer farmer(ResultSet row) throws SQLException {
            return new AdvanceFarmer(
                    row.getLong("farmer_id"),
                    row.getString("farmer_name"),
                    Objects.requireNonNullElse(row.getString("address"), ""),
                    Objects.requireNonNullElse(row.getString("phone"), ""),
                    Objects.requireNonNullElse(row.getString("group_name"), ""));
        }

        /// From the first row, where no start was asked for.
        private DateRange shown(DateRange range) {
            if (!range.from().equals(ReportParameters.BEGINNING)) return range;
            LocalDate first = rows.isEmpty() ? range.to() : rows.getFirst().isoDate();
            return new DateRange(first, range.to(), range.dependsOnToday());
        }

        AdvanceStatement statement(DateRange range) {
            AdvanceFarmer of = farmer.orElseThrow(() -> new Unknown("Customer not found"));
            return new AdvanceStatement(
                    rows,
                    new AdvanceTotals(Amounts.rupees(givenPaise), Amounts.rupees(deductedPaise)),
                    Metadata.of("advance_statement", rows.size(), LINES_PER_PAGE, changedAt, shown(range)),
                    of,
                    Amounts.rupees(openingPaise),
                    Amounts.rupees(balancePaise()));
        }
    }
}
