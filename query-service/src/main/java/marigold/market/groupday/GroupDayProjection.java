package marigold.market.groupday;

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
import marigold.market.events.FarmerGroupEvent;
import marigold.market.events.FarmerGroupEvent.FarmerGroupClosed;
import marigold.market.events.FarmerGroupEvent.FarmerGroupCommissionSet;
import marigold.market.events.FarmerGroupEvent.FarmerGroupOpened;
import marigold.market.events.FarmerGroupEvent.FarmerGroupRenamed;
import marigold.market.events.MarketEvent;
import marigold.market.events.SaalaAccountEvent;
import marigold.market.events.SilkDayEvent;
import marigold.market.events.VehicleEvent;
import marigold.market.events.VendorEvent;
import marigold.market.linesums.LineSums;
import marigold.projection.Key;
import marigold.projection.Lookup;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class GroupDayProjection implements MarketReadModel {
    static final String NAME = "group_day";

    /// Stands for farmers who were in no group that day; ids of groups are positive.
    static final long NO_GROUP = 0;

    private static final String NO_GROUP_NAME = "Unassigned";

    record GroupDay(
            long vendorId,
            LocalDate collectedOn,
            long groupId,
            String groupName,
            long quantityGrams,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long transportPaise,
            long lineTotalPaise,
            long paidPaise,
            long entryCount) {

        static GroupDay of(long vendorId, LocalDate collectedOn, long groupId, String groupName, LineSums sums) {
            return new GroupDay(
                    vendorId,
                    collectedOn,
                    groupId,
                    groupName,
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

    record Group(long vendorId, long groupId, String name) {}

    static final Table<GroupDay> DAYS = Table.of("group_day", GroupDay.class, "vendor_id", "collected_on", "group_id");
    static final Lookup<GroupDay> DAYS_OF_GROUP = DAYS.lookup("vendor_id", "group_id");
    static final Table<Group> GROUPS = Table.of("group_day_group", Group.class, "vendor_id", "group_id");

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
        return List.of(DAYS, GROUPS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case FarmerAccountEvent accountEvent -> evolve(rows, accountEvent);
            case FarmerGroupEvent groupEvent -> evolve(rows, groupEvent);
            case VendorEvent _,
                    FarmerEvent _,
                    CatalogItemEvent _,
                    VehicleEvent _,
                    SaalaAccountEvent _,
                    SilkDayEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerAccountEvent event) {
        switch (event) {
            case EntryRecorded recorded -> add(rows, event.vendorId(), recorded.line());
            case EntryCorrected corrected -> {
                subtract(rows, event.vendorId(), corrected.before());
                add(rows, event.vendorId(), corrected.after());
            }
            case EntryRemoved removed -> subtract(rows, event.vendorId(), removed.line());
            case FarmerAccountOpened _,
                    FarmerAccountClosed _,
                    AdvanceGiven _,
                    AdvanceDeducted _,
                    SettlementMade _,
                    SettlementRecalculated _,
                    SettlementVoided _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerGroupEvent event) {
        switch (event) {
            case FarmerGroupOpened opened ->
                rows.put(GROUPS, new Group(opened.vendorId(), opened.groupId(), opened.name()));
            case FarmerGroupRenamed renamed -> {
                rows.put(GROUPS, new Group(renamed.vendorId(), renamed.groupId(), renamed.name()));
                for (GroupDay day : rows.findAll(DAYS_OF_GROUP, renamed.vendorId(), renamed.groupId())) {
                    rows.put(
                            DAYS,
                            GroupDay.of(day.vendorId(), day.collectedOn(), day.groupId(), renamed.name(), day.sums()));
                }
            }
            case FarmerGroupCommissionSet _, FarmerGroupClosed _ -> {}
        }
    }

    private static void add(Rows rows, long vendorId, EntryLine line) {
        change(rows, vendorId, line, sums -> sums.plus(line));
    }

    private static void subtract(Rows rows, long vendorId, EntryLine line) {
        change(rows, vendorId, line, sums -> sums.minus(line));
    }

    /// A day without lines has no row.
    private static void change(Rows rows, long vendorId, EntryLine line, UnaryOperator<LineSums> change) {
        long groupId = line.groupId().orElse(NO_GROUP);
        Key key = Key.of(vendorId, line.collectedOn(), groupId);
        String groupName =
                rows.find(GROUPS, Key.of(vendorId, groupId)).map(Group::name).orElse(NO_GROUP_NAME);
        LineSums before = rows.find(DAYS, key).map(GroupDay::sums).orElse(LineSums.NOTHING);
        LineSums after = change.apply(before);
        if (after.entryCount() == 0) {
            rows.remove(DAYS, key);
        } else {
            rows.put(DAYS, GroupDay.of(vendorId, line.collectedOn(), groupId, groupName, after));
        }
    }
}
