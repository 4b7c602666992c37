package marigold.market.settlements;

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
import marigold.market.events.FarmerAccountEvent.EntryRecorded;
import marigold.market.events.FarmerAccountEvent.EntryRemoved;
import marigold.market.events.FarmerAccountEvent.FarmerAccountClosed;
import marigold.market.events.FarmerAccountEvent.FarmerAccountOpened;
import marigold.market.events.FarmerAccountEvent.SettledEntry;
import marigold.market.events.FarmerAccountEvent.SettlementFigures;
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
import marigold.projection.Lookup;
import marigold.projection.MarketReadModel;
import marigold.projection.Occurrence;
import marigold.projection.Rows;
import marigold.projection.Table;
import org.springframework.stereotype.Component;

@Component
final class SettlementsProjection implements MarketReadModel {
    static final String NAME = "settlements";

    static final String ACTIVE = "ACTIVE";
    static final String VOIDED = "VOIDED";

    /// @param madeAt    when it was made
    /// @param changedAt when it was made, last recalculated or voided
    record Settlement(
            long vendorId,
            long settlementId,
            long farmerId,
            String farmerName,
            OptionalLong groupId,
            LocalDate periodFrom,
            LocalDate periodTo,
            String status,
            String settlementBase,
            boolean deductPaid,
            int commissionBasisPoints,
            int advanceBasisPoints,
            long quantityGrams,
            long grossPaise,
            long labourPaise,
            long cooliePaise,
            long transportPaise,
            long paidPaise,
            long commissionPaise,
            long advanceDeductedPaise,
            long payablePaise,
            long advanceBalancePaise,
            int entryCount,
            String voidReason,
            Instant madeAt,
            Instant changedAt) {

        static Settlement active(
                long settlementId,
                Farmer farmer,
                SettlementFigures figures,
                int entryCount,
                long advanceBalancePaise,
                Instant madeAt,
                Instant changedAt) {
            return new Settlement(
                    farmer.vendorId(),
                    settlementId,
                    farmer.farmerId(),
                    farmer.name(),
                    farmer.groupId(),
                    figures.from(),
                    figures.to(),
                    ACTIVE,
                    figures.settlementBase().name(),
                    figures.deductPaid(),
                    figures.commissionBasisPoints(),
                    figures.advanceBasisPoints(),
                    figures.quantityGrams(),
                    figures.grossPaise(),
                    figures.labourPaise(),
                    figures.cooliePaise(),
                    figures.transportPaise(),
                    figures.paidPaise(),
                    figures.commissionPaise(),
                    figures.advanceDeductedPaise(),
                    figures.payablePaise(),
                    advanceBalancePaise,
                    entryCount,
                    "",
                    madeAt,
                    changedAt);
        }

        Settlement of(Farmer farmer) {
            return with(farmer.name(), farmer.groupId(), status, advanceBalancePaise, voidReason, changedAt);
        }

        Settlement voided(String reason, long newAdvanceBalancePaise, Instant at) {
            return with(farmerName, groupId, VOIDED, newAdvanceBalancePaise, reason, at);
        }

        private Settlement with(
                String newFarmerName,
                OptionalLong newGroupId,
                String newStatus,
                long newAdvanceBalancePaise,
                String newVoidReason,
                Instant newChangedAt) {
            return new Settlement(
                    vendorId,
                    settlementId,
                    farmerId,
                    newFarmerName,
                    newGroupId,
                    periodFrom,
                    periodTo,
                    newStatus,
                    settlementBase,
                    deductPaid,
                    commissionBasisPoints,
                    advanceBasisPoints,
                    quantityGrams,
                    grossPaise,
                    labourPaise,
                    cooliePaise,
                    transportPaise,
                    paidPaise,
                    commissionPaise,
                    advanceDeductedPaise,
                    payablePaise,
                    newAdvanceBalancePaise,
                    entryCount,
                    newVoidReason,
                    madeAt,
                    newChangedAt);
        }
    }

    record Line(long vendorId, long settlementId, long entryId, LocalDate collectedOn, long lineTotalPaise) {}

