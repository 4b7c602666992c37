package marigold.market.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.DateRange;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the farmers of each group brought in a period, were paid with it and by settlements, and still owe of
/// their advances.
@Component
final class GroupPaymentsReport {
    static final List<String> READ_MODELS =
            List.of("farmer_day", "farmer_directory", "settlements", "vendor_settings", "entries");

    /// Rows of an A4 page, as in the group total.
    private static final int ROWS_PER_PAGE = 21;

    private final JdbcClient jdbc;

    GroupPaymentsReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Groups are the farmers' groups now.
    record FindGroupPayments(long vendorId, DateRange range, OptionalLong groupId) implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    record GroupPayments(List<GroupRow> rows, GroupSums totals, Metadata metadata) {}

    /// @param groupId        null for the farmers without a group
    /// @param farmerCount    also those who brought nothing
    /// @param paid           with entries
    /// @param settled        payable by settlements that were made in the period
    /// @param advanceBalance today's, whatever the period
    record GroupRow(
            OptionalLong groupId,
            String groupName,
            long farmerCount,
            BigDecimal gross,
            BigDecimal paid,
            BigDecimal settled,
            BigDecimal advanceBalance) {}

    record GroupSums(
            long farmerCount, BigDecimal gross, BigDecimal paid, BigDecimal settled, BigDecimal advanceBalance) {}

    GroupPayments find(FindGroupPayments query) {
        List<Instant> changes = new ArrayList<>();
        List<GroupRow> rows = jdbc.sql("""
            select farmer.group_id, farmer.group_name, count(*) as farmers,
                   coalesce(sum(day.gross_paise), 0)::bigint as gross_paise,
                   coalesce(sum(day.paid_paise), 0)::bigint as paid_paise,
                   coalesce(sum(settled.payable_paise), 0)::bigint as settled_paise,
                   sum(farmer.advance_balance_paise)::bigint as advance_balance_paise, change.changed_at
              from read.farmer_directory farmer
              left join read.entries_change change on change.vendor_id = farmer.vendor_id
              left join (
                    select farmer_id, sum(gross_paise) as gross_paise, sum(paid_paise) as paid_paise
                      from read.farmer_day
                     where vendor_id = :vendorId and collected_on between :from and :to
                     group by farmer_id
                   ) day on day.farmer_id = farmer.farmer_id
              left join (
                    select settlement.farmer_id, sum(settlement.payable_paise) as payable_paise
                    %s group by settlement.farmer_id
                   ) settled on settled.farmer_id = farmer.farmer_id
             where farmer.vendor_id = :vendorId%s
             group by farmer.group_id, farmer.group_name, change.vendor_id
             order by farmer.group_name, farmer.group_id
            """.formatted(
                        SettledInPeriod.FROM, query.groupId().isPresent() ? " and farmer.group_id = :groupId" : ""))
                .param("vendorId", query.vendorId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("groupId", query.groupId().orElse(0))
                .query((row, _) -> {
                    if (changes.isEmpty() && row.getObject("changed_at") != null) {
                        changes.add(Sql.instant(row, "changed_at"));
                    }
                    return new GroupRow(
                            Sql.optionalLong(row, "group_id"),
                            Printed.or(row.getString("group_name"), Printed.BLANK),
                            row.getLong("farmers"),
                            Amounts.rupees(row.getLong("gross_paise")),
                            Amounts.rupees(row.getLong("paid_paise")),
                            Amounts.rupees(row.getLong("settled_paise")),
                            Amounts.rupees(row.getLong("advance_balance_paise")));
                })
                .list();
        return new GroupPayments(
                rows,
                sums(rows),
                Metadata.of(
                        "group_payments",
                        rows.size(),
                        ROWS_PER_PAGE,
                        changes.stream().findFirst(),
                        query.range()));
    }

    private static GroupSums sums(List<GroupRow> rows) {
        BigDecimal nothing = Amounts.rupees(0);
        return new GroupSums(
                rows.stream().mapToLong(GroupRow::farmerCount).sum(),
                rows.stream().map(GroupRow::gross).reduce(nothing, BigDecimal::add),
                rows.stream().map(GroupRow::paid).reduce(nothing, BigDecimal::add),
                rows.stream().map(GroupRow::settled).reduce(nothing, BigDecimal::add),
                rows.stream().map(GroupRow::advanceBalance).reduce(nothing, BigDecimal::add));
    }
}
