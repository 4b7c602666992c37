package marigold.market.reports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import marigold.market.arithmetic.SettlementStatement;
import marigold.market.arithmetic.SettlementStatement.Sums;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.reads.Amounts;
import marigold.reads.DateRange;
import marigold.reads.Sql;
import marigold.refusal.Unknown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// What every farmer's lines of a period come to, a row for each farmer who has any. Made from sums of days,
/// not from lines.
@Component
public final class GroupTotalReport {
    public static final List<String> READ_MODELS =
            List.of("farmer_day", "farmer_directory", "farmer_groups", "vendor_settings", "entries");

    /// Rows of an A4 page, from the predecessor's template.
    private static final int ROWS_PER_PAGE = 21;

    private final JdbcClient jdbc;

    GroupTotalReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Groups are the farmers' groups now.
    ///
    /// @param groupName             in any case, `""` for all
    /// @param commissionBasisPoints the rate that the caller wants for everybody (D1); empty where each has
    ///        his own
    public record FindGroupTotal(
            long vendorId,
            DateRange range,
            OptionalLong groupId,
            String groupName,
            OptionalLong farmerId,
            OptionalInt commissionBasisPoints)
            implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    /// @param rows by group's name, then farmer's
    public record GroupTotal(List<FarmerTotal> rows, SheetTotals totals, Metadata metadata) {}

    /// @param ledgerNo the farmer's id, by its name on the predecessor's sheet
    public record FarmerTotal(
            long farmerId,
            String farmerName,
            long ledgerNo,
            String groupName,
            @JsonUnwrapped Totals totals,
            BigDecimal totalNetAmount,
            BigDecimal paidAmount) {}

    /// @param totalNetAmount gross less commission, the sheet's "net payable"; `paidAmount` is what was paid
    public record SheetTotals(@JsonUnwrapped Totals totals, BigDecimal totalNetAmount, BigDecimal paidAmount) {
        static SheetTotals of(Totals totals) {
            return new SheetTotals(totals, totals.net(), totals.paid());
        }
    }

    /// One group, by its name in any case.
    public record FindGroupTotalByGroup(
            long vendorId, DateRange range, String groupName, OptionalInt commissionBasisPoints)
            implements ReportQuery {
        @Override
        public Optional<DateRange> dates() {
            return Optional.of(range);
        }
    }

    public record GroupTotalByGroup(List<MemberTotal> rows, SheetTotals totals, GroupMetadata metadata) {}

    /// @param customerCount always 1; front ends add it up
    public record MemberTotal(
            String groupName,
            int customerCount,
            long farmerId,
            String farmerName,
            String address,
            BigDecimal totalQty,
            BigDecimal totalPrice,
            BigDecimal commissionPercent,
            BigDecimal totalCommission,
            BigDecimal totalLuggage,
            BigDecimal totalCoolie,
            BigDecimal totalNetAmount,
            BigDecimal paidAmount,
            BigDecimal balance,
            long ledgerNo) {}

    public record GroupMetadata(@JsonUnwrapped Metadata report, String groupName) {}

    private record Farmer(long id, String name, String address, String groupName, SettlementStatement statement) {}

    private record Found(List<Farmer> farmers, Optional<Instant> changedAt) {
        SheetTotals totals() {
            return SheetTotals.of(
                    Totals.of(farmers.stream().map(Farmer::statement).toList()));
        }

        Metadata metadata(DateRange range) {
            return Metadata.of("group_total", farmers.size(), ROWS_PER_PAGE, changedAt, range);
        }
    }

    public GroupTotal find(FindGroupTotal query) {
        Found found = farmers(query);
        return new GroupTotal(
                found.farmers().stream().map(GroupTotalReport::farmerTotal).toList(),
                found.totals(),
                found.metadata(query.range()));
    }

    public GroupTotalByGroup find(FindGroupTotalByGroup query) {
        Group group = group(query);
        Found found = farmers(new FindGroupTotal(
                query.vendorId(),
                query.range(),
                OptionalLong.of(group.groupId()),
                "",
                OptionalLong.empty(),
                query.commissionBasisPoints()));
        return new GroupTotalByGroup(
                found.farmers().stream().map(GroupTotalReport::memberTotal).toList(),
                found.totals(),
                new GroupMetadata(found.metadata(query.range()), group.name()));
    }

    private record Group(long groupId, String name) {}

