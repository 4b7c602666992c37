package marigold.market.farmerdirectory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import marigold.market.events.CatalogItemEvent;
import marigold.market.events.FarmerAccountEvent;
import marigold.market.events.FarmerAccountEvent.AdvanceDeducted;
import marigold.market.events.FarmerAccountEvent.AdvanceGiven;
import marigold.market.events.FarmerAccountEvent.EntryCorrected;
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountClosed;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
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
final class FarmerDirectoryProjection implements MarketReadModel {
    static final String NAME = "farmer_directory";

    record Farmer(
            long vendorId,
            long farmerId,
            String farmerCode,
            String name,
            OptionalLong groupId,
            String groupName,
            String phone,
            String address,
            OptionalInt commissionBasisPoints,
            long advanceBalancePaise,
            Instant registeredAt) {

        Farmer named(String newName) {
            return new Farmer(
                    vendorId,
                    farmerId,
                    farmerCode,
                    newName,
                    groupId,
                    groupName,
                    phone,
                    address,
                    commissionBasisPoints,
                    advanceBalancePaise,
                    registeredAt);
        }

        Farmer coded(String newCode) {
            return new Farmer(
                    vendorId,
                    farmerId,
                    newCode,
                    name,
                    groupId,
                    groupName,
                    phone,
                    address,
                    commissionBasisPoints,
                    advanceBalancePaise,
                    registeredAt);
        }

        Farmer reachedAt(String newPhone, String newAddress) {
            return new Farmer(
                    vendorId,
                    farmerId,
                    farmerCode,
                    name,
                    groupId,
                    groupName,
                    newPhone,
                    newAddress,
                    commissionBasisPoints,
                    advanceBalancePaise,
                    registeredAt);
        }

        Farmer in(OptionalLong newGroup, String newGroupName) {
            return new Farmer(
                    vendorId,
                    farmerId,
                    farmerCode,
                    name,
                    newGroup,
                    newGroupName,
                    phone,
                    address,
                    commissionBasisPoints,
                    advanceBalancePaise,
                    registeredAt);
        }

        Farmer charged(OptionalInt newCommission) {
            return new Farmer(
                    vendorId,
                    farmerId,
                    farmerCode,
                    name,
                    groupId,
                    groupName,
                    phone,
                    address,
                    newCommission,
                    advanceBalancePaise,
                    registeredAt);
        }

        Farmer owing(long newBalancePaise) {
            return new Farmer(
                    vendorId,
                    farmerId,
                    farmerCode,
                    name,
                    groupId,
                    groupName,
                    phone,
                    address,
                    commissionBasisPoints,
                    newBalancePaise,
                    registeredAt);
        }
    }

    record Group(long vendorId, long groupId, String name) {}

    static final Table<Farmer> FARMERS = Table.of("farmer_directory", Farmer.class, "vendor_id", "farmer_id");
    static final Lookup<Farmer> FARMERS_BY_GROUP = FARMERS.lookup("vendor_id", "group_id");
    static final Table<Group> GROUPS = Table.of("farmer_directory_group", Group.class, "vendor_id", "group_id");

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
        return List.of(FARMERS, GROUPS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case FarmerEvent farmerEvent -> evolve(rows, farmerEvent, occurrence.occurredAt());
            case FarmerGroupEvent groupEvent -> evolve(rows, groupEvent);
            case FarmerAccountEvent accountEvent -> evolve(rows, accountEvent);
            case VendorEvent _, CatalogItemEvent _, VehicleEvent _, SaalaAccountEvent _, SilkDayEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerEvent event, Instant at) {
        switch (event) {
            case FarmerRegistered registered ->
                rows.put(
                        FARMERS,
                        new Farmer(
                                registered.vendorId(),
                                registered.farmerId(),
                                registered.farmerCode(),
                                registered.name(),
                                registered.groupId(),
                                groupName(rows, registered.vendorId(), registered.groupId()),
                                registered.phone(),
                                registered.address(),
                                registered.commissionBasisPoints(),
                                0,
                                at));
            case FarmerRenamed renamed -> change(rows, event, farmer -> farmer.named(renamed.name()));
            case FarmerCodeChanged changed -> change(rows, event, farmer -> farmer.coded(changed.farmerCode()));
            case FarmerContactChanged changed ->
                change(rows, event, farmer -> farmer.reachedAt(changed.phone(), changed.address()));
            case FarmerMovedToGroup moved -> {
                String groupName = groupName(rows, moved.vendorId(), moved.groupId());
                change(rows, event, farmer -> farmer.in(moved.groupId(), groupName));
            }
            case FarmerCommissionSet set -> change(rows, event, farmer -> farmer.charged(set.commissionBasisPoints()));
            case FarmerDeactivated _ -> rows.remove(FARMERS, Key.of(event.vendorId(), event.farmerId()));
        }
    }

    private static void evolve(Rows rows, FarmerGroupEvent event) {
        switch (event) {
            case FarmerGroupOpened opened ->
                rows.put(GROUPS, new Group(opened.vendorId(), opened.groupId(), opened.name()));
            case FarmerGroupRenamed renamed -> {
                rows.put(GROUPS, new Group(renamed.vendorId(), renamed.groupId(), renamed.name()));
                OptionalLong group = OptionalLong.of(renamed.groupId());
                for (Farmer farmer : rows.findAll(FARMERS_BY_GROUP, renamed.vendorId(), group)) {
                    rows.put(FARMERS, farmer.in(group, renamed.name()));
                }
            }
            case FarmerGroupClosed closed -> {
                rows.remove(GROUPS, Key.of(closed.vendorId(), closed.groupId()));
                for (Farmer farmer :
                        rows.findAll(FARMERS_BY_GROUP, closed.vendorId(), OptionalLong.of(closed.groupId()))) {
                    rows.put(FARMERS, farmer.in(OptionalLong.empty(), ""));
                }
            }
            case FarmerGroupCommissionSet _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerAccountEvent event) {
        Key key = Key.of(event.vendorId(), event.farmerId());
        switch (event) {
            case AdvanceGiven given -> owe(rows, key, given.balancePaise());
            case AdvanceDeducted deducted -> owe(rows, key, deducted.balancePaise());
            case SettlementMade made -> owe(rows, key, made.advanceBalancePaise());
            case SettlementRecalculated again -> owe(rows, key, again.advanceBalancePaise());
            case SettlementVoided voided -> owe(rows, key, voided.advanceBalancePaise());
            case FarmerAccountOpened _, FarmerAccountClosed _, EntryRecorded _, EntryCorrected _, EntryRemoved _ -> {}
        }
    }

    private static void owe(Rows rows, Key key, long advanceBalancePaise) {
        rows.find(FARMERS, key).ifPresent(farmer -> rows.put(FARMERS, farmer.owing(advanceBalancePaise)));
    }

    private static void change(Rows rows, FarmerEvent event, UnaryOperator<Farmer> change) {
        Optional<Farmer> farmer = rows.find(FARMERS, Key.of(event.vendorId(), event.farmerId()));
        farmer.ifPresent(now -> rows.put(FARMERS, change.apply(now)));
    }

    private static String groupName(Rows rows, long vendorId, OptionalLong groupId) {
        if (groupId.isEmpty()) return "";
        return rows.find(GROUPS, Key.of(vendorId, groupId.getAsLong()))
                .map(Group::name)
                .orElse("");
    }
}
