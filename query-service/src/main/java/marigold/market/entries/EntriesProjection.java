package marigold.market.entries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementMade;
import marigold.market.events.FarmerAccountEvent.SettlementRecalculated;
import marigold.market.events.FarmerAccountEvent.SettlementVoided;
import marigold.market.events.FarmerEvent;
import marigold.market.events.FarmerEvent.FarmerCodeChanged;
import marigold.market.events.FarmerEvent.FarmerCommissionSet;
import marigold.market.events.FarmerEvent.FarmerContactChanged;
import marigold.market.events.FarmerEvent.FarmerDeactivated;
import marigold.market.events.FarmerEvent.FarmerMovedToGroup;
import marigold.market.events.FarmerEvent.FarmerRegistered;
import marigold.market.events.FarmerEvent.FarmerRenamed;
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
import marigold.projection.Key;
import marigold.projection.Lookup;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class EntriesProjection implements MarketReadModel {
    static final String NAME = "entries";

    /// @param version      counted from 1, one more with each correction, as the write side counts
    /// @param answerValues of [EntryRow#answerValues], whose changes take a higher version of the read model
    record Entry(
            long vendorId,
            long entryId,
            LocalDate collectedOn,
            long farmerId,
            String farmerName,
            String farmerAddress,
            OptionalLong groupId,
            String groupName,
            OptionalLong vehicleId,
            String vehicleNumber,
            String vehicleName,
            String itemCode,
            String itemName,
            long quantityGrams,
            long ratePaisePerKg,
            long labourPaisePerKg,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long transportPaise,
            long lineTotalPaise,
            long paidPaise,
            String remarks,
            OptionalLong settlementId,
            int version,
            String answerValues) {

        /// With the values of its answer.
        private Entry(long vendorId, Farmer farmer, String groupName, OptionalLong vehicleId, EntryRow row) {
            this(
                    vendorId,
                    row.entryId(),
                    row.collectedOn(),
                    row.farmerId(),
                    farmer.name(),
                    farmer.address(),
                    row.groupId(),
                    groupName,
                    vehicleId,
                    row.vehicleNumber(),
                    row.vehicleName(),
                    row.itemCode(),
                    row.itemName(),
                    row.quantityGrams(),
                    row.ratePaisePerKg(),
                    row.labourPaisePerKg(),
                    row.grossPaise(),
                    row.labourPaise(),
                    row.cooliePaise(),
                    row.transportPaise(),
                    row.lineTotalPaise(),
                    row.paidPaise(),
                    row.remarks(),
                    row.settlementId(),
                    row.version(),
                    row.answerValues());
        }

        static Entry of(long vendorId, long entryId, Farmer farmer, String groupName, EntryLine line, int version) {
            EntryRow row = new EntryRow(
                    entryId,
                    line.collectedOn(),
                    line.vehicleNumber(),
                    line.vehicleName(),
                    line.itemCode(),
                    line.itemName(),
                    line.quantityGrams(),
                    line.ratePaisePerKg(),
                    line.labourPaisePerKg(),
                    line.cooliePaise(),
                    line.transportPaise(),
                    line.paidPaise(),
                    line.remarks(),
                    farmer.farmerId(),
                    line.groupId(),
                    line.grossPaise(),
                    line.labourPaise(),
                    line.lineTotalPaise(),
                    OptionalLong.empty(),
                    version);
            return new Entry(vendorId, farmer, groupName, line.vehicleId(), row);
        }

        Entry showing(String newFarmerName, String newFarmerAddress, String newGroupName) {
            return with(newFarmerName, newFarmerAddress, newGroupName, settlementId);
        }

        Entry heldBy(OptionalLong newSettlementId) {
            return with(farmerName, farmerAddress, groupName, newSettlementId);
        }

        private Entry with(
                String newFarmerName, String newFarmerAddress, String newGroupName, OptionalLong newSettlementId) {
            EntryRow row = new EntryRow(
                    entryId,
                    collectedOn,
                    vehicleNumber,
                    vehicleName,
                    itemCode,
                    itemName,
                    quantityGrams,
                    ratePaisePerKg,
                    labourPaisePerKg,
                    cooliePaise,
                    transportPaise,
                    paidPaise,
                    remarks,
                    farmerId,
                    groupId,
                    grossPaise,
                    labourPaise,
                    lineTotalPaise,
                    newSettlementId,
                    version);
            Farmer farmer = new Farmer(vendorId, farmerId, newFarmerName, newFarmerAddress);
            return new Entry(vendorId, farmer, newGroupName, vehicleId, row);
        }
    }

    record Farmer(long vendorId, long farmerId, String name, String address) {}

    record Group(long vendorId, long groupId, String name) {}

    /// When a vendor's entries, or the names in them, last changed: the time that his reports carry.
    record Change(long vendorId, Instant changedAt) {}

    static final Table<Entry> ENTRIES = Table.of("entries", Entry.class, "vendor_id", "entry_id");
    static final Lookup<Entry> ENTRIES_BY_FARMER = ENTRIES.lookup("vendor_id", "farmer_id");
    static final Lookup<Entry> ENTRIES_BY_GROUP = ENTRIES.lookup("vendor_id", "group_id");
    static final Table<Farmer> FARMERS = Table.of("entries_farmer", Farmer.class, "vendor_id", "farmer_id");
    static final Table<Group> GROUPS = Table.of("entries_group", Group.class, "vendor_id", "group_id");
    static final Table<Change> CHANGES = Table.of("entries_change", Change.class, "vendor_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(ENTRIES, FARMERS, GROUPS, CHANGES);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case FarmerAccountEvent accountEvent -> evolve(rows, accountEvent, occurrence.occurredAt());
            case FarmerEvent farmerEvent -> evolve(rows, farmerEvent, occurrence.occurredAt());
            case FarmerGroupEvent groupEvent -> evolve(rows, groupEvent, occurrence.occurredAt());
            case VendorEvent _, CatalogItemEvent _, VehicleEvent _, SaalaAccountEvent _, SilkDayEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerAccountEvent event, Instant at) {
        switch (event) {
            case EntryRecorded recorded -> write(rows, recorded, recorded.entryId(), recorded.line(), 1, at);
            case EntryCorrected corrected -> {
                int before = rows.find(ENTRIES, Key.of(corrected.vendorId(), corrected.entryId()))
                        .map(Entry::version)
                        .orElse(1);
                write(rows, corrected, corrected.entryId(), corrected.after(), before + 1, at);
            }
            case EntryRemoved removed -> {
                rows.remove(ENTRIES, Key.of(removed.vendorId(), removed.entryId()));
                rows.put(CHANGES, new Change(removed.vendorId(), at));
            }
            case SettlementMade made -> {
                for (SettledEntry entry : made.entries()) hold(rows, made, entry.entryId(), made.settlementId());
            }
            case SettlementRecalculated again -> {
                for (SettledEntry entry : again.entries()) hold(rows, again, entry.entryId(), again.settlementId());
            }
            case SettlementVoided voided -> {
                for (long entryId : voided.entryIds()) hold(rows, voided, entryId, OptionalLong.empty());
            }
            case FarmerAccountOpened _, FarmerAccountClosed _, AdvanceGiven _, AdvanceDeducted _ -> {}
        }
    }

    private static void hold(Rows rows, FarmerAccountEvent event, long entryId, long settlementId) {
        hold(rows, event, entryId, OptionalLong.of(settlementId));
    }

    /// Reports show the same of a settled line as before: when they last changed stays.
    private static void hold(Rows rows, FarmerAccountEvent event, long entryId, OptionalLong settlementId) {
        rows.find(ENTRIES, Key.of(event.vendorId(), entryId))
                .ifPresent(entry -> rows.put(ENTRIES, entry.heldBy(settlementId)));
    }

    private static void write(
            Rows rows, FarmerAccountEvent event, long entryId, EntryLine line, int version, Instant at) {
        Optional<Farmer> farmer = rows.find(FARMERS, Key.of(event.vendorId(), event.farmerId()));
        String groupName = line.groupId().isEmpty()
                ? ""
                : rows.find(GROUPS, Key.of(event.vendorId(), line.groupId().getAsLong()))
                        .map(Group::name)
                        .orElse("");
        Farmer known = farmer.orElseGet(() -> new Farmer(event.vendorId(), event.farmerId(), "Unknown", ""));
        rows.put(ENTRIES, Entry.of(event.vendorId(), entryId, known, groupName, line, version));
        rows.put(CHANGES, new Change(event.vendorId(), at));
    }

    private static void evolve(Rows rows, FarmerEvent event, Instant at) {
        Key key = Key.of(event.vendorId(), event.farmerId());
        switch (event) {
            case FarmerRegistered registered ->
                rows.put(
                        FARMERS,
                        new Farmer(
                                registered.vendorId(), registered.farmerId(), registered.name(), registered.address()));
            case FarmerRenamed renamed -> {
                Optional<Farmer> known = rows.find(FARMERS, key);
                show(rows, event, renamed.name(), known.map(Farmer::address).orElse(""), at);
            }
            case FarmerContactChanged changed -> {
                Optional<Farmer> known = rows.find(FARMERS, key);
                show(rows, event, known.map(Farmer::name).orElse("Unknown"), changed.address(), at);
            }
            case FarmerCodeChanged _, FarmerMovedToGroup _, FarmerCommissionSet _, FarmerDeactivated _ -> {}
        }
    }

    private static void show(Rows rows, FarmerEvent event, String name, String address, Instant at) {
        rows.put(FARMERS, new Farmer(event.vendorId(), event.farmerId(), name, address));
        List<Entry> entries = rows.findAll(ENTRIES_BY_FARMER, event.vendorId(), event.farmerId());
        for (Entry entry : entries) rows.put(ENTRIES, entry.showing(name, address, entry.groupName()));
        if (!entries.isEmpty()) rows.put(CHANGES, new Change(event.vendorId(), at));
    }

    private static void evolve(Rows rows, FarmerGroupEvent event, Instant at) {
        switch (event) {
            case FarmerGroupOpened opened ->
                rows.put(GROUPS, new Group(opened.vendorId(), opened.groupId(), opened.name()));
            case FarmerGroupRenamed renamed -> {
                rows.put(GROUPS, new Group(renamed.vendorId(), renamed.groupId(), renamed.name()));
                List<Entry> entries =
                        rows.findAll(ENTRIES_BY_GROUP, renamed.vendorId(), OptionalLong.of(renamed.groupId()));
                for (Entry entry : entries) {
                    rows.put(ENTRIES, entry.showing(entry.farmerName(), entry.farmerAddress(), renamed.name()));
                }
                if (!entries.isEmpty()) rows.put(CHANGES, new Change(renamed.vendorId(), at));
            }
            case FarmerGroupCommissionSet _, FarmerGroupClosed _ -> {}
        }
    }
}