    record Farmer(long vendorId, long farmerId, String name, OptionalLong groupId) {}

    static final Table<Settlement> SETTLEMENTS =
            Table.of("settlements", Settlement.class, "vendor_id", "settlement_id");
    static final Lookup<Settlement> SETTLEMENTS_BY_FARMER = SETTLEMENTS.lookup("vendor_id", "farmer_id");
    static final Table<Line> LINES =
            Table.of("settlements_entry", Line.class, "vendor_id", "settlement_id", "entry_id");
    static final Table<Farmer> FARMERS = Table.of("settlements_farmer", Farmer.class, "vendor_id", "farmer_id");

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
        return List.of(SETTLEMENTS, LINES, FARMERS);
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
        switch (event) {
            case SettlementMade made -> {
                rows.put(
                        SETTLEMENTS,
                        Settlement.active(
                                made.settlementId(),
                                farmer(rows, made.vendorId(), made.farmerId()),
                                made.figures(),
                                made.entries().size(),
                                made.advanceBalancePaise(),
                                at,
                                at));
                write(rows, made.vendorId(), made.settlementId(), made.entries());
            }
            case SettlementRecalculated again -> {
                Key key = Key.of(again.vendorId(), again.settlementId());
                Optional<Settlement> before = rows.find(SETTLEMENTS, key);
                Farmer farmer = farmer(rows, again.vendorId(), again.farmerId());
                rows.put(
                        SETTLEMENTS,
                        Settlement.active(
                                again.settlementId(),
                                farmer,
                                again.figures(),
                                again.entries().size(),
                                again.advanceBalancePaise(),
                                before.map(Settlement::madeAt).orElse(at),
                                at));
                write(rows, again.vendorId(), again.settlementId(), again.entries());
            }
            case SettlementVoided voided -> {
                Key key = Key.of(voided.vendorId(), voided.settlementId());
                rows.find(SETTLEMENTS, key)
                        .ifPresent(settlement -> rows.put(
                                SETTLEMENTS, settlement.voided(voided.reason(), voided.advanceBalancePaise(), at)));
            }
            case FarmerAccountOpened _,
                    FarmerAccountClosed _,
                    EntryRecorded _,
                    EntryCorrected _,
                    EntryRemoved _,
                    AdvanceGiven _,
                    AdvanceDeducted _ -> {}
        }
    }

    private static void write(Rows rows, long vendorId, long settlementId, List<SettledEntry> entries) {
        for (SettledEntry entry : entries) {
            rows.put(
                    LINES,
                    new Line(vendorId, settlementId, entry.entryId(), entry.collectedOn(), entry.lineTotalPaise()));
        }
    }

    private static Farmer farmer(Rows rows, long vendorId, long farmerId) {
        return rows.find(FARMERS, Key.of(vendorId, farmerId))
                .orElseGet(() -> new Farmer(vendorId, farmerId, "Unknown", OptionalLong.empty()));
    }

    private static void evolve(Rows rows, FarmerEvent event) {
        switch (event) {
            case FarmerRegistered registered ->
                rows.put(
                        FARMERS,
                        new Farmer(
                                registered.vendorId(), registered.farmerId(), registered.name(), registered.groupId()));
            case FarmerRenamed renamed -> {
                Farmer before = farmer(rows, event.vendorId(), event.farmerId());
                show(rows, new Farmer(event.vendorId(), event.farmerId(), renamed.name(), before.groupId()));
            }
            case FarmerMovedToGroup moved -> {
                Farmer before = farmer(rows, event.vendorId(), event.farmerId());
                show(rows, new Farmer(event.vendorId(), event.farmerId(), before.name(), moved.groupId()));
            }
            case FarmerCodeChanged _, FarmerContactChanged _, FarmerCommissionSet _, FarmerDeactivated _ -> {}
        }
    }

    private static void show(Rows rows, Farmer farmer) {
        rows.put(FARMERS, farmer);
        for (Settlement settlement : rows.findAll(SETTLEMENTS_BY_FARMER, farmer.vendorId(), farmer.farmerId())) {
            rows.put(SETTLEMENTS, settlement.of(farmer));
        }
    }
}
