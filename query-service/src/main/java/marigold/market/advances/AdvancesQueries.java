package marigold.market.advances;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import marigold.reads.Amounts;
import marigold.reads.Answer;
import marigold.reads.Listing;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class AdvancesQueries {
    private final JdbcClient jdbc;

    AdvancesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record FindAdvances(long vendorId, long farmerId) implements Query {}

    record FindBalances(long vendorId) implements Query {}

    record FindGroupBalances(long vendorId) implements Query {}

    record Account(BigDecimal given, BigDecimal deducted, BigDecimal balance, List<LogLine> logs) {}

    record LogLine(long id, String type, BigDecimal val, Instant date, String remarks) {}

    record BalanceLine(
            long farmerId,
            String farmerName,
            OptionalLong groupId,
            BigDecimal given,
            BigDecimal deducted,
            BigDecimal balance) {}

    record GroupBalance(
            OptionalLong groupId,
            String groupName,
            long farmerCount,
            BigDecimal given,
            BigDecimal deducted,
            BigDecimal balance) {}

    Answer find(FindAdvances query) {
        List<LogLine> logs = new ArrayList<>();
        Optional<Account> account = jdbc
                .sql("""
                    select balance.given_paise, balance.deducted_paise, balance.balance_paise,
                           log.advance_id, log.kind, log.amount_paise, log.recorded_at, log.remarks
                      from read.advances balance
                      left join read.advances_log log using (vendor_id, farmer_id)
                     where balance.vendor_id = :vendorId and balance.farmer_id = :farmerId
                     order by log.advance_id
                    """)
                .param("vendorId", query.vendorId())
                .param("farmerId", query.farmerId())
                .query((row, _) -> {
                    if (row.getLong("advance_id") != 0) {
                        logs.add(new LogLine(
                                row.getLong("advance_id"),
                                row.getString("kind"),
                                Amounts.rupees(row.getLong("amount_paise")),
                                Sql.instant(row, "recorded_at"),
                                row.getString("remarks")));
                    }
                    return new Account(
                            Amounts.rupees(row.getLong("given_paise")),
                            Amounts.rupees(row.getLong("deducted_paise")),
                            Amounts.rupees(row.getLong("balance_paise")),
                            logs);
                })
                .list()
                .stream()
                .findFirst();
        return Answer.of(account.orElseThrow(() -> new Unknown("Customer not found")));
    }

    /// Without pages: the boot screen needs every farmer at once, and a row is a few numbers.
    Answer find(FindBalances query) {
        return Answer.of(Listing.of(
                BalanceLine.class,
                jdbc.sql("""
                    select farmer_id, farmer_name, group_id, given_paise, deducted_paise, balance_paise
                      from read.advances
                     where vendor_id = :vendorId
                     order by farmer_name, farmer_id
                    """)
                        .param("vendorId", query.vendorId())
                        .query((row, _) -> new BalanceLine(
                                row.getLong("farmer_id"),
                                row.getString("farmer_name"),
                                Sql.optionalLong(row, "group_id"),
                                Amounts.rupees(row.getLong("given_paise")),
                                Amounts.rupees(row.getLong("deducted_paise")),
                                Amounts.rupees(row.getLong("balance_paise"))))));
    }

    /// By the groups that farmers are in now; those without one last.
    Answer find(FindGroupBalances query) {
        return Answer.of(Listing.of(
                GroupBalance.class,
                jdbc.sql("""
                    select balance.group_id, coalesce(farmer_group.name, 'Unassigned') as group_name,
                           count(*) as farmer_count, sum(balance.given_paise) as given_paise,
                           sum(balance.deducted_paise) as deducted_paise, sum(balance.balance_paise) as balance_paise
                      from read.advances balance
                      left join read.advances_group farmer_group
                             on farmer_group.vendor_id = balance.vendor_id and farmer_group.group_id = balance.group_id
                     where balance.vendor_id = :vendorId
                     group by balance.group_id, farmer_group.name
                     order by balance.group_id is null, farmer_group.name, balance.group_id
                    """)
                        .param("vendorId", query.vendorId())
                        .query((row, _) -> new GroupBalance(
                                Sql.optionalLong(row, "group_id"),
                                row.getString("group_name"),
                                row.getLong("farmer_count"),
                                Amounts.rupees(row.getLong("given_paise")),
                                Amounts.rupees(row.getLong("deducted_paise")),
                                Amounts.rupees(row.getLong("balance_paise"))))));
    }
}
