package marigold.market.settlements;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import marigold.reads.Answer;
import marigold.reads.DateRange;
import marigold.reads.Listing;
import marigold.reads.Page;
import marigold.reads.Pages;
import marigold.reads.Query;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

@Component
final class SettlementsQueries {
    private static final String COLUMNS = """
        settlement.settlement_id, settlement.farmer_id, settlement.farmer_name, settlement.period_from,
        settlement.period_to, settlement.gross_paise, settlement.quantity_grams, settlement.labour_paise,
        settlement.coolie_paise, settlement.transport_paise, settlement.paid_paise, settlement.commission_basis_points,
        settlement.commission_paise, settlement.advance_deducted_paise, settlement.payable_paise,
        settlement.advance_balance_paise, settlement.status, settlement.settlement_base, settlement.deduct_paid,
        settlement.advance_basis_points, settlement.made_at, settlement.changed_at, settlement.void_reason,
        settlement.entry_count
        """;

    private final JdbcClient jdbc;

    SettlementsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A vendor's settlements, newest first.
    ///
    /// @param groupId of the farmer now
    /// @param range   settlements whose period has a day in it
    record FindSettlements(
            long vendorId,
            OptionalLong farmerId,
            OptionalLong groupId,
            Optional<String> status,
            DateRange range,
            Page page)
            implements Query {
        @Override
        public Optional<Page> paging() {
            return Optional.of(page);
        }
    }

    record FindSettlement(long vendorId, long settlementId) implements Query {}

    /// A settlement as screens know it; the same members in the same order as the answers of the commands.
    record SettlementAnswer(
            long id,
            long farmerId,
            String farmerName,
            LocalDate dateFrom,
            LocalDate dateTo,
            BigDecimal grossAmount,
            BigDecimal totalAmount,
            BigDecimal totalQty,
            BigDecimal totalLabour,
            BigDecimal totalCoolie,
            BigDecimal totalTransport,
            BigDecimal totalPaid,
            BigDecimal commissionPercent,
            BigDecimal commissionAmount,
            BigDecimal totalCommission,
            BigDecimal advanceDeducted,
            BigDecimal netPayable,
            BigDecimal advanceBalance,
            String status,
            String settlementBase,
            boolean deductPaid,
            BigDecimal advanceDeductionPercent,
            Instant createdAt,
            Optional<Instant> voidedAt,
            Optional<String> voidReason,
            int itemCount) {}

    record Detail(@JsonUnwrapped SettlementAnswer settlement, List<Item> items) {}

    record Item(long collectionItemId, LocalDate date, BigDecimal lineTotal) {}

    Answer find(FindSettlements query) {
        Pages.Counted counted = new Pages.Counted();
        List<SettlementAnswer> settlements = Listing.of(
                SettlementAnswer.class,
                filtered(jdbc.sql("""
                    select %s, count(*) over () as total
                      from read.settlements settlement
                     where %s
                     order by settlement.settlement_id desc
                     limit :size offset :offset
                    """.formatted(COLUMNS, filter(query))), query)
                        .param("size", query.page().size())
                        .param("offset", query.page().offset())
                        .query((row, _) -> settlement(counted.of(row))));
        return Answer.page(settlements, counted.total(query.page(), () -> count(query)));
    }

    private long count(FindSettlements query) {
        return filtered(jdbc.sql("select count(*) from read.settlements settlement where " + filter(query)), query)
                .query(Long.class)
                .single();
    }

    /// Only the asked conditions, so that the planner sees which index fits. Values are parameters.
    private static String filter(FindSettlements query) {
        return "settlement.vendor_id = :vendorId"
                + (query.farmerId().isPresent() ? " and settlement.farmer_id = :farmerId" : "")
                + (query.groupId().isPresent() ? " and settlement.group_id = :groupId" : "")
                + (query.status().isPresent() ? " and settlement.status = :status" : "")
                + " and settlement.period_to >= :from and settlement.period_from <= :to";
    }

    private static StatementSpec filtered(StatementSpec statement, FindSettlements query) {
        return statement
                .param("vendorId", query.vendorId())
                .param("farmerId", query.farmerId().orElse(0))
                .param("groupId", query.groupId().orElse(0))
                .param("status", query.status().orElse(""))
                .param("from", query.range().from())
                .param("to", query.range().to());
    }

    Answer find(FindSettlement query) {
        List<Item> items = new ArrayList<>();
        return Answer.of(jdbc
                .sql("""
                    select %s, entry.entry_id, entry.collected_on, entry.line_total_paise
                      from read.settlements settlement
                      join read.settlements_entry entry
                        on entry.vendor_id = settlement.vendor_id and entry.settlement_id = settlement.settlement_id
                     where settlement.vendor_id = :vendorId and settlement.settlement_id = :settlementId
                     order by entry.collected_on, entry.entry_id
                    """.formatted(COLUMNS))
                .param("vendorId", query.vendorId())
                .param("settlementId", query.settlementId())
                .query((row, _) -> {
                    items.add(new Item(
                            row.getLong("entry_id"),
                            Sql.date(row, "collected_on"),
                            Amounts.rupees(row.getLong("line_total_paise"))));
                    return new Detail(settlement(row), items);
                })
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new Unknown("Settlement not found")));
    }

    private static SettlementAnswer settlement(ResultSet row) throws SQLException {
        BigDecimal gross = Amounts.rupees(row.getLong("gross_paise"));
        BigDecimal commission = Amounts.rupees(row.getLong("commission_paise"));
        boolean voided = row.getString("status").equals(SettlementsProjection.VOIDED);
        return new SettlementAnswer(
                row.getLong("settlement_id"),
                row.getLong("farmer_id"),
                row.getString("farmer_name"),
                Sql.date(row, "period_from"),
                Sql.date(row, "period_to"),
                gross,
                gross,
                Amounts.kilograms(row.getLong("quantity_grams")),
                Amounts.rupees(row.getLong("labour_paise")),
                Amounts.rupees(row.getLong("coolie_paise")),
                Amounts.rupees(row.getLong("transport_paise")),
                Amounts.rupees(row.getLong("paid_paise")),
                Amounts.percent(row.getInt("commission_basis_points")),
                commission,
                commission,
                Amounts.rupees(row.getLong("advance_deducted_paise")),
                Amounts.rupees(row.getLong("payable_paise")),
                Amounts.rupees(row.getLong("advance_balance_paise")),
                row.getString("status"),
                row.getString("settlement_base"),
                row.getBoolean("deduct_paid"),
                Amounts.percent(row.getInt("advance_basis_points")),
                Sql.instant(row, "made_at"),
                voided ? Optional.of(Sql.instant(row, "changed_at")) : Optional.empty(),
                voided ? Optional.of(row.getString("void_reason")) : Optional.empty(),
                row.getInt("entry_count"));
    }
}
