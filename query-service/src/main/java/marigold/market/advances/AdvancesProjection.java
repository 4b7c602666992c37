package marigold.market.advances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class AdvancesProjection implements MarketReadModel {
    static final String NAME = "advances";

    /// What the wire calls the two kinds of advances.
    static final String GIVE = "give";

    static final String DEDUCT = "deduct";

    record Balance(
            long vendorId,
            long farmerId,
            String farmerName,
            OptionalLong groupId,
            long givenPaise,
            long deductedPaise,
            long balancePaise) {

        Balance named(String newName) {
            return new Balance(vendorId, farmerId, newName, groupId, givenPaise, deductedPaise, balancePaise);
        }

        Balance in(OptionalLong newGroup) {
            return new Balance(vendorId, farmerId, farmerName, newGroup, givenPaise, deductedPaise, balancePaise);
        }

        Balance given(long amountPaise) {
            return summing(Math.addExact(givenPaise, amountPaise), deductedPaise);
        }

        Balance deducted(long amountPaise) {
            return summing(givenPaise, Math.addExact(deductedPaise, amountPaise));
        }

        private Balance summing(long given, long deducted) {
            return new Balance(vendorId, farmerId, farmerName, groupId, given, deducted, given - deducted);
        }
    }

    record Group(long vendorId, long groupId, String name) {}

    record Log(
            long vendorId,
            long farmerId,
            long advanceId,
            String kind,
            LocalDate enteredOn,
            long amountPaise,
            String remarks,
            Instant recordedAt) {}

    static final Table<Balance> BALANCES = Table.of("advances", Balance.class, "vendor_id", "farmer_id");
    static final Table<Group> GROUPS = Table.of("advances_group", Group.class, "vendor_id", "group_id");
    static final Table<Log> LOGS = Table.of("advances_log", Log.class, "vendor_id", "farmer_id", "advance_id");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(BALANCES, GROUPS, LOGS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case FarmerAccountEvent accountEvent -> evolve(rows, accountEvent, occurrence.occurredAt());
            case FarmerEvent farmerEvent -> evolve(rows, farmerEvent);
            case FarmerGroupEvent groupEvent -> evolve(rows, groupEvent);
            case VendorEvent _, CatalogItemEvent _, VehicleEvent _, SaalaAccountEvent _, SilkDayEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerAccountEvent event, Instant at) {
        Book book = new Book(rows, event.vendorId(), event.farmerId(), at);
        switch (event) {
            case AdvanceGiven given ->
                book.give(given.advanceId(), given.givenOn(), given.amountPaise(), given.remarks());
            case AdvanceDeducted deducted ->
                book.deduct(deducted.advanceId(), deducted.deductedOn(), deducted.amountPaise(), deducted.remarks());
            case SettlementMade made ->
                made.advanceId()
                        .ifPresent(id -> book.deduct(
                                id,
                                made.settledOn(),
                                made.figures().advanceDeductedPaise(),
                                "Settlement " + made.settlementId()));
            case SettlementRecalculated again -> {
                String remarks = "Settlement %d recalculated".formatted(again.settlementId());
                again.returnId()
                        .ifPresent(id -> book.give(id, again.recalculatedOn(), again.advanceReturnedPaise(), remarks));
                again.advanceId()
                        .ifPresent(id -> book.deduct(
                                id, again.recalculatedOn(), again.figures().advanceDeductedPaise(), remarks));
            }
            case SettlementVoided voided ->
                voided.returnId()
                        .ifPresent(id -> book.give(
                                id,
                                voided.voidedOn(),
                                voided.advanceReturnedPaise(),
                                "Settlement %d voided".formatted(voided.settlementId())));
            case FarmerAccountOpened _, FarmerAccountClosed _, EntryRecorded _, EntryCorrected _, EntryRemoved _ -> {}
        }
    }

    /// What an event notes for a farmer: every line moves his sums, so that they are those of the lines.
    private record Book(Rows rows, long vendorId, long farmerId, Instant at) {
        void give(long id, LocalDate day, long amountPaise, String remarks) {
            change(rows, Key.of(vendorId, farmerId), now -> now.given(amountPaise));
            rows.put(LOGS, new Log(vendorId, farmerId, id, GIVE, day, amountPaise, remarks, at));
        }

        void deduct(long id, LocalDate day, long amountPaise, String remarks) {
            change(rows, Key.of(vendorId, farmerId), now -> now.deducted(amountPaise));
            rows.put(LOGS, new Log(vendorId, farmerId, id, DEDUCT, day, amountPaise, remarks, at));
        }
    }

    private static void evolve(Rows rows, FarmerEvent event) {
        Key key = Key.of(event.vendorId(), event.farmerId());
        switch (event) {
            case FarmerRegistered registered ->
                rows.put(
                        BALANCES,
                        new Balance(
                                registered.vendorId(),
                                registered.farmerId(),
                                registered.name(),
                                registered.groupId(),
                                0,
                                0,
                                0));
            case FarmerRenamed renamed -> change(rows, key, balance -> balance.named(renamed.name()));
            case FarmerMovedToGroup moved -> change(rows, key, balance -> balance.in(moved.groupId()));
            case FarmerDeactivated _ -> rows.remove(BALANCES, key);
            case FarmerCodeChanged _, FarmerContactChanged _, FarmerCommissionSet _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerGroupEvent event) {
        switch (event) {
            case FarmerGroupOpened opened ->
                rows.put(GROUPS, new Group(opened.vendorId(), opened.groupId(), opened.name()));
            case FarmerGroupRenamed renamed ->
                rows.put(GROUPS, new Group(renamed.vendorId(), renamed.groupId(), renamed.name()));
            case FarmerGroupClosed closed -> rows.remove(GROUPS, Key.of(closed.vendorId(), closed.groupId()));
            case FarmerGroupCommissionSet _ -> {}
        }
    }

    private static void change(Rows rows, Key key, UnaryOperator<Balance> change) {
        Optional<Balance> balance = rows.find(BALANCES, key);
        balance.ifPresent(now -> rows.put(BALANCES, change.apply(now)));
    }
}