    private Group group(FindGroupTotalByGroup query) {
        return jdbc.sql("""
            select group_id, name
              from read.farmer_groups
             where vendor_id = :vendorId and lower(name) = lower(:groupName)
            """)
                .param("vendorId", query.vendorId())
                .param("groupName", query.groupName())
                .query(Group.class)
                .optional()
                .orElseThrow(() -> new Unknown("Farmer group not found"));
    }

    /// One statement. Sums are cast back: PostgreSQL adds up whole numbers to a `numeric`.
    private Found farmers(FindGroupTotal query) {
        List<Farmer> farmers = new ArrayList<>();
        List<Instant> changes = new ArrayList<>();
        StatementSpec statement = jdbc.sql("""
            select total.*, change.changed_at
              from read.entries_change change
              left join (
                    select day.farmer_id, farmer.name, farmer.address, farmer.group_name,
                           %s as commission_basis_points,
                           sum(day.quantity_grams)::bigint as quantity_grams, sum(day.gross_paise)::bigint as gross_paise,
                           sum(day.labour_paise)::bigint as labour_paise, sum(day.coolie_paise)::bigint as coolie_paise,
                           sum(day.transport_paise)::bigint as transport_paise, sum(day.paid_paise)::bigint as paid_paise
                      from read.farmer_day day
                      left join read.farmer_directory farmer
                             on farmer.vendor_id = day.vendor_id and farmer.farmer_id = day.farmer_id
                      left join read.farmer_groups grp
                             on grp.vendor_id = farmer.vendor_id and grp.group_id = farmer.group_id
                      left join read.vendor_settings settings on settings.vendor_id = day.vendor_id
                     where day.vendor_id = :vendorId and day.collected_on between :from and :to%s
                     group by day.farmer_id, farmer.vendor_id, farmer.farmer_id, grp.vendor_id, grp.group_id,
                              settings.vendor_id
                   ) total on true
             where change.vendor_id = :vendorId
             order by total.group_name, total.name, total.farmer_id
            """.formatted(CommissionRate.COLUMN, conditions(query)));
        statement
                .param("vendorId", query.vendorId())
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("groupId", query.groupId().orElse(0))
                .param("groupName", query.groupName())
                .param("farmerId", query.farmerId().orElse(0))
                .query(row -> {
                    if (changes.isEmpty()) changes.add(Sql.instant(row, "changed_at"));
                    if (row.getLong("farmer_id") != 0) farmers.add(farmer(row, query.commissionBasisPoints()));
                });
        return new Found(farmers, changes.stream().findFirst());
    }

    private static String conditions(FindGroupTotal query) {
        return (query.groupId().isPresent() ? " and farmer.group_id = :groupId" : "")
                + (query.groupName().isEmpty() ? "" : " and lower(farmer.group_name) = lower(:groupName)")
                + (query.farmerId().isPresent() ? " and day.farmer_id = :farmerId" : "");
    }

    private static Farmer farmer(ResultSet row, OptionalInt asked) throws SQLException {
        Sums sums = new Sums(
                row.getLong("quantity_grams"),
                row.getLong("gross_paise"),
                row.getLong("labour_paise"),
                row.getLong("coolie_paise"),
                row.getLong("transport_paise"),
                row.getLong("paid_paise"));
        return new Farmer(
                row.getLong("farmer_id"),
                Printed.or(row.getString("name"), Printed.NO_FARMER),
                Printed.or(row.getString("address"), Printed.BLANK),
                Printed.or(row.getString("group_name"), Printed.BLANK),
                SettlementStatement.of(
                        sums, SettlementBase.GROSS, asked.orElse(row.getInt("commission_basis_points"))));
    }

    private static FarmerTotal farmerTotal(Farmer farmer) {
        Totals totals = Totals.of(farmer.statement());
        return new FarmerTotal(
                farmer.id(), farmer.name(), farmer.id(), farmer.groupName(), totals, totals.net(), totals.paid());
    }

    private static MemberTotal memberTotal(Farmer farmer) {
        Totals totals = Totals.of(farmer.statement());
        return new MemberTotal(
                farmer.groupName(),
                1,
                farmer.id(),
                farmer.name(),
                farmer.address(),
                totals.qty(),
                totals.gross(),
                Amounts.percent(farmer.statement().commissionBasisPoints()),
                totals.commission(),
                totals.luggage(),
                totals.coolie(),
                totals.net(),
                totals.paid(),
                totals.balance(),
                farmer.id());
    }
}
