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
import marigold.reads.Query;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every amount that farmers were paid in a period.
@Component
final class PaymentsReport {
    static final List<String> READ_MODELS = List.of("entries", "farmer_directory");

    /// Lines of an A4 page, as in the daily sales.
    private static final int LINES_PER_PAGE = 33;

    private final JdbcClient jdbc;

    PaymentsReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Groups are the farmers' groups now, as in the payments by group.
    record FindPayments(long vendorId, DateRange range, OptionalLong groupId, OptionalLong farmerId) implements Query {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    /// @param rows by date, farmer's name and id
    record Payments(List<PaymentRow> rows, PaymentTotals totals, Metadata metadata) {}

    /// @param id   of the entry with which it was paid
    /// @param kind `entry`
    record PaymentRow(
            long id,
            String kind,
            String date,
            LocalDate isoDate,
            long farmerId,
            String farmerName,
            String groupName,
            BigDecimal amount) {}

    record PaymentTotals(BigDecimal amount) {}

    Payments find(FindPayments query) {
        List<PaymentRow> rows = new ArrayList<>();
        List<Instant> changes = new ArrayList<>();
        long[] sum = new long[1];
        jdbc.sql("""
            select payment.*, change.changed_at
              from read.entries_change change
              left join (
                    select entry.entry_id, entry.collected_on, entry.farmer_id, entry.farmer_name, farmer.group_name,
                           entry.paid_paise
                      from read.entries entry
                      left join read.farmer_directory farmer
                             on farmer.vendor_id = entry.vendor_id and farmer.farmer_id = entry.farmer_id
                     where entry.vendor_id = :vendorId and entry.collected_on between :from and :to
                       and entry.paid_paise > 0%s
                   ) payment on true
             where change.vendor_id = :vendorId
             order by payment.collected_on, payment.farmer_name, payment.entry_id
             limit :limit
            """.formatted(conditions(query)))
                .param("vendorId", query.vendorId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("groupId", query.groupId().orElse(0))
                .param("farmerId", query.farmerId().orElse(0))
                .param("limit", LineLimit.LINES_MAX + 1)
                .query(row -> {
                    if (changes.isEmpty()) changes.add(Sql.instant(row, "changed_at"));
                    LocalDate day = Sql.date(row, "collected_on");
                    if (day == null) return;
                    sum[0] = Math.addExact(sum[0], row.getLong("paid_paise"));
                    rows.add(new PaymentRow(
                            row.getLong("entry_id"),
                            "entry",
                            Printed.date(day),
                            day,
                            row.getLong("farmer_id"),
                            Printed.or(row.getString("farmer_name"), Printed.NO_FARMER),
                            Printed.or(row.getString("group_name"), Printed.BLANK),
                            Amounts.rupees(row.getLong("paid_paise"))));
                    LineLimit.check(rows.size());
                });
        return new Payments(
                rows,
                new PaymentTotals(Amounts.rupees(sum[0])),
                Metadata.of(
                        "payments",
                        rows.size(),
                        LINES_PER_PAGE,
                        changes.stream().findFirst(),
                        query.range()));
    }

    private static String conditions(FindPayments query) {
        return (query.groupId().isPresent() ? " and farmer.group_id = :groupId" : "")
                + (query.farmerId().isPresent() ? " and entry.farmer_id = :farmerId" : "");
    }
}
