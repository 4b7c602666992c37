package marigold.market.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import marigold.market.arithmetic.SettlementStatement;
import marigold.market.arithmetic.SettlementStatement.Sums;
import marigold.market.events.VendorEvent.SettlementBase;
import marigold.reads.Cells;
import marigold.reads.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds slips with one statement, however many farmers and lines there are. Ledger and patti take them from
/// here and so agree.
@Component
final class Slips {
    static final List<String> READ_MODELS = List.of("entries", "farmer_directory", "farmer_groups", "vendor_settings");

    private final JdbcClient jdbc;

    Slips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One slip, or none where the vendor has no such farmer.
    ///
    /// @return when the vendor's entries last changed
    Optional<Instant> ofFarmer(long vendorId, long farmerId, SlipQuery query, Consumer<Slip> found) {
        return find("farmer.farmer_id = :id", vendorId, farmerId, query, found);
    }

    /// The slips of the farmers who are in the group now (D10), also of those who brought nothing. Each is
    /// handed on as soon as it is read.
    ///
    /// @return when the vendor's entries last changed
    Optional<Instant> ofGroup(long vendorId, long groupId, SlipQuery query, Consumer<Slip> found) {
        return find("farmer.group_id = :id", vendorId, groupId, query, found);
    }

    /// Each farmer's lines are read by the index and in order: the order inside keeps PostgreSQL from joining
    /// every line of the vendor with every farmer, as it did when it planned without knowing the period. The
    /// period is compared together with the farmer, which the index of days cannot do.
    private Optional<Instant> find(String farmers, long vendorId, long id, SlipQuery query, Consumer<Slip> found) {
        Reader reader = new Reader(query, found);
        jdbc.sql("""
            select farmer.farmer_id, entry.entry_id, entry.collected_on, entry.vehicle_name, entry.vehicle_number,
                   entry.item_code, entry.item_name, entry.rate_paise_per_kg, entry.remarks, entry.quantity_grams,
                   entry.gross_paise, entry.labour_paise, entry.coolie_paise, entry.transport_paise, entry.paid_paise,
                   farmer.name, farmer.address, farmer.phone, farmer.group_name, farmer.advance_balance_paise,
                   %s as commission_basis_points, change.changed_at
              from read.farmer_directory farmer
              left join read.farmer_groups grp on grp.vendor_id = farmer.vendor_id and grp.group_id = farmer.group_id
              left join read.vendor_settings settings on settings.vendor_id = farmer.vendor_id
              left join read.entries_change change on change.vendor_id = farmer.vendor_id
              left join lateral
                   (select *
                      from read.entries entry
                     where entry.vendor_id = :vendorId and entry.farmer_id = farmer.farmer_id
                       and (entry.farmer_id, entry.collected_on) >= (farmer.farmer_id, :from)
                       and (entry.farmer_id, entry.collected_on) <= (farmer.farmer_id, :to)%s
                     order by entry.collected_on, entry.entry_id) entry on true
             where farmer.vendor_id = :vendorId and %s
             order by farmer.name, farmer.farmer_id, entry.collected_on, entry.entry_id
             limit :limit
            """.formatted(CommissionRate.COLUMN, Filters.lines(query.item(), query.vehicle()), farmers))
                .param("vendorId", vendorId)
                .param("id", id)
                .param("from", query.range().from())
                .param("to", query.range().to())
                .param("item", query.item())
                .param("vehicle", query.vehicle())
                .param("limit", LineLimit.LINES_MAX + 1)
                .query(reader::read);
        reader.finish();
        return reader.changedAt;
    }

    /// Cuts the rows of the statement into farmers.
    private static final class Reader {
        private final SlipQuery query;
        private final Consumer<Slip> found;
        private final List<Line> lines = new ArrayList<>();
        private Optional<Farmer> farmer = Optional.empty();
        private Optional<Instant> changedAt = Optional.empty();
        private int rows;

        Reader(SlipQuery query, Consumer<Slip> found) {
            this.query = query;
            this.found = found;
        }

        private record Farmer(
                long id,
                String name,
                String address,
                String phone,
                String groupName,
                long advanceBalancePaise,
                int commissionBasisPoints) {}

        private record Line(
                long entryId,
                LocalDate collectedOn,
                String vehicle,
                String itemCode,
                String itemName,
                long ratePaisePerKg,
                String remarks,
                Sums sums) {}

        void read(ResultSet row) throws SQLException {
            LineLimit.check(++rows);
            Cells cells = Cells.of(row);
            long farmerId = cells.number();
            if (farmer.filter(known -> known.id() == farmerId).isEmpty()) {
                finish();
                farmer = Optional.of(farmer(row));
                if (row.getObject("changed_at") != null) changedAt = Optional.of(Sql.instant(row, "changed_at"));
            }
            long entryId = cells.number();
            if (entryId != 0) lines.add(line(entryId, cells));
        }

        private void finish() {
            farmer.ifPresent(of -> found.accept(slip(of)));
            lines.clear();
        }

        private Farmer farmer(ResultSet row) throws SQLException {
            return new Farmer(
                    row.getLong("farmer_id"),
                    row.getString("name"),
                    row.getString("address"),
                    row.getString("phone"),
                    row.getString("group_name"),
                    row.getLong("advance_balance_paise"),
                    query.commissionBasisPoints().orElse(row.getInt("commission_basis_points")));
        }

        private static Line line(long entryId, Cells cells) throws SQLException {
            return new Line(
                    entryId,
                    cells.date(),
                    Printed.vehicle(cells.text(), cells.text()),
                    Printed.or(cells.text(), Printed.BLANK),
                    Printed.or(cells.text(), Printed.NO_ITEM),
                    cells.number(),
                    cells.text(),
                    new Sums(
                            cells.number(),
                            cells.number(),
                            cells.number(),
                            cells.number(),
                            cells.number(),
                            cells.number()));
        }

        private Slip slip(Farmer of) {
            int rate = of.commissionBasisPoints();
            Sums[] each = lines.stream().map(Line::sums).toArray(Sums[]::new);
            long[] shares = SettlementStatement.commissionShares(each, SettlementBase.GROSS, rate);
            Sums sums = Sums.NONE;
            List<SlipLine> slipLines = new ArrayList<>(each.length);
            for (int i = 0; i < each.length; i++) {
                sums = sums.plus(each[i]);
                slipLines.add(slipLine(lines.get(i), new SettlementStatement(each[i], rate, shares[i])));
            }
            return new Slip(
                    of.id(),
                    of.name(),
                    of.address(),
                    of.phone(),
                    of.groupName(),
                    of.advanceBalancePaise(),
                    SettlementStatement.of(sums, SettlementBase.GROSS, rate),
                    slipLines);
        }

        private static SlipLine slipLine(Line line, SettlementStatement share) {
            return new SlipLine(
                    line.entryId(),
                    line.collectedOn(),
                    line.vehicle(),
                    line.itemCode(),
                    line.itemName(),
                    line.ratePaisePerKg(),
                    line.remarks(),
                    share);
        }
    }
}
