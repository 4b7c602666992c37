package marigold.market.farmerday;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import marigold.market.events.CatalogItemEvent;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryLine;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountClosed;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.FarmerEvent;
import marigold.market.events.FarmerEvent.FarmerRegistered;
import marigold.market.events.FarmerGroupEvent;
import marigold.market.events.MarketEvent;
import marigold.market.events.SaalaAccountEvent;
import marigold.market.events.SilkDayEvent;
import marigold.market.events.VehicleEvent;
import marigold.market.events.VendorEvent;
import marigold.market.linesums.LineSums;
import marigold.projection.Key;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class FarmerDayProjection implements MarketReadModel {
    static final String NAME = "farmer_day";

    record FarmerDay(
            long vendorId,
            long farmerId,
            LocalDate collectedOn,
            long quantityGrams,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long transportPaise,
            long lineTotalPaise,
            long paidPaise,
            long entryCount) {

        static FarmerDay of(long vendorId, long farmerId, LocalDate collectedOn, LineSums sums) {
            return new FarmerDay(
                    vendorId,
                    farmerId,
                    collectedOn,
                    sums.quantityGrams(),
                    sums.grossPaise(),
                    sums.labourPaise(),
                    sums.cooliePaise(),
                    sums.transportPaise(),
                    sums.lineTotalPaise(),
                    sums.paidPaise(),
                    sums.entryCount());
        }

        LineSums sums() {
            return new LineSums(
                    quantityGrams,
                    grossPaise,
                    labourPaise,
                    cooliePaise,
                    transportPaise,
                    lineTotalPaise,
                    paidPaise,
                    entryCount);
        }
    }

    record Farmer(long vendorId, long farmerId) {}

    static final Table<FarmerDay> DAYS =
            Table.of("farmer_day", FarmerDay.class, "vendor_id", "farmer_id", "collected_on");
    static final Table<Farmer> FARMERS = Table.of("farmer_day_farmer", Farmer.class, "vendor_id", "farmer_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(DAYS, FARMERS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case FarmerAccountEvent accountEvent -> evolve(rows, accountEvent);
            case FarmerEvent farmerEvent -> {
                if (farmerEvent instanceof FarmerRegistered registered) {
                    rows.put(FARMERS, new Farmer(registered.vendorId(), registered.farmerId()));
                }
            }
            case VendorEvent _,
                    FarmerGroupEvent _,
                    CatalogItemEvent _,
                    VehicleEvent _,
                    SaalaAccountEvent _,
                    SilkDayEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerAccountEvent event) {
        switch (event) {
            case EntryRecorded recorded -> add(rows, event, recorded.line());
            case EntryCorrected corrected -> {
                subtract(rows, event, corrected.before());
                add(rows, event, corrected.after());
            }
            case EntryRemoved removed -> subtract(rows, event, removed.line());
            case FarmerAccountOpened _,
                    FarmerAccountClosed _,
                    AdvanceGiven _,
                    AdvanceDeducted _,
                    SettlementMade _,
                    SettlementRecalculated _,
                    SettlementVoided _ -> {}
        }
    }

    private static void add(Rows rows, FarmerAccountEvent event, EntryLine line) {
        change(rows, event, line.collectedOn(), sums -> sums.plus(line));
    }

    private static void subtract(Rows rows, FarmerAccountEvent event, EntryLine line) {
        change(rows, event, line.collectedOn(), sums -> sums.minus(line));
    }

    /// A day without lines has no row.
    private static void change(
            Rows rows, FarmerAccountEvent event, LocalDate collectedOn, UnaryOperator<LineSums> change) {
        Key key = Key.of(event.vendorId(), event.farmerId(), collectedOn);
        LineSums before = rows.find(DAYS, key).map(FarmerDay::sums).orElse(LineSums.NOTHING);
        LineSums after = change.apply(before);
        if (after.entryCount() == 0) {
            rows.remove(DAYS, key);
        } else {
            rows.put(DAYS, FarmerDay.of(event.vendorId(), event.farmerId(), collectedOn, after));
        }
    }
}
