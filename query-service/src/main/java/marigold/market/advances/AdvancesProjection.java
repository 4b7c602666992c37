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

        Balance given(long amountPaise, long newBalancePaise) {
            long given = givenPaise + amountPaise;
            return new Balance(vendorId, farmerId, farmerName, groupId, given, deductedPaise, newBalancePaise);
        }

        Balance deducted(long amountPaise, long newBalancePaise) {
            long deducted = deductedPaise + amountPaise;
            return new Balance(vendorId, farmerId, farmerName, groupId, givenPaise, deducted, newBalancePaise);
        }
    }

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
    static final Table<Log> LOGS = Table.of("advances_log", Log.class, "vendor_id", "farmer_id", "advance_id");

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
        return List.of(BALANCES, LOGS);
    }

    @Override
    public void evolve(Rows rows, MarketEvent event, Occurrence occurrence) {
        switch (event) {
            case FarmerAccountEvent accountEvent -> evolve(rows, accountEvent, occurrence.occurredAt());
            case FarmerEvent farmerEvent -> evolve(rows, farmerEvent);
            case VendorEvent _,
                    FarmerGroupEvent _,
                    CatalogItemEvent _,
                    VehicleEvent _,
                    SaalaAccountEvent _,
                    SilkDayEvent _ -> {}
        }
    }

    private static void evolve(Rows rows, FarmerAccountEvent event, Instant at) {
        Key key = Key.of(event.vendorId(), event.farmerId());
        switch (event) {
            case AdvanceGiven given -> {
                change(rows, key, now -> now.given(given.amountPaise(), given.balancePaise()));
                log(rows, event, given.advanceId(), GIVE, given.givenOn(), given.amountPaise(), given.remarks(), at);
            }
            case AdvanceDeducted deducted -> {
                change(rows, key, now -> now.deducted(deducted.amountPaise(), deducted.balancePaise()));
                log(
                        rows,
                        event,
                        deducted.advanceId(),
                        DEDUCT,
                        deducted.deductedOn(),
                        deducted.amountPaise(),
                        deducted.remarks(),
                        at);
            }
            case FarmerAccountOpened _,
                    FarmerAccountClosed _,
                    EntryRecorded _,
                    EntryCorrected _,
                    EntryRemoved _,
                    SettlementMade _,
                    SettlementRecalculated _,
                    SettlementVoided _ -> {}
        }
    }

    private static void log(
            Rows rows,
            FarmerAccountEvent event,
            long id,
            String kind,
            LocalDate day,
            long amountPaise,
            String remarks,
            Instant at) {
        rows.put(LOGS, new Log(event.vendorId(), event.farmerId(), id, kind, day, amountPaise, remarks, at));
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

    private static void change(Rows rows, Key key, UnaryOperator<Balance> change) {
        Optional<Balance> balance = rows.find(BALANCES, key);
        balance.ifPresent(now -> rows.put(BALANCES, change.apply(now)));
    }
}
