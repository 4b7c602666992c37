package marigold.market.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import marigold.reads.Amounts;
import marigold.reads.DateRange;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every amount that farmers were paid in a period, with their entries and by settlements.
@Component
final class PaymentsReport {
    static final List<String> READ_MODELS = List.of("entries", "farmer_directory", "settlements", "vendor_settings");

    /// Lines of an A4 page, as in the daily sales.
    private static final int LINES_PER_PAGE = 33;

    private static final String ENTRY = "entry";

    private final JdbcClient jdbc;

    PaymentsReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Groups are the farmers' groups now, as in the payments by group.
    record FindPayments(long vendorId, DateRange range, OptionalLong groupId, OptionalLong farmerId)
            implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    /// @param rows by date, farmer's name, kind and id
    record Payments(List<PaymentRow> rows, PaymentTotals totals, Metadata metadata) {}

    /// @param id   of the entry or of the settlement
    /// @param kind `entry` for what was paid with an entry; `settlement` for what was payable by one that was
    ///        made that day
    record PaymentRow(
            long id,
            String kind,
            String date,
            LocalDate isoDate,
            long farmerId,
            String farmerName,
            String groupName,
            BigDecimal amount) {

        private boolean isEntrys() {
            return kind.equals(ENTRY);
        }
    }

    /// @param amount  of all rows
    /// @param paid    with entries
    /// @param settled payable by settlements
    record PaymentTotals(BigDecimal amount, BigDecimal paid, BigDecimal settled) {}

    Payments find(FindPayments query) {
        List<PaymentRow> rows = new ArrayList<>();
        List<Instant> changes = new ArrayList<>();
        jdbc.sql("""
            select payment.*, change.changed_at
              from read.entries_change change
              left join (
                    select paid.*, farmer.name, farmer.group_name
                      from (
                            select 'entry' as kind, entry.entry_id as id, entry.collected_on as paid_on,
                                   entry.farmer_id, entry.paid_paise as amount_paise
                              from read.entries entry
                             where entry.vendor_id = :vendorId and entry.collected_on between :from and :to
                               and entry.paid_paise > 0
                             union all
                            select 'settlement', settlement.settlement_id, %s, settlement.farmer_id,
                                   settlement.payable_paise
                            %s) paid
                      left join read.farmer_directory farmer
                             on farmer.vendor_id = :vendorId and farmer.farmer_id = paid.farmer_id
                     where true%s
                   ) payment on true
             where change.vendor_id = :vendorId
             order by payment.paid_on, payment.name, payment.kind, payment.id
             limit :limit
            """.formatted(SettledInPeriod.DAY, SettledInPeriod.FROM, conditions(query)))
                .param("vendorId", query.vendorId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("groupId", query.groupId().orElse(0))
                .param("farmerId", query.farmerId().orElse(0))
                .param("limit", LineLimit.LINES_MAX + 1)
                .query(row -> {
                    if (changes.isEmpty()) changes.add(Sql.instant(row, "changed_at"));
                    LocalDate day = Sql.date(row, "paid_on");
                    if (day == null) return;
                    rows.add(new PaymentRow(
                            row.getLong("id"),
                            row.getString("kind"),
                            Printed.date(day),
                            day,
                            row.getLong("farmer_id"),
                            Printed.or(row.getString("name"), Printed.NO_FARMER),
                            Printed.or(row.getString("group_name"), Printed.BLANK),
                            Amounts.rupees(row.getLong("amount_paise"))));
                    LineLimit.check(rows.size());
                });
        return new Payments(
                rows,
                new PaymentTotals(
                        sum(rows, _ -> true), sum(rows, PaymentRow::isEntrys), sum(rows, row -> !row.isEntrys())),
                Metadata.of(
                        "payments",
                        rows.size(),
                        LINES_PER_PAGE,
                        changes.stream().findFirst(),
                        query.range()));
    }

    private static BigDecimal sum(List<PaymentRow> rows, Predicate<PaymentRow> which) {
        return rows.stream().filter(which).map(PaymentRow::amount).reduce(Amounts.rupees(0), BigDecimal::add);
    }

    private static String conditions(FindPayments query) {
        return (query.groupId().isPresent() ? " and farmer.group_id = :groupId" : "")
                + (query.farmerId().isPresent() ? " and paid.farmer_id = :farmerId" : "");
    }
}
